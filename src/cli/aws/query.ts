import { validationError } from './cli-error.js';
import type { Query } from './contract.js';
import { evaluate } from './jmespath/evaluate.js';
import type { Node } from './jmespath/node.js';
import { parse } from './jmespath/parse.js';
import { SyntaxFault } from './jmespath/syntax-error.js';

/** Reads `--query`. What fails only in searching throws then. */
export function compileQuery(expression: string): Query {
  const node = parsed(expression);
  return { search: (value) => evaluate(node, value ?? null) };
}

function parsed(expression: string): Node {
  try {
    return parse(expression);
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    throw validationError(`Bad value for --query ${expression}: ${error.message}`);
  }
}
