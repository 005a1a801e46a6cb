import { pythonRepr, pythonStr, pythonType } from './validate/python-repr.js';
import { isDict as isPlainDict } from './values/python-value.js';

/**
 * What Python holds in a dict: a plain object or, where a key may be a numeral, a Map. JavaScript
 * moves such keys of an object to its front, Python keeps them where they were.
 */
export type Dict = Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown>;

export function isDict(value: unknown): value is Dict {
  return value instanceof Map || isPlainDict(value);
}

export function entriesOf(dict: Dict): readonly (readonly [string, unknown])[] {
  return isMap(dict) ? [...dict] : Object.entries(dict);
}

export function keysOf(dict: Dict): readonly string[] {
  return isMap(dict) ? [...dict.keys()] : Object.keys(dict);
}

/** The value under a key, or undefined. */
export function memberOf(dict: Dict, key: string): unknown {
  if (isMap(dict)) return dict.get(key);
  return Object.hasOwn(dict, key) ? dict[key] : undefined;
}

export function sizeOf(dict: Dict): number {
  return isMap(dict) ? dict.size : Object.keys(dict).length;
}

export function isEmptyDict(value: unknown): boolean {
  return isDict(value) && sizeOf(value) === 0;
}

function isMap(dict: Dict): dict is ReadonlyMap<string, unknown> {
  return dict instanceof Map;
}

/** A dict or a list; all else is a scalar. */
export function isCollection(value: unknown): value is Dict | readonly unknown[] {
  return Array.isArray(value) || isDict(value);
}

/** Python's name of a value's type: `str`, `NoneType`. */
export function typeNameOf(value: unknown): string {
  return value instanceof Map ? 'dict' : pythonType(value).slice("<class '".length, -"'>".length);
}

/** What Python's `str()` makes of a value, with dicts in their order. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || !isCollection(value) ? pythonStr(value) : reprOf(value);
}

function reprOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(reprOf).join(', ')}]`;
  if (!isDict(value)) return pythonRepr(value);
  const members = entriesOf(value).map(([key, member]) => `${pythonRepr(key)}: ${reprOf(member)}`);
  return `{${members.join(', ')}}`;
}
