import { JsonError, jsonError } from './values/json/json-error.js';
import { parseJsonNumber } from './values/json/json-number.js';
import { parseJsonString } from './values/json/json-string.js';
import type { Scanned } from './values/json/scanned.js';

/**
 * Reads JSON as Python does, with the members of an object in the order of the text: objects become
 * Maps. Throws a JsonError for what is not JSON.
 */
export function parseOrderedJson(text: string): unknown {
  const value = valueAt(text, afterBlanks(text, 0));
  const end = afterBlanks(text, value.end);
  if (end !== text.length) throw jsonError('Extra data', text, end);
  return value.value;
}

/** The same, or undefined for what is not JSON. */
export function orderedJsonOf(text: string): unknown {
  try {
    return parseOrderedJson(text);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

const constants = [
  ['null', null],
  ['true', true],
  ['false', false],
] as const;

function valueAt(text: string, at: number): Scanned {
  switch (text[at]) {
    case '"':
      return parseJsonString(text, at);
    case '{':
      return objectAt(text, at);
    case '[':
      return arrayAt(text, at);
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

function objectAt(text: string, start: number): Scanned {
  const members = new Map<string, unknown>();
  let at = afterBlanks(text, start + 1);
  while (text[at] !== '}' || members.size > 0) {
    if (text[at] !== '"') {
      throw jsonError('Expecting property name enclosed in double quotes', text, at);
    }
    const name = parseJsonString(text, at);
    at = afterBlanks(text, name.end);
    if (text[at] !== ':') throw jsonError("Expecting ':' delimiter", text, at);
    const value = valueAt(text, afterBlanks(text, at + 1));
    members.set(name.value, value.value);
    at = afterBlanks(text, value.end);
    if (text[at] === '}') break;
    at = afterComma(text, at);
  }
  return { value: members, end: at + 1 };
}

function arrayAt(text: string, start: number): Scanned {
  const elements: unknown[] = [];
  let at = afterBlanks(text, start + 1);
  while (text[at] !== ']' || elements.length > 0) {
    const element = valueAt(text, at);
    elements.push(element.value);
    at = afterBlanks(text, element.end);
    if (text[at] === ']') break;
    at = afterComma(text, at);
  }
  return { value: elements, end: at + 1 };
}

function afterComma(text: string, at: number): number {
  if (text[at] !== ',') throw jsonError("Expecting ',' delimiter", text, at);
  return afterBlanks(text, at + 1);
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at += 1;
  return at;
}
