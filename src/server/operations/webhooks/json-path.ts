import { JSONPathEnvironment, JSONPathError, type JSONPathQuery } from 'json-p3';

/** A path that can be evaluated. */
export type JsonPath = JSONPathQuery;

/** The text is no path, or one that is not evaluated here. */
export class JsonPathSyntaxError extends Error {
  override readonly name = 'JsonPathSyntaxError';
}

// What functions do with a payload of somebody else's, patterns above all, has no limit.
class Environment extends JSONPathEnvironment {
  protected override setupFilterFunctions(): void {
    this.functionRegister.clear();
  }
}

const environment = new Environment();

/**
 * Reads a path. As in Java's JsonPath, spaces round it do not count and `$.` may be left out. Throws
 * JsonPathSyntaxError.
 */
export const readJsonPath = (text: string): JsonPath => {
  const trimmed = text.trim();
  const whole = trimmed.startsWith('$') ? trimmed : `$.${trimmed}`;
  try {
    return environment.compile(whole);
  } catch (cause) {
    if (!(cause instanceof JSONPathError)) throw cause;
    throw new JsonPathSyntaxError(cause.message, { cause });
  }
};
