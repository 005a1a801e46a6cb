import { incomplete, misplaced, type SyntaxFault } from './syntax-error.js';
import type { Token, TokenType } from './token.js';
import { tokenize } from './tokenize.js';

/** The tokens of an expression, and how far they have been read. */
export interface TokenStream {
  readonly expression: string;
  readonly tokens: readonly Token[];
  at: number;
}

export function tokenStream(expression: string): TokenStream {
  return { expression, tokens: tokenize(expression), at: 0 };
}

/** The token that is read next, or one that is some places from it. `eof` goes on for ever. */
export function peek({ tokens, at }: TokenStream, distance = 0): Token {
  const token = tokens[at + distance] ?? tokens.at(-1);
  if (token === undefined) throw new RangeError('an expression has at least its end');
  return token;
}

export function take(stream: TokenStream): Token {
  const token = peek(stream);
  stream.at += 1;
  return token;
}

/** Takes the next token if it is of the type. */
export function takeIf(stream: TokenStream, type: TokenType): boolean {
  const isThere = peek(stream).type === type;
  if (isThere) stream.at += 1;
  return isThere;
}

export function expect(stream: TokenStream, type: TokenType): void {
  if (!takeIf(stream, type)) throw notExpected(stream, type);
}

/** What is said of the next token where another was wanted. */
export function notExpected(stream: TokenStream, wanted: string): SyntaxFault {
  const token = peek(stream);
  if (token.type === 'eof') return incomplete(stream.expression);
  return fault(`Expecting: ${wanted}, got: ${token.type}`, stream);
}

/** The next token cannot stand here. */
export function fault(message: string, stream: TokenStream, token = peek(stream)): SyntaxFault {
  return misplaced(message, token, stream.expression);
}
