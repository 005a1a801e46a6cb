import { TextDecoder } from 'node:util';
import { generalError } from '../cli-error.js';
import { decodeBase64 } from '../python-base64.js';
import { typeNameOf } from '../python-dict.js';
import { parseInteger } from '../values/integer.js';
import { JsonError } from '../values/json/json-error.js';
import { parseJson } from '../values/json/parse-json.js';
import { isDict } from '../values/python-value.js';

/** What asks for a page, by the members of the input; null asks for the first. */
export type NextToken = Readonly<Record<string, unknown>>;

export interface StartingPoint {
  readonly token: NextToken;
  /** How many elements of the page have been shown before; NaN where the token holds no such number. */
  readonly shown: number;
}

/** The member of a token that says how much of its page has been shown. */
export const shownKey = 'boto_truncate_amount';

/** Reads `--starting-token`: a token that the program gave, or one of the service itself. */
export function readStartingToken(text: string, inputToken: string): StartingPoint {
  const decoded = decode(text);
  if (decoded === undefined) return readServiceToken(text, inputToken);
  const { [shownKey]: shown = 0, boto_encoded_keys: _, ...token } = decoded;
  return { token, shown: countOf(shown) };
}

function countOf(value: unknown): number {
  const isCount = Number.isInteger(value) || ['bigint', 'boolean'].includes(typeof value);
  return isCount || value === null ? Number(value) : Number.NaN;
}

// What is JSON, but neither an object nor a list, Python falls over.
function decode(text: string): NextToken | undefined {
  const json = jsonIn(text);
  if (json === undefined || Array.isArray(json)) return undefined;
  if (isDict(json)) return json;
  throw generalError(`'${typeNameOf(json)}' object has no attribute 'pop'`);
}

function jsonIn(text: string): unknown {
  const bytes = decodeBase64(text);
  if (bytes === undefined) return undefined;
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    if (error instanceof JsonError || error instanceof TypeError) return undefined;
    throw error;
  }
}

// An old form has the number of elements after the service's token: `token___3`.
function readServiceToken(text: string, inputToken: string): StartingPoint {
  const parts = text.split('___');
  const [first = '', amount, ...others] = parts;
  const shown = others.length === 0 && amount !== undefined ? parseInteger(amount) : undefined;
  if (others.length > 0) throw badStartingToken(text);
  const token = shown === undefined ? text : first;
  return { token: { [inputToken]: token === 'None' ? null : token }, shown: Number(shown ?? 0) };
}

export function badStartingToken(token: string): Error {
  return generalError(`Bad starting token: ${token}`);
}
