import { orderedJsonOf } from '../ordered-json.js';
import { withoutLeadingBlanks } from '../values/blanks.js';
import { JsonError } from '../values/json/json-error.js';
import { parseJson } from '../values/json/parse-json.js';
import { intValue } from '../values/python-value.js';
import { badToken, emptyExpression } from './syntax-error.js';
import type { Token, TokenType } from './token.js';

/** Cuts an expression into tokens; `eof` is the last. */
export function tokenize(expression: string): readonly Token[] {
  if (expression === '') throw emptyExpression();
  const characters = [...expression];
  const tokens: Token[] = [];
  let at = 0;
  while (at < characters.length) {
    if (isBlank(characters[at])) {
      at += 1;
      continue;
    }
    const { token, end } = tokenAt({ expression, characters }, at);
    tokens.push(token);
    at = end;
  }
  return [...tokens, { type: 'eof', value: '', start: characters.length }];
}

interface Source {
  readonly expression: string;
  readonly characters: readonly string[];
}

interface Scan {
  readonly token: Token;
  readonly end: number;
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && ' \t\n\r'.includes(character);
}

const singles: Readonly<Record<string, TokenType>> = {
  '.': 'dot',
  '*': 'star',
  ']': 'rbracket',
  ',': 'comma',
  ':': 'colon',
  '@': 'current',
  '(': 'lparen',
  ')': 'rparen',
  '{': 'lbrace',
  '}': 'rbrace',
  '[': 'lbracket',
  '|': 'pipe',
  '&': 'expref',
  '<': 'lt',
  '>': 'gt',
  '!': 'not',
};

const pairs: Readonly<Record<string, TokenType>> = {
  '[]': 'flatten',
  '[?': 'filter',
  '||': 'or',
  '&&': 'and',
  '<=': 'lte',
  '>=': 'gte',
  '!=': 'ne',
  '==': 'eq',
};

function tokenAt(source: Source, start: number): Scan {
  const { expression, characters } = source;
  const first = characters[start] ?? '';
  const pair = first + (characters[start + 1] ?? '');
  const pairType = pairs[pair];
  if (pairType !== undefined) return scan(pairType, pair, start, start + 2);
  const single = singles[first];
  if (single !== undefined) return scan(single, first, start, start + 1);
  if (/[A-Za-z_]/.test(first)) return identifier(source, start);
  if (/[-0-9]/.test(first)) return number(source, start);
  if (first === '"') return quotedIdentifier(source, start);
  if (first === "'") return rawString(source, start);
  if (first === '`') return literal(source, start);
  const shown = first === '=' ? "'='" : first;
  throw badToken(`Unknown token ${shown}`, expression, start);
}

function scan(type: TokenType, value: unknown, start: number, end: number): Scan {
  return { token: { type, value, start }, end };
}

function identifier({ characters }: Source, start: number): Scan {
  const end = endOf(characters, start + 1, /\w/);
  return scan('unquoted_identifier', characters.slice(start, end).join(''), start, end);
}

function number({ expression, characters }: Source, start: number): Scan {
  const end = endOf(characters, start + 1, /[0-9]/);
  const digits = characters.slice(start, end).join('');
  if (digits === '-') throw badToken("Unknown token '-'", expression, start);
  return scan('number', intValue(digits), start, end);
}

function endOf(characters: readonly string[], start: number, kind: RegExp): number {
  let end = start;
  while (kind.test(characters[end] ?? '')) end += 1;
  return end;
}

function quotedIdentifier(source: Source, start: number): Scan {
  const { text, end } = delimited(source, start);
  try {
    return scan('quoted_identifier', parseJson(`"${text}"`), start, end);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const [message = ''] = error.message.split(':', 1);
    throw badToken(message, source.expression, start);
  }
}

function rawString(source: Source, start: number): Scan {
  const { text, end } = delimited(source, start);
  return scan('literal', text.replaceAll("\\'", "'"), start, end);
}

// What is no JSON is taken for the inside of a JSON string, as it once was written.
function literal(source: Source, start: number): Scan {
  const { text, end } = delimited(source, start);
  const json = text.replaceAll('\\`', '`');
  const parsed = orderedJsonOf(json);
  const value = parsed === undefined ? orderedJsonOf(`"${withoutLeadingBlanks(json)}"`) : parsed;
  if (value === undefined) throw badToken(`Bad token ${json}`, source.expression, start);
  return scan('literal', value, start, end);
}

// Up to the next delimiter that has no backslash before it; the backslashes stay.
function delimited({ expression, characters }: Source, start: number) {
  const delimiter = characters[start];
  let end = start + 1;
  while (characters[end] !== delimiter) {
    if (characters[end] === '\\') end += 1;
    if (end >= characters.length) {
      throw badToken(`Unclosed ${delimiter} delimiter`, expression, start);
    }
    end += 1;
  }
  return { text: characters.slice(start + 1, end).join(''), end: end + 1 };
}
