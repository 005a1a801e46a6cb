import { generalError } from '../../cli-error.js';
import type { FileContent } from '../paramfile.js';
import { duplicateKeyError, ShorthandSyntaxError, syntaxError } from './shorthand-error.js';
import { firstWordAt, quotedAt, secondWordAt, type Word } from './words.js';

/** Gives the content of the file that a value names, or the value itself. */
export type Load = (value: string) => FileContent;

export type ShorthandValue =
  | FileContent
  | readonly ShorthandValue[]
  | { readonly [key: string]: ShorthandValue };

/** Reads `key=value,key=[value,value],key={key=value}`. What a value means is the model's to say. */
export function parseShorthand(
  text: string,
  load: Load,
): { readonly [key: string]: ShorthandValue } {
  const source: Source = { characters: [...text], at: 0, load, isLoading: false, depth: 0 };
  const members = new Map<string, ShorthandValue>();
  let afterValue = 0;
  do {
    if (members.size > 0) expect(source, ',', aroundBlanks);
    const [key, value] = pair(source, topValue);
    if (members.has(key)) throw duplicateKeyError(source.characters, afterValue + 1, key);
    members.set(key, value);
    afterValue = source.at;
  } while (!isAtEnd(source));
  return Object.fromEntries(members);
}

interface Source {
  readonly characters: readonly string[];
  readonly load: Load;
  at: number;
  /** Whether the last key was followed by `@=`. */
  isLoading: boolean;
  depth: number;
}

/** How deep brackets may lie in each other: there Python gives up, too. */
const nestingMax = 450;

const keyCharacter = /[A-Za-z0-9\-_.#/:]/;
const aroundBlanks = { aroundBlanks: true };

function pair(
  source: Source,
  valueAt: (source: Source) => ShorthandValue,
): readonly [string, ShorthandValue] {
  const key = keyAt(source);
  skipBlanks(source);
  source.isLoading = current(source) === '@';
  if (source.isLoading) expect(source, '@', aroundBlanks);
  expect(source, '=', aroundBlanks);
  return [key, valueAt(source)];
}

function keyAt(source: Source): string {
  const start = source.at;
  while (keyCharacter.test(current(source) ?? '')) source.at += 1;
  return source.characters.slice(start, source.at).join('');
}

function topValue(source: Source): ShorthandValue {
  if (isAtEnd(source)) return '';
  return bracketed(source) ?? commaSeparated(source);
}

function innerValue(source: Source): ShorthandValue {
  return bracketed(source) ?? firstValue(source);
}

function bracketed(source: Source): ShorthandValue | undefined {
  const opening = current(source);
  if (opening !== '[' && opening !== '{') return undefined;
  if (source.depth >= nestingMax) throw generalError('maximum recursion depth exceeded');
  source.depth += 1;
  const value = opening === '[' ? list(source) : hash(source);
  source.depth -= 1;
  return value;
}

function list(source: Source): ShorthandValue {
  const elements: ShorthandValue[] = [];
  inBrackets(source, '[]', () => elements.push(innerValue(source)));
  return elements;
}

// Of members with one name the last counts.
function hash(source: Source): ShorthandValue {
  const members: (readonly [string, ShorthandValue])[] = [];
  inBrackets(source, '{}', () => members.push(pair(source, innerValue)));
  return Object.fromEntries(members);
}

function inBrackets(source: Source, brackets: '[]' | '{}', item: () => void): void {
  const closing = brackets.charAt(1);
  expect(source, brackets.charAt(0), aroundBlanks);
  while (current(source) !== closing) {
    item();
    skipBlanks(source);
    if (current(source) !== closing) {
      expect(source, ',');
      skipBlanks(source);
    }
  }
  expect(source, closing);
}

// `a=b` is a value, `a=b,c` a list of two, and in `a=b,c=d` the comma ends the value.
function commaSeparated(source: Source): ShorthandValue {
  const first = firstValue(source);
  skipBlanks(source);
  if (current(source) !== ',') return first;
  expect(source, ',', aroundBlanks);
  const values = [first, ...furtherValues(source)];
  return values.length === 1 ? first : values;
}

// Where a value does not come to its end, what was taken for one is the next pair: back to the comma
// before it.
function furtherValues(source: Source): readonly ShorthandValue[] {
  const values: ShorthandValue[] = [];
  try {
    for (;;) {
      const value = secondValue(source);
      skipBlanks(source);
      if (isAtEnd(source)) return [...values, value];
      expect(source, ',', aroundBlanks);
      values.push(value);
    }
  } catch (error) {
    if (!(error instanceof ShorthandSyntaxError) || isAtEnd(source)) throw error;
    while (source.at > 0 && current(source) !== ',') source.at -= 1;
    return values;
  }
}

function firstValue(source: Source): FileContent {
  const quoted = quotedValue(source);
  if (quoted !== undefined) return quoted;
  const word = firstWordAt(source.characters, source.at);
  return word === undefined ? '' : taken(source, word);
}

function secondValue(source: Source): FileContent {
  const quoted = quotedValue(source);
  if (quoted !== undefined) return quoted;
  const word = secondWordAt(source.characters, source.at);
  if (word === undefined) throw missing(source, 'second');
  return taken(source, word);
}

// «singled» is how AWS spells it.
const quotes: ReadonlyMap<string, string> = new Map([
  ["'", 'singled quoted'],
  ['"', 'double quoted'],
]);

function quotedValue(source: Source): FileContent | undefined {
  const kind = quotes.get(current(source) ?? '');
  if (kind === undefined) return undefined;
  const word = quotedAt(source.characters, source.at);
  if (word === undefined) throw missing(source, kind);
  return taken(source, word);
}

function taken(source: Source, { text, end }: Word): FileContent {
  source.at = end;
  return source.isLoading ? source.load(text) : text;
}

function missing({ characters, at }: Source, kind: string): ShorthandSyntaxError {
  return syntaxError(characters, at, { expected: `<${kind}>`, received: '<none>' });
}

function expect(source: Source, expected: string, { aroundBlanks = false } = {}): void {
  if (aroundBlanks) skipBlanks(source);
  const received = current(source) ?? 'EOF';
  if (received !== expected) {
    throw syntaxError(source.characters, source.at, { expected, received });
  }
  source.at += 1;
  if (aroundBlanks) skipBlanks(source);
}

function skipBlanks(source: Source): void {
  while (' \t\n\r\v\f'.includes(current(source) ?? 'EOF')) source.at += 1;
}

function current({ characters, at }: Source): string | undefined {
  return characters[at];
}

function isAtEnd({ characters, at }: Source): boolean {
  return at >= characters.length;
}
