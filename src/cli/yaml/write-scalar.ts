import type { Emitter } from './emitter.js';
import { special, styleOf } from './scalar-style.js';

/** Where a scalar stands. */
export interface ScalarPlace {
  /** The column of the lines that it is continued on. */
  readonly indent: number;
  /** A key stays on its line. */
  readonly isKey: boolean;
}

/** Writes a text so that it is read as one. */
export function writeText(emitter: Emitter, text: string, place: ScalarPlace): void {
  switch (styleOf(text)) {
    case 'plain':
      writePlain(emitter, text, place);
      break;
    case 'single':
      writeSingleQuoted(emitter, text, place);
      break;
    case 'double':
      writeDoubleQuoted(emitter, text, place);
      break;
  }
}

/** Writes what stands for a value of another type: `true`, `12`. */
export function writeWord(emitter: Emitter, word: string): void {
  emitter.beginScalar('');
  for (const character of word) emitter.character(character);
  emitter.endScalar('');
}

export function writePlain(emitter: Emitter, text: string, place: ScalarPlace): void {
  emitter.beginScalar('');
  writeFolded(emitter, text, place);
  emitter.endScalar('');
}

// A line break within quotes is read as a blank, two of them as one break.
function writeSingleQuoted(emitter: Emitter, text: string, place: ScalarPlace): void {
  emitter.beginScalar("'");
  for (const part of text.split(/([\n\u2028\u2029]+)/)) {
    if (/^[\n\u2028\u2029]/.test(part)) writeBreaks(emitter, part, place);
    else writeFolded(emitter, part.replaceAll("'", "''"), place);
  }
  emitter.endScalar("'");
}

function writeBreaks(emitter: Emitter, run: string, { indent }: ScalarPlace): void {
  if (run.startsWith('\n')) emitter.lineBreak('\n');
  for (const character of run) emitter.lineBreak(character);
  emitter.indentTo(indent);
}

// A full line is broken at a lone blank between others.
function writeFolded(emitter: Emitter, text: string, { indent, isKey }: ScalarPlace): void {
  const characters = [...text];
  for (const [at, character] of characters.entries()) {
    const [before = ' ', after = ' '] = [characters[at - 1], characters[at + 1]];
    const isLone = character === ' ' && before !== ' ' && after !== ' ';
    if (isLone && !isKey && emitter.isLineFull()) emitter.indentTo(indent);
    else emitter.character(character);
  }
}

function writeDoubleQuoted(emitter: Emitter, text: string, { indent, isKey }: ScalarPlace): void {
  const characters = [...text];
  emitter.beginScalar('"');
  let wasBlank = false;
  for (const [at, character] of characters.entries()) {
    const isBlank = character === ' ';
    const isInner = at > 0 && at < characters.length - 1;
    if (isBlank && !wasBlank && isInner && !isKey && emitter.isLineFull()) {
      emitter.indentTo(indent);
      // The blanks at the beginning of a line would not count.
      if (characters[at + 1] === ' ') emitter.character('\\');
    } else emitter.character(isEscaped(character) ? escapeOf(character) : character);
    wasBlank = isBlank;
  }
  emitter.endScalar('"');
}

function isEscaped(character: string): boolean {
  return '"\\\n\u2028\u2029'.includes(character) || special.test(character);
}

const named: ReadonlyMap<string, string> = new Map([
  ['\0', '0'],
  ['\x07', 'a'],
  ['\b', 'b'],
  ['\t', 't'],
  ['\n', 'n'],
  ['\v', 'v'],
  ['\f', 'f'],
  ['\r', 'r'],
  ['\x1b', 'e'],
  ['"', '"'],
  ['\\', '\\'],
  ['\x85', 'N'],
  ['\xa0', '_'],
  ['\u2028', 'L'],
  ['\u2029', 'P'],
]);

function escapeOf(character: string): string {
  const name = named.get(character);
  if (name !== undefined) return `\\${name}`;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
