import { generalError } from '../cli-error.js';
import { entriesOf, isDict, isEmptyDict, memberOf } from '../python-dict.js';
import { isEqual, isInOrder, isOrderable } from './compare.js';
import { Expref } from './expref.js';
import { callFunction } from './functions/index.js';
import type { Comparator, Node, Slice } from './node.js';
import { isNumber } from './python-number.js';

/** What an expression finds in a value; null for nothing. */
export function evaluate(node: Node, value: unknown): unknown {
  switch (node.kind) {
    case 'current':
      return value;
    case 'literal':
      return node.value;
    case 'field':
      return isDict(value) ? (memberOf(value, node.name) ?? null) : null;
    case 'index':
      return Array.isArray(value) ? (value.at(node.index) ?? null) : null;
    case 'slice':
      return Array.isArray(value) ? sliced(value, node) : null;
    case 'chain':
    case 'indexed':
      return evaluate(node.right, evaluate(node.left, value));
    case 'flatten':
      return flattened(evaluate(node.of, value));
    case 'listProjection':
      return projected(evaluate(node.left, value), node.right);
    case 'valueProjection':
      return projected(valuesOf(evaluate(node.left, value)), node.right);
    case 'filterProjection':
      return projected(filtered(evaluate(node.left, value), node.condition), node.right);
    case 'expref':
      return new Expref(node.of, (inner) => evaluate(node.of, inner));
    default:
      return combined(node, value);
  }
}

type Combining = Extract<
  Node,
  {
    kind: 'comparison' | 'or' | 'and' | 'not' | 'multiSelectList' | 'multiSelectHash' | 'call';
  }
>;

function combined(node: Combining, value: unknown): unknown {
  switch (node.kind) {
    case 'comparison':
      return compared(node.comparator, evaluate(node.left, value), evaluate(node.right, value));
    case 'or': {
      const left = evaluate(node.left, value);
      return isFalse(left) ? evaluate(node.right, value) : left;
    }
    case 'and': {
      const left = evaluate(node.left, value);
      return isFalse(left) ? left : evaluate(node.right, value);
    }
    case 'not': {
      const given = evaluate(node.of, value);
      return !isNumber(given) && isFalse(given);
    }
    case 'multiSelectList':
      return value === null ? null : node.elements.map((element) => evaluate(element, value));
    case 'multiSelectHash':
      return value === null
        ? null
        : new Map(node.members.map(([key, member]) => [key, evaluate(member, value)]));
    case 'call':
      return callFunction(
        node.name,
        node.args.map((arg) => evaluate(arg, value)),
      );
  }
}

/** Nothing, false, and what is empty. Numbers are all true. */
function isFalse(value: unknown): boolean {
  if (value === null || value === false || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isEmptyDict(value);
}

function projected(list: unknown, right: Node): unknown {
  if (!Array.isArray(list)) return null;
  return list.map((element) => evaluate(right, element)).filter((found) => found !== null);
}

function filtered(list: unknown, condition: Node): unknown {
  if (!Array.isArray(list)) return null;
  return list.filter((element) => !isFalse(evaluate(condition, element)));
}

function valuesOf(value: unknown): unknown {
  return isDict(value) ? entriesOf(value).map(([, member]) => member) : null;
}

function flattened(list: unknown): unknown {
  return Array.isArray(list) ? list.flat() : null;
}

function sliced(list: readonly unknown[], { start, stop, step = 1 }: Slice): readonly unknown[] {
  if (step === 0) throw generalError('slice step cannot be zero');
  const [first, last] = step > 0 ? [0, list.length] : [list.length - 1, -1];
  const bounded = (bound: number | undefined, absent: number): number => {
    if (bound === undefined) return absent;
    const place = bound < 0 ? bound + list.length : bound;
    return Math.min(Math.max(place, step > 0 ? 0 : -1), step > 0 ? list.length : list.length - 1);
  };
  const end = bounded(stop, last);
  const found: unknown[] = [];
  for (let at = bounded(start, first); step > 0 ? at < end : at > end; at += step) {
    found.push(list[at]);
  }
  return found;
}

const operators = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

// What has no order is not compared: that is nothing, and no error.
function compared(comparator: Comparator, left: unknown, right: unknown): boolean | null {
  if (comparator === 'eq') return isEqual(left, right);
  if (comparator === 'ne') return !isEqual(left, right);
  if (!isOrderable(left) || !isOrderable(right)) return null;
  return isInOrder(left, operators[comparator], right);
}
