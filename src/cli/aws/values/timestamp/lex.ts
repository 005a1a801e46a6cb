/** Cuts a text into numbers, words, blanks and single other characters. */
export function lex(text: string): readonly string[] {
  const characters = [...text];
  const tokens: string[] = [];
  for (let at = 0; at < characters.length; ) {
    const raw = rawToken(characters, at);
    tokens.push(...pieces(raw));
    at = raw.end;
  }
  return tokens;
}

interface RawToken {
  readonly text: string;
  readonly end: number;
  /** Whether there are letters in it, or it ended in what might have become letters. */
  readonly hasLetters: boolean;
  readonly kind: 'word' | 'number' | 'dottedWord' | 'dottedNumber' | 'other';
}

const letter = /^\p{L}/u;
const digit = /^\d/;

// A dot within a number may be a decimal point or stand between the parts of a date, so that letters,
// digits and dots are first taken together.
function rawToken(characters: readonly string[], start: number): RawToken {
  const [first = ''] = characters.slice(start, start + 1);
  let kind = kindOfFirst(first);
  let hasLetters = false;
  let end = start + 1;
  for (; kind !== 'other' && end < characters.length; end += 1) {
    if (kind === 'word' || kind === 'dottedWord') hasLetters = true;
    const following = kindAfter(kind, characters, end);
    if (following === undefined) break;
    kind = following;
  }
  return { text: characters.slice(start, end).join(''), end, hasLetters, kind };
}

function kindOfFirst(character: string): RawToken['kind'] {
  if (letter.test(character)) return 'word';
  return digit.test(character) ? 'number' : 'other';
}

type CharacterKind = 'letter' | 'digit' | 'dot' | 'comma' | 'other';

const transitions: Readonly<
  Record<RawToken['kind'], Readonly<Partial<Record<CharacterKind, RawToken['kind']>>>>
> = {
  word: { letter: 'word', dot: 'dottedWord' },
  number: { digit: 'number', dot: 'dottedNumber', comma: 'dottedNumber' },
  dottedWord: { letter: 'dottedWord', dot: 'dottedWord', digit: 'dottedNumber' },
  dottedNumber: { digit: 'dottedNumber', dot: 'dottedNumber', letter: 'dottedWord' },
  other: {},
};

function kindAfter(
  kind: RawToken['kind'],
  characters: readonly string[],
  at: number,
): RawToken['kind'] | undefined {
  const next = characterKind(characters[at]);
  const isDotted = kind === 'dottedWord' || kind === 'dottedNumber';
  const following = transitions[kind][next];
  // Letters and digits follow each other only across a dot.
  if (isDotted && following !== kind && characters[at - 1] !== '.') return undefined;
  // A comma is a decimal point only behind two digits.
  if (next === 'comma' && characterKind(characters[at - 2]) !== 'digit') return undefined;
  return following;
}

function characterKind(character = ''): CharacterKind {
  if (letter.test(character)) return 'letter';
  if (digit.test(character)) return 'digit';
  if (character === '.') return 'dot';
  return character === ',' ? 'comma' : 'other';
}

function pieces({ text, hasLetters, kind }: RawToken): readonly string[] {
  if (kind === 'other') return [/^\s/.test(text) ? ' ' : text];
  if (kind === 'word' || kind === 'number') return [text];
  const dots = text.split('.').length - 1;
  if (!hasLetters && dots <= 1 && !/[.,]$/.test(text)) return [withPoint(kind, text)];
  const [first = '', ...others] = text.split(/([.,])/);
  return [withPoint(kind, first), ...others.filter((piece) => piece !== '')];
}

// A comma is a decimal point, too.
function withPoint(kind: RawToken['kind'], text: string): string {
  return kind === 'dottedNumber' && !text.includes('.') ? text.replaceAll(',', '.') : text;
}
