import { isBlank, withoutTrailingBlanks } from '../blanks.js';

/** Part of a text: what it says, and where it ends. */
export interface Word {
  readonly text: string;
  readonly end: number;
}

/** A word that begins a value: `=` may stand within it, closing brackets may not. */
export function firstWordAt(characters: readonly string[], at: number): Word | undefined {
  return wordAt(characters, at, new Set(['"', "'", ',', ']', '}']));
}

/** A word after a comma: it is no `key=`, so that no `=` stands within it. */
export function secondWordAt(characters: readonly string[], at: number): Word | undefined {
  return wordAt(characters, at, new Set(['"', "'", ',', '=']));
}

const neverFirst: ReadonlySet<string> = new Set(['"', "'", ',', '=', '[', '{']);

function wordAt(
  characters: readonly string[],
  start: number,
  ends: ReadonlySet<string>,
): Word | undefined {
  let at = start;
  let length = isEscapedComma(characters, at) ? 2 : lengthOf(characters[at], neverFirst, isVisible);
  while (length > 0) {
    at += length;
    length = isEscapedComma(characters, at) ? 2 : lengthOf(characters[at], ends, isWithinWord);
  }
  if (at === start) return undefined;
  const text = characters.slice(start, at).join('').replaceAll('\\,', ',');
  return { text: withoutTrailingBlanks(text), end: at };
}

function isEscapedComma(characters: readonly string[], at: number): boolean {
  return characters[at] === '\\' && characters[at + 1] === ',';
}

function lengthOf(
  character: string | undefined,
  excluded: ReadonlySet<string>,
  isAllowed: (character: string) => boolean,
): 0 | 1 {
  if (character === undefined || excluded.has(character)) return 0;
  return isAllowed(character) ? 1 : 0;
}

function isWithinWord(character: string): boolean {
  return isVisible(character) || isBlank(character);
}

// From `!` up to the last character that has four hexadecimal digits: an emoji must be quoted.
function isVisible(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x21 && code <= 0xffff;
}

/** What stands between two quotes; a backslash keeps a quote from ending it. */
export function quotedAt(characters: readonly string[], start: number): Word | undefined {
  const quote = characters[start];
  let lastEscaped: number | undefined;
  let at = start + 1;
  while (at < characters.length && characters[at] !== quote) {
    const next = characters[at] === '\\' ? characters[at + 1] : undefined;
    if (next === quote) lastEscaped = at + 1;
    at += next === quote || next === '\\' ? 2 : 1;
  }
  // Without an end, an escaped quote ends it after all, and the backslash is one.
  const end = at < characters.length ? at : lastEscaped;
  if (end === undefined || quote === undefined) return undefined;
  const text = characters.slice(start + 1, end).join('');
  return {
    text: text.replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\'),
    end: end + 1,
  };
}
