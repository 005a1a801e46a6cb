import { generalError } from '../../cli-error.js';
import { orderedDict } from '../python-value.js';
import { JsonError, jsonError } from './json-error.js';
import { parseJsonNumber } from './json-number.js';
import { parseJsonString } from './json-string.js';
import type { Scanned } from './scanned.js';

/** How deep values may lie in each other: there Python gives up, too. */
const nestingMax = 950;

/**
 * Reads JSON as Python does: NaN and Infinity are numbers, of members with one name the last counts,
 * and an error is in Python's words. With `isOrdered` objects become OrderedDicts.
 */
export function parseJson(text: string, isOrdered = false): unknown {
  if (text.startsWith('\ufeff')) {
    throw jsonError('Unexpected UTF-8 BOM (decode using utf-8-sig)', text, 0);
  }
  const value = valueAt({ text, isOrdered, depth: 0 }, afterBlanks(text, 0));
  const end = afterBlanks(text, value.end);
  if (end !== text.length) throw jsonError('Extra data', text, end);
  return value.value;
}

interface Source {
  readonly text: string;
  readonly isOrdered: boolean;
  readonly depth: number;
}

const constants: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['null', null],
  ['true', true],
  ['false', false],
]);

function valueAt(source: Source, at: number): Scanned {
  const { text } = source;
  switch (text[at]) {
    case '"':
      return parseJsonString(text, at);
    case '{':
      return objectAt(deeper(source, 'object'), at);
    case '[':
      return arrayAt(deeper(source, 'array'), at);
    default: {
      for (const [word, value] of constants) {
        if (text.startsWith(word, at)) return { value, end: at + word.length };
      }
      const number = parseJsonNumber(text, at);
      if (number === undefined) throw jsonError('Expecting value', text, at);
      return number;
    }
  }
}

function deeper(source: Source, kind: 'object' | 'array'): Source {
  if (source.depth >= nestingMax) {
    throw generalError(
      `maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`,
    );
  }
  return { ...source, depth: source.depth + 1 };
}

function objectAt(source: Source, start: number): Scanned {
  const { text, isOrdered } = source;
  const members: [string, unknown][] = [];
  let at = afterBlanks(text, start + 1);
  while (text[at] !== '}' || members.length > 0) {
    if (text[at] !== '"') {
      throw jsonError('Expecting property name enclosed in double quotes', text, at);
    }
    const name = parseJsonString(text, at);
    at = afterBlanks(text, name.end);
    if (text[at] !== ':') throw jsonError("Expecting ':' delimiter", text, at);
    const value = valueAt(source, afterBlanks(text, at + 1));
    members.push([name.value, value.value]);
    at = afterBlanks(text, value.end);
    if (text[at] === '}') break;
    at = afterDelimiter(text, at);
  }
  // Object.fromEntries takes `__proto__` for a name like any other.
  const object = Object.fromEntries(members);
  return { value: isOrdered ? orderedDict(object) : object, end: at + 1 };
}

function arrayAt(source: Source, start: number): Scanned {
  const { text } = source;
  const elements: unknown[] = [];
  let at = afterBlanks(text, start + 1);
  while (text[at] !== ']' || elements.length > 0) {
    const element = valueAt(source, at);
    elements.push(element.value);
    at = afterBlanks(text, element.end);
    if (text[at] === ']') break;
    at = afterDelimiter(text, at);
  }
  return { value: elements, end: at + 1 };
}

function afterDelimiter(text: string, at: number): number {
  if (text[at] !== ',') throw jsonError("Expecting ',' delimiter", text, at);
  return afterBlanks(text, at + 1);
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (' \t\n\r'.includes(text.charAt(at)) && at < text.length) at += 1;
  return at;
}

/** Bytes are read in the encoding that their beginning shows. */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  return parseJson(decoded(bytes));
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (error) {
    throw new JsonError('the bytes are not text', { cause: error });
  }
}

// JSON begins with an ASCII character, so that zeros beside it show UTF-16.
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0) return 'utf-16be';
  return second === 0 ? 'utf-16le' : 'utf-8';
}
