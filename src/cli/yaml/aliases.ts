import { sorted } from '../aws/code-points.js';
import { type Dict, isDict, keysOf, memberOf } from '../aws/python-dict.js';
import { PythonFloat } from '../aws/values/python-value.js';

/** What occurs more than once in a value, by its name: the lists, dicts and times that are the same. */
export class Aliases {
  readonly #names = new Map<object, string>();
  readonly #written = new Set<object>();

  constructor(root: unknown) {
    this.#find(root, new Set());
  }

  /** The name of a value that is about to be written, if it has one. */
  next(value: unknown): { readonly name: string; readonly isFirst: boolean } | undefined {
    if (!isObject(value)) return undefined;
    const name = this.#names.get(value);
    if (name === undefined) return undefined;
    const isFirst = !this.#written.has(value);
    this.#written.add(value);
    return { name, isFirst };
  }

  // Names are given in the order in which things are met for the second time.
  #find(value: unknown, met: Set<object>): void {
    if (!isObject(value)) return;
    if (met.has(value)) {
      if (!this.#names.has(value)) this.#names.set(value, nameOf(this.#names.size + 1));
      return;
    }
    met.add(value);
    if (Array.isArray(value)) for (const element of value) this.#find(element, met);
    else if (isDict(value)) for (const member of membersOf(value)) this.#find(member, met);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof PythonFloat);
}

function membersOf(dict: Dict): readonly unknown[] {
  return sorted(keysOf(dict)).map((key) => memberOf(dict, key));
}

function nameOf(place: number): string {
  return `id${String(place).padStart(3, '0')}`;
}
