import type { ListShape, Shape } from '../../../model/index.js';
import type { Io } from '../../io.js';
import { generalError, parameterError } from '../cli-error.js';
import { withoutLeadingBlanks } from './blanks.js';
import { toInteger } from './integer.js';
import { JsonError } from './json/json-error.js';
import { parseJson } from './json/parse-json.js';
import type { FileContent } from './paramfile.js';
import { coerce } from './shorthand/coerce.js';
import { readShorthand } from './shorthand/read-shorthand.js';
import { ShorthandError } from './shorthand/shorthand-error.js';

/** What stands for the value of an option: its words, or what was in the file that it named. */
export type Given = FileContent | readonly string[];

export interface Target {
  /** With its dashes, for messages. */
  readonly flag: string;
  readonly shape: Shape;
}

/** Makes a member's value of what the command line gives for it. */
export async function unpackArgument(target: Target, given: Given, io: Io): Promise<unknown> {
  const { shape } = target;
  if (takesShorthand(shape) && !looksLikeJson(given)) return unpackShorthand(target, given, io);
  return unpackPlain(target, given);
}

// A list of scalars is written as words.
function takesShorthand(shape: Shape): boolean {
  const composite: readonly Shape['kind'][] = ['structure', 'map', 'list'];
  return composite.includes(shape.kind === 'list' ? shape.member.kind : shape.kind);
}

// Of several words the first decides for all.
function looksLikeJson(given: Given): boolean {
  const first = Array.isArray(given) ? given[0] : given;
  return typeof first === 'string' && /^[[{]/.test(withoutLeadingBlanks(first));
}

async function unpackShorthand({ flag, shape }: Target, given: Given, io: Io): Promise<unknown> {
  try {
    if (typeof given === 'string') {
      const value = await readShorthand(given, io);
      // Where a file stands for a list, the one value in it is not made a list of one.
      return shape.kind === 'list' ? value : coerce(shape, value);
    }
    if (given instanceof Uint8Array) throw bytesAreNoText(given);
    const values: unknown[] = [];
    for (const word of given) values.push(await readShorthand(word, io));
    return coerce(shape, values);
  } catch (error) {
    if (error instanceof ShorthandError) throw parameterError(flag, error.message);
    throw error;
  }
}

// Python's complaints about looking for texts in bytes.
function bytesAreNoText(bytes: Uint8Array): Error {
  return generalError(
    bytes.length === 0
      ? "a bytes-like object is required, not 'str'"
      : "'in <string>' requires string as left operand, not int",
  );
}

function unpackPlain(target: Target, given: Given): unknown {
  switch (target.shape.kind) {
    case 'integer':
      return toInteger(given);
    case 'structure':
    case 'map':
      return unpackObject(target, given);
    case 'list':
      return unpackList({ ...target, shape: target.shape }, given);
    default:
      return given;
  }
}

function unpackObject({ flag }: Target, given: Given): unknown {
  if (typeof given !== 'string') return given;
  if (firstVisible(given) === '{') return readJson(flag, given);
  throw parameterError(flag, `Invalid JSON:\n${given}`);
}

function unpackList(target: Target & { readonly shape: ListShape }, given: Given): unknown {
  const { flag, shape } = target;
  if (typeof given === 'string') {
    if (firstVisible(given) === '[') return readJson(flag, given);
    return elements(target, [...given]);
  }
  if (given instanceof Uint8Array) return [...given];
  const [only] = given;
  if (given.length === 1 && only !== undefined && withoutLeadingBlanks(only).startsWith('[')) {
    return readJson(flag, only);
  }
  return shape.member.kind === 'string' ? given : elements(target, given);
}

function elements(
  { flag, shape }: Target & { readonly shape: ListShape },
  words: readonly string[],
): readonly unknown[] {
  return words.map((word) => unpackPlain({ flag, shape: shape.member }, word));
}

function firstVisible(text: string): string {
  const [first] = withoutLeadingBlanks(text);
  if (first === undefined) throw generalError('string index out of range');
  return first;
}

function readJson(flag: string, text: string): unknown {
  try {
    return parseJson(text, true);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw parameterError(flag, `Invalid JSON: ${error.message}\nJSON received: ${text}`);
  }
}
