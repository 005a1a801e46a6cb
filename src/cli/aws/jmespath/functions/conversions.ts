import { generalError } from '../../cli-error.js';
import { isCollection, textOf } from '../../python-dict.js';
import { parseFloatText } from '../../python-float.js';
import { pythonJson } from '../../python-json.js';
import { parseInteger } from '../../values/integer.js';
import { floatValue } from '../../values/python-value.js';
import { isNumber } from '../python-number.js';
import { jmespathTypeOf, pythonTypeOf } from './argument-types.js';
import type { JmespathFunctions } from './function.js';

export const conversions: JmespathFunctions = {
  not_null: {
    takes: ['any'],
    isVariadic: true,
    call: (...values) => values.find((value) => value !== null) ?? null,
  },
  to_array: { takes: ['any'], call: (value) => (Array.isArray(value) ? value : [value]) },
  to_number: { takes: ['any'], call: toNumber },
  to_string: { takes: ['any'], call: toText },
  type: {
    takes: ['any'],
    call: (value) => {
      const type = jmespathTypeOf(value);
      return type === 'unknown' || type === 'expref' ? null : type;
    },
  },
};

function toNumber(value: unknown): unknown {
  if (isNumber(value)) return value;
  if (value === null || typeof value === 'boolean' || isCollection(value)) return null;
  if (typeof value === 'string') return parseInteger(value) ?? floatOf(value);
  throw generalError(
    'int() argument must be a string, a bytes-like object or a real number, ' +
      `not '${pythonTypeOf(value)}'`,
  );
}

function floatOf(text: string): unknown {
  const value = parseFloatText(text);
  return value === undefined ? null : floatValue(value);
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  return pythonJson(value, { separators: [',', ':'], isAscii: true, textOf });
}
