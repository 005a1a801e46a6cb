import { entryOf } from './entry-of.js';
import type { ExecutionState } from './state.js';

// A namespace and a key with a period between them. What looks otherwise is plain text here: the
// structure rules refuse it when the pipeline is declared.
const reference = /#\{([A-Za-z0-9@\-_]+)\.([A-Za-z0-9@\-_]+)\}/g;

/**
 * A configuration with the values of its variables put in; undefined when one of them has none. A
 * value is taken as it is: what looks like a reference in it is not looked up.
 */
export const resolveConfiguration = (
  configuration: Readonly<Record<string, string>>,
  execution: ExecutionState,
): Readonly<Record<string, string>> | undefined => {
  const entries: [string, string][] = [];
  for (const [key, text] of Object.entries(configuration)) {
    const resolved = resolveText(text, execution);
    if (resolved === undefined) return undefined;
    entries.push([key, resolved]);
  }
  return Object.fromEntries(entries);
};

const resolveText = (text: string, execution: ExecutionState): string | undefined => {
  let isWhole = true;
  const resolved = text.replace(reference, (_, namespace: string, key: string) => {
    const value = variableValue(execution, namespace, key);
    if (value === undefined) isWhole = false;
    return value ?? '';
  });
  return isWhole ? resolved : undefined;
};

const variableValue = (
  execution: ExecutionState,
  namespace: string,
  key: string,
): string | undefined => {
  if (namespace === 'codepipeline') {
    return key === 'PipelineExecutionId' ? execution.pipelineExecutionId : undefined;
  }
  if (namespace === 'variables') {
    const declared = entryOf(execution.variables, key);
    // A V1 pipeline has no variables of its own, and its actions may call their namespace so.
    if (declared !== undefined) return declared;
  }
  const variables = entryOf(execution.outputVariables, namespace);
  return variables && entryOf(variables, key);
};

/** How much a configuration takes, in bytes of UTF-8. */
export const configurationBytes = (configuration: Readonly<Record<string, string>>): number =>
  Object.entries(configuration).reduce(
    (sum, [key, value]) => sum + utf8Bytes(key) + utf8Bytes(value),
    0,
  );

const utf8Bytes = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};
