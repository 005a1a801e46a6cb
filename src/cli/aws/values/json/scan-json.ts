import { jsonError } from './json-error.js';
import { parseJsonNumber } from './json-number.js';
import { parseJsonString } from './json-string.js';
import type { Scanned } from './scanned.js';

/** What becomes of what is read. */
export interface JsonReading {
  /** Of members with one name all are given, in the order of the text. */
  readonly objectOf: (members: readonly (readonly [string, unknown])[]) => unknown;
  /** Asked before each object and array, with how many it lies in; may throw. */
  readonly enter?: (kind: 'object' | 'array', depth: number) => void;
}

/** Reads the whole of a text as JSON, in Python's manner; a JsonError says what is wrong and where. */
export function scanJson(text: string, reading: JsonReading): unknown {
  const value = valueAt({ text, reading, depth: 0 }, afterBlanks(text, 0));
  const end = afterBlanks(text, value.end);
  if (end !== text.length) throw jsonError('Extra data', text, end);
  return value.value;
}

interface Source {
  readonly text: string;
  readonly reading: JsonReading;
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
  source.reading.enter?.(kind, source.depth);
  return { ...source, depth: source.depth + 1 };
}

function objectAt(source: Source, start: number): Scanned {
  const { text, reading } = source;
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
  return { value: reading.objectOf(members), end: at + 1 };
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
