import { generalError } from '../cli-error.js';
import { byCodePoint } from '../code-points.js';
import { type Dict, entriesOf, isDict, memberOf, sizeOf, typeNameOf } from '../python-dict.js';
import { PythonDatetime } from '../values/python-value.js';
import { isNumber, plain } from './python-number.js';

/** JMESPath's equality: as Python's, but no boolean is a number. */
export function isEqual(a: unknown, b: unknown): boolean {
  const isMixed = typeof a === 'boolean' ? isNumber(b) : isNumber(a) && typeof b === 'boolean';
  return !isMixed && isPythonEqual(a, b);
}

/** Python's `==`: 1 equals 1.0 and True. */
export function isPythonEqual(a: unknown, b: unknown): boolean {
  const [first, second] = [numericOf(a), numericOf(b)];
  if (first !== undefined && second !== undefined) return first >= second && first <= second;
  if (Array.isArray(a)) return Array.isArray(b) && areListsEqual(a, b);
  if (isDict(a)) return isDict(b) && areDictsEqual(a, b);
  if (a instanceof PythonDatetime)
    return b instanceof PythonDatetime && instantOf(a) === instantOf(b);
  return a === b;
}

function numericOf(value: unknown): number | bigint | undefined {
  if (typeof value === 'boolean') return Number(value);
  return isNumber(value) ? plain(value) : undefined;
}

function areListsEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((element, at) => isPythonEqual(element, b[at]));
}

function areDictsEqual(a: Dict, b: Dict): boolean {
  if (sizeOf(a) !== sizeOf(b)) return false;
  return entriesOf(a).every(([key, value]) => {
    const other = memberOf(b, key);
    return other !== undefined && isPythonEqual(value, other);
  });
}

function instantOf({ wallTime, microseconds, offsetSeconds = 0 }: PythonDatetime): number {
  return Date.parse(`${wallTime}Z`) * 1000 + microseconds - offsetSeconds * 1e6;
}

/** What can be put in order: a number or a string. */
export function isOrderable(value: unknown): boolean {
  return typeof value === 'string' || isNumber(value);
}

/** Whether `a` stands to `b` as the operator says. Strings and numbers do not compare. */
export function isInOrder(a: unknown, operator: '<' | '<=' | '>' | '>=', b: unknown): boolean {
  const order = orderOf(a, b);
  if (order === undefined) {
    throw generalError(
      `'${operator}' not supported between instances of '${typeNameOf(a)}' and '${typeNameOf(b)}'`,
    );
  }
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Negative, 0 or positive as `a` is less than, equal to or greater than `b`; NaN is none of them. */
function orderOf(a: unknown, b: unknown): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') return byCodePoint(a, b);
  if (!isNumber(a) || !isNumber(b)) return undefined;
  const [first, second] = [plain(a), plain(b)];
  if (first < second) return -1;
  if (first > second) return 1;
  return first >= second ? 0 : Number.NaN;
}

/** For sorting what has been found to be all numbers or all strings. */
export function compare(a: unknown, b: unknown): number {
  if (isInOrder(a, '<', b)) return -1;
  return isInOrder(b, '<', a) ? 1 : 0;
}
