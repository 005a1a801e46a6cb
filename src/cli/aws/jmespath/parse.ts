import { textOf } from '../python-dict.js';
import { pythonRepr } from '../validate/python-repr.js';
import type { Comparator, Index, Node, Slice } from './node.js';
import { incomplete, misplaced } from './syntax-error.js';
import type { Token, TokenType } from './token.js';
import {
  expect,
  fault,
  notExpected,
  peek,
  type TokenStream,
  take,
  takeIf,
  tokenStream,
} from './token-stream.js';

/** Reads an expression; throws a SyntaxFault where it is none. */
export function parse(expression: string): Node {
  const stream = tokenStream(expression);
  const node = parseExpression(stream, 0);
  const next = peek(stream);
  if (next.type !== 'eof') throw fault(`Unexpected token: ${textOf(next.value)}`, stream);
  return node;
}

/** How tightly a token holds on to what stands before it. */
const bindingPowers: Partial<Record<TokenType, number>> = {
  pipe: 1,
  or: 2,
  and: 3,
  eq: 5,
  gt: 5,
  lt: 5,
  gte: 5,
  lte: 5,
  ne: 5,
  flatten: 9,
  star: 20,
  filter: 21,
  dot: 40,
  not: 45,
  lbrace: 50,
  lbracket: 55,
  lparen: 60,
};

/** Looser tokens than this end a projection. */
const projectionStop = 10;

const identity: Node = { kind: 'current' };

function powerOf(type: TokenType): number {
  return bindingPowers[type] ?? 0;
}

function parseExpression(stream: TokenStream, power: number): Node {
  let left = parsePrefix(stream);
  while (power < powerOf(peek(stream).type)) left = parseSuffix(stream, left);
  return left;
}

function parsePrefix(stream: TokenStream): Node {
  const token = take(stream);
  switch (token.type) {
    case 'literal':
      return { kind: 'literal', value: token.value };
    case 'unquoted_identifier':
      return { kind: 'field', name: textOf(token.value) };
    case 'quoted_identifier':
      return quotedField(stream, token);
    case 'star':
      return {
        kind: 'valueProjection',
        left: identity,
        right: peek(stream).type === 'rbracket' ? identity : parseProjected(stream, 'star'),
      };
    case 'filter':
      return parseFilter(stream, identity);
    case 'flatten':
      return parseFlatten(stream, identity);
    case 'lbrace':
      return parseMultiSelectHash(stream);
    case 'lbracket':
      return parseBracket(stream);
    case 'lparen': {
      const inner = parseExpression(stream, 0);
      expect(stream, 'rparen');
      return inner;
    }
    case 'not':
      return { kind: 'not', of: parseExpression(stream, powerOf('not')) };
    case 'current':
      return identity;
    case 'expref':
      return { kind: 'expref', of: parseExpression(stream, powerOf('expref')) };
    case 'eof':
      throw incomplete(stream.expression);
    default:
      throw misplaced('invalid token', token, stream.expression);
  }
}

function parseSuffix(stream: TokenStream, left: Node): Node {
  const { type } = peek(stream);
  switch (type) {
    case 'dot':
      stream.at += 1;
      return parseDot(stream, left);
    case 'pipe':
      stream.at += 1;
      return { kind: 'chain', left, right: parseExpression(stream, powerOf(type)) };
    case 'or':
    case 'and':
      stream.at += 1;
      return { kind: type, left, right: parseExpression(stream, powerOf(type)) };
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      stream.at += 1;
      return parseComparison(stream, type, left);
    case 'filter':
      stream.at += 1;
      return parseFilter(stream, left);
    case 'flatten':
      stream.at += 1;
      return parseFlatten(stream, left);
    case 'lbracket':
      stream.at += 1;
      return parseIndexOrProjection(stream, left);
    case 'lparen':
      stream.at += 1;
      return parseCall(stream, left);
    default:
      throw fault('invalid token', stream);
  }
}

// A function's name stands without quotes.
function quotedField(stream: TokenStream, token: Token): Node {
  const next = peek(stream);
  if (next.type !== 'lparen') return { kind: 'field', name: textOf(token.value) };
  const message = 'Quoted identifier not allowed for function names.';
  throw misplaced(message, { ...next, start: 0 }, stream.expression);
}

function parseComparison(stream: TokenStream, comparator: Comparator, left: Node): Node {
  const right = parseExpression(stream, powerOf(comparator));
  return { kind: 'comparison', comparator, left, right };
}

function parseDot(stream: TokenStream, left: Node): Node {
  if (!takeIf(stream, 'star')) {
    return { kind: 'chain', left, right: parseAfterDot(stream, powerOf('dot')) };
  }
  return { kind: 'valueProjection', left, right: parseProjected(stream, 'dot') };
}

const afterDot = ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'];

function parseAfterDot(stream: TokenStream, power: number): Node {
  const { type } = peek(stream);
  if (type === 'lbracket') {
    stream.at += 1;
    return parseMultiSelectList(stream);
  }
  if (type === 'lbrace') {
    stream.at += 1;
    return parseMultiSelectHash(stream);
  }
  if (type === 'star' || afterDot.includes(type)) return parseExpression(stream, power);
  throw fault(`Expecting: ${pythonRepr(afterDot)}, got: ${type}`, stream);
}

// What is done with each element of a projection that began with `type`.
function parseProjected(stream: TokenStream, type: TokenType): Node {
  const next = peek(stream);
  if (powerOf(next.type) < projectionStop) return identity;
  const power = powerOf(type);
  if (next.type === 'lbracket' || next.type === 'filter') return parseExpression(stream, power);
  if (next.type !== 'dot') throw fault('syntax error', stream);
  stream.at += 1;
  return parseAfterDot(stream, power);
}

function parseFilter(stream: TokenStream, left: Node): Node {
  const condition = parseExpression(stream, 0);
  expect(stream, 'rbracket');
  const right = peek(stream).type === 'flatten' ? identity : parseProjected(stream, 'filter');
  return { kind: 'filterProjection', left, right, condition };
}

function parseFlatten(stream: TokenStream, of: Node): Node {
  const right = parseProjected(stream, 'flatten');
  return { kind: 'listProjection', left: { kind: 'flatten', of }, right };
}

// A bracket with nothing before it.
function parseBracket(stream: TokenStream): Node {
  const { type } = peek(stream);
  if (type === 'number' || type === 'colon') return parseIndexOrSlice(stream, identity);
  if (type === 'star' && peek(stream, 1).type === 'rbracket') {
    stream.at += 2;
    return { kind: 'listProjection', left: identity, right: parseProjected(stream, 'star') };
  }
  return parseMultiSelectList(stream);
}

function parseIndexOrProjection(stream: TokenStream, left: Node): Node {
  const { type } = peek(stream);
  if (type === 'number' || type === 'colon') return parseIndexOrSlice(stream, left);
  expect(stream, 'star');
  expect(stream, 'rbracket');
  return { kind: 'listProjection', left, right: parseProjected(stream, 'star') };
}

// A slice is a projection, unless it follows an index.
function parseIndexOrSlice(stream: TokenStream, left: Node): Node {
  const isSlice = peek(stream).type === 'colon' || peek(stream, 1).type === 'colon';
  const right = isSlice ? parseSlice(stream) : parseIndex(stream);
  const indexed: Node = { kind: 'indexed', left, right };
  if (!isSlice || left.kind === 'indexed') return indexed;
  return { kind: 'listProjection', left: indexed, right: parseProjected(stream, 'star') };
}

function parseIndex(stream: TokenStream): Index {
  const index = Number(take(stream).value);
  expect(stream, 'rbracket');
  return { kind: 'index', index };
}

const colonsMax = 2;

function parseSlice(stream: TokenStream): Slice {
  const parts: (number | undefined)[] = [];
  let colons = 0;
  for (let token = peek(stream); token.type !== 'rbracket'; token = peek(stream)) {
    if (token.type === 'colon' && colons < colonsMax) colons += 1;
    else if (token.type === 'number') parts[colons] = Number(token.value);
    else throw fault('syntax error', stream);
    stream.at += 1;
  }
  expect(stream, 'rbracket');
  const [start, stop, step] = parts;
  return { kind: 'slice', start, stop, step };
}

function parseMultiSelectList(stream: TokenStream): Node {
  const elements = [parseExpression(stream, 0)];
  while (peek(stream).type !== 'rbracket') {
    expect(stream, 'comma');
    elements.push(parseExpression(stream, 0));
  }
  expect(stream, 'rbracket');
  return { kind: 'multiSelectList', elements };
}

const keyTypes = ['quoted_identifier', 'unquoted_identifier'];

// The comma between two members may be left out.
function parseMultiSelectHash(stream: TokenStream): Node {
  const members: (readonly [string, Node])[] = [];
  for (;;) {
    const key = peek(stream);
    if (!keyTypes.includes(key.type)) throw notExpected(stream, pythonRepr(keyTypes));
    stream.at += 1;
    expect(stream, 'colon');
    members.push([textOf(key.value), parseExpression(stream, 0)]);
    if (takeIf(stream, 'comma')) continue;
    if (takeIf(stream, 'rbrace')) return { kind: 'multiSelectHash', members };
  }
}

// The comma between two arguments may be left out.
function parseCall(stream: TokenStream, left: Node): Node {
  if (left.kind !== 'field') {
    const before = peek(stream, -2);
    throw fault(`Invalid function name '${textOf(before.value)}'`, stream, before);
  }
  const args: Node[] = [];
  while (!takeIf(stream, 'rparen')) {
    args.push(parseExpression(stream, 0));
    takeIf(stream, 'comma');
  }
  return { kind: 'call', name: left.name, args };
}
