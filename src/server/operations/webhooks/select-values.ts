import { jsonpath } from 'json-p3';
import { InvariantError } from '../../store/operating-error.js';
import type { JsonPath } from './json-path.js';

const { FilterSelector, IndexSelector, NameSelector, SliceSelector, WildcardSelector } =
  jsonpath.selectors;

/** Looking the values up takes more steps than a delivery may. */
export class TooManyStepsError extends Error {
  override readonly name = 'TooManyStepsError';
}

/** How many values all paths of one delivery may look at: a tenth of a second of work, or two. */
const stepsMax = 300_000;

/** A value in which paths are looked up. All look-ups in it share one number of steps. */
export interface Document {
  readonly root: unknown;
  readonly step: () => void;
}

export const documentOf = (root: unknown): Document => {
  let steps = 0;
  return {
    root,
    step: () => {
      steps += 1;
      if (steps > stepsMax) throw new TooManyStepsError();
    },
  };
};

/**
 * The values that a path selects, in the document's order. The number of steps is what bounds it: the
 * path is one person's and the document another's. Throws TooManyStepsError.
 */
export const selectValues = (path: JsonPath, document: Document): readonly unknown[] =>
  selectFrom(path, document.root, document);

const selectFrom = (path: JsonPath, start: unknown, document: Document): readonly unknown[] =>
  path.segments.reduce<readonly unknown[]>(
    (values, segment) => {
      // The library writes `..` before segments that look into all depths, and says it in no other way.
      const isDescendant = segment.toString().startsWith('..');
      const places = isDescendant ? values.flatMap((one) => addWithin(one, document, [])) : values;
      return places.flatMap((place) =>
        segment.selectors.flatMap((selector) => selectOne(selector, place, document)),
      );
    },
    [start],
  );

// Payloads are not deep: reading them has seen to it.
const addWithin = (value: unknown, document: Document, found: unknown[]): readonly unknown[] => {
  document.step();
  found.push(value);
  for (const child of childrenOf(value)) addWithin(child, document, found);
  return found;
};

const selectOne = (
  selector: jsonpath.JSONPathSelector,
  value: unknown,
  document: Document,
): readonly unknown[] => {
  document.step();
  if (selector instanceof NameSelector) return memberOf(value, selector.name);
  if (selector instanceof IndexSelector) return elementOf(value, selector.index);
  if (selector instanceof WildcardSelector) return counted(childrenOf(value), document);
  if (selector instanceof SliceSelector) return counted(sliceOf(value, selector), document);
  if (selector instanceof FilterSelector) {
    const { expression } = selector;
    return counted(childrenOf(value), document).filter((one) => holds(expression, one, document));
  }
  throw new InvariantError(`There is no selector ${selector.toString()}.`);
};

const counted = (values: readonly unknown[], document: Document): readonly unknown[] => {
  for (const _ of values) document.step();
  return values;
};

const childrenOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
};

const memberOf = (value: unknown, name: string): readonly unknown[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const member = Object.getOwnPropertyDescriptor(value, name);
  return member ? [member.value] : [];
};

const elementOf = (value: unknown, index: number): readonly unknown[] =>
  Array.isArray(value) && index < value.length && index >= -value.length ? [value.at(index)] : [];

const sliceOf = (
  value: unknown,
  { start, stop, step = 1 }: jsonpath.selectors.SliceSelector,
): readonly unknown[] => {
  if (!Array.isArray(value) || step === 0) return [];
  if (step === 1) return value.slice(start, stop);
  const { length } = value;
  const place = (bound: number): number => (bound < 0 ? bound + length : bound);
  const selected: unknown[] = [];
  if (step > 0) {
    const end = Math.min(place(stop ?? length), length);
    for (let at = Math.max(place(start ?? 0), 0); at < end; at += step) selected.push(value[at]);
    return selected;
  }
  const end = stop === undefined ? -1 : Math.max(place(stop), -1);
  const begin = Math.min(place(start ?? length - 1), length - 1);
  for (let at = begin; at > end; at += step) selected.push(value[at]);
  return selected;
};

const {
  BooleanLiteral,
  FilterQuery,
  InfixExpression,
  LogicalExpression,
  NullLiteral,
  NumberLiteral,
  PrefixExpression,
  RootQuery,
  StringLiteral,
} = jsonpath.expressions;

type Expression = jsonpath.expressions.FilterExpression;

/** Whether a condition of a filter holds for a value. */
const holds = (expression: Expression, current: unknown, document: Document): boolean => {
  document.step();
  if (expression instanceof LogicalExpression) {
    return holds(expression.expression, current, document);
  }
  if (expression instanceof PrefixExpression) return !holds(expression.right, current, document);
  if (expression instanceof FilterQuery) return valuesOf(expression, current, document).length > 0;
  if (!(expression instanceof InfixExpression)) {
    throw new InvariantError(`There is no condition ${expression.toString()}.`);
  }
  const { left, operator, right } = expression;
  if (operator === '&&') return holds(left, current, document) && holds(right, current, document);
  if (operator === '||') return holds(left, current, document) || holds(right, current, document);
  return compare(operator, {
    left: comparedOf(left, current, document),
    right: comparedOf(right, current, document),
  });
};

const valuesOf = (
  query: jsonpath.expressions.FilterQuery,
  current: unknown,
  document: Document,
): readonly unknown[] =>
  selectFrom(query.path, query instanceof RootQuery ? document.root : current, document);

/** What one side of a comparison is; undefined where the path leads to nothing. */
const comparedOf = (expression: Expression, current: unknown, document: Document): unknown => {
  if (expression instanceof NullLiteral) return null;
  if (
    expression instanceof BooleanLiteral ||
    expression instanceof StringLiteral ||
    expression instanceof NumberLiteral
  ) {
    return expression.value;
  }
  if (expression instanceof FilterQuery) return valuesOf(expression, current, document)[0];
  throw new InvariantError(`There is no value ${expression.toString()}.`);
};

// Objects and lists are never equal: to compare them would take steps that nobody counts.
const compare = (
  operator: string,
  { left, right }: { readonly left: unknown; readonly right: unknown },
): boolean => {
  const isEqual = left === right && (typeof left !== 'object' || left === null);
  switch (operator) {
    case '==':
      return isEqual;
    case '!=':
      return !isEqual;
    case '<':
      return isBelow(left, right);
    case '>':
      return isBelow(right, left);
    case '<=':
      return isEqual || isBelow(left, right);
    case '>=':
      return isEqual || isBelow(right, left);
    default:
      throw new InvariantError(`There is no comparison ${operator}.`);
  }
};

const isBelow = (left: unknown, right: unknown): boolean =>
  (typeof left === 'string' && typeof right === 'string' && left < right) ||
  (typeof left === 'number' && typeof right === 'number' && left < right);
