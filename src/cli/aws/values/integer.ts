import { generalError } from '../cli-error.js';
import { pythonRepr } from '../validate/python-repr.js';
import { withoutLeadingBlanks, withoutTrailingBlanks } from './blanks.js';
import { intValue } from './python-value.js';

/** What Python's int() makes of a text: blanks round it and underscores within it are fine. */
export function parseInteger(text: string): number | bigint | undefined {
  const digits = withoutLeadingBlanks(withoutTrailingBlanks(text));
  if (!integer.test(digits)) return undefined;
  return intValue(asciiDigits(digits).replaceAll('_', '').replace(/^\+/, ''));
}

/** The int that a value stands for, or Python's complaint that it is none. */
export function toInteger(value: unknown): number | bigint {
  const text = value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value;
  if (typeof text !== 'string') {
    const type = Array.isArray(value) ? 'list' : 'dict';
    throw generalError(
      `int() argument must be a string, a bytes-like object or a real number, not '${type}'`,
    );
  }
  const parsed = parseInteger(text);
  if (parsed !== undefined) return parsed;
  const shown = pythonRepr(value).slice(0, shownMax);
  throw generalError(`invalid literal for int() with base 10: ${shown}`);
}

const shownMax = 200;

const integer = /^[+-]?\p{Nd}+(?:_\p{Nd}+)*$/u;

// Any script's digits will do. Each script has its ten in a row and rows begin after a gap, or after
// other whole rows, so that a digit's worth is its distance from the gap.
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
    return String((code - first) % 10);
  });
}
