import { floatValue, intValue, PythonFloat } from '../python-value.js';
import { JsonError } from './json-error.js';
import type { Scanned } from './scanned.js';

const specials: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

const number = /(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?/y;

/** Python converts no longer ints, lest they take for ever. */
const digitsMax = 4300;

export function parseJsonNumber(text: string, at: number): Scanned | undefined {
  for (const [word, value] of specials) {
    if (text.startsWith(word, at)) return { value: new PythonFloat(value), end: at + word.length };
  }
  number.lastIndex = at;
  const [whole, int, fraction, exponent] = number.exec(text) ?? [];
  if (whole === undefined || int === undefined) return undefined;
  const end = at + whole.length;
  if (fraction !== undefined || exponent !== undefined) {
    return { value: floatValue(Number(whole)), end };
  }
  const digits = int.replace('-', '').length;
  if (digits > digitsMax) {
    throw new JsonError(
      `Exceeds the limit (${digitsMax} digits) for integer string conversion: value has ${digits} ` +
        'digits; use sys.set_int_max_str_digits() to increase the limit',
    );
  }
  return { value: intValue(int), end };
}
