import { type Dict, isDict } from '../../python-dict.js';
import { Expref } from '../expref.js';
import { isNumber, type PythonNumber } from '../python-number.js';
import type { ArgumentType } from './argument-types.js';

export interface JmespathFunction {
  /** What each argument may be. Those beyond them, of a variadic function, are not looked at. */
  readonly takes: readonly (readonly ArgumentType[] | 'any')[];
  readonly isVariadic?: boolean;
  /** Is called with arguments that have been checked. */
  readonly call: (...args: readonly unknown[]) => unknown;
}

export type JmespathFunctions = Readonly<Record<string, JmespathFunction>>;

// The arguments as what they have been found to be.

export function asList(value: unknown): readonly unknown[] {
  return checked(value, (it): it is readonly unknown[] => Array.isArray(it));
}

export function asText(value: unknown): string {
  return checked(value, (it): it is string => typeof it === 'string');
}

export function asNumber(value: unknown): PythonNumber {
  return checked(value, isNumber);
}

export function asDict(value: unknown): Dict {
  return checked(value, isDict);
}

export function asExpref(value: unknown): Expref {
  return checked(value, (it): it is Expref => it instanceof Expref);
}

function checked<T>(value: unknown, isIt: (value: unknown) => value is T): T {
  if (isIt(value)) return value;
  throw new TypeError('an argument of a JMESPath function has not been checked');
}
