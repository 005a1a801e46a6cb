import { jsonError } from './json-error.js';
import type { Scanned } from './scanned.js';

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Reads the string whose opening quote stands at `start`. */
export function parseJsonString(text: string, start: number): Scanned<string> {
  const pieces: string[] = [];
  let at = start + 1;
  for (;;) {
    const end = endOfPlain(text, at);
    pieces.push(text.slice(at, end));
    const character = text[end];
    if (character === '"') return { value: pieces.join(''), end: end + 1 };
    if (character === undefined) throw unterminated(text, start);
    if (character !== '\\') throw jsonError('Invalid control character at', text, end);
    const escaped = text[end + 1];
    if (escaped === undefined) throw unterminated(text, start);
    const isUnicode = escaped === 'u';
    pieces.push(isUnicode ? unicodeEscape(text, end) : plainEscape(text, end));
    at = end + (isUnicode ? 6 : 2);
  }
}

function endOfPlain(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isSpecial(text.charCodeAt(at))) at += 1;
  return at;
}

// A quote, a backslash or a control character.
function isSpecial(code: number): boolean {
  return code === 0x22 || code === 0x5c || code < 0x20;
}

function plainEscape(text: string, backslash: number): string {
  const meant = escapes[text.charAt(backslash + 1)];
  if (meant === undefined) throw jsonError('Invalid \\escape', text, backslash);
  return meant;
}

// Half of a pair of surrogates is let through: its other half may follow.
function unicodeEscape(text: string, backslash: number): string {
  const digits = text.slice(backslash + 2, backslash + 6);
  // Something must follow the digits, if only the closing quote.
  if (backslash + 6 >= text.length || !/^[\da-f]{4}$/i.test(digits)) {
    throw jsonError('Invalid \\uXXXX escape', text, backslash + 1);
  }
  return String.fromCharCode(Number.parseInt(digits, 16));
}

function unterminated(text: string, start: number): Error {
  return jsonError('Unterminated string starting at', text, start);
}
