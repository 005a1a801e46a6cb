import { lengthOf } from '../code-points.js';
import { textOf } from '../python-dict.js';
import type { Token } from './token.js';

/** An expression that does not parse, in the words of AWS's program. */
export class SyntaxFault extends Error {}

export function emptyExpression(): SyntaxFault {
  return new SyntaxFault('Invalid JMESPath expression: cannot be empty.');
}

/** Some characters are no token. The caret stands under `at`. */
export function badToken(message: string, expression: string, at: number): SyntaxFault {
  return new SyntaxFault(`Bad jmespath expression: ${message}:\n${expression}\n${' '.repeat(at)}^`);
}

export function incomplete(expression: string): SyntaxFault {
  const caret = `${' '.repeat(lengthOf(expression) + 1)}^`;
  return new SyntaxFault(
    `Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${caret}`,
  );
}

/** A token that cannot stand where it does. */
export function misplaced(message: string, token: Token, expression: string): SyntaxFault {
  const caret = `${' '.repeat(token.start + 1)}^`;
  return new SyntaxFault(
    `${message}: Parse error at column ${token.start}, token "${textOf(token.value)}" ` +
      `(${token.type.toUpperCase()}), for expression:\n"${expression}"\n${caret}`,
  );
}
