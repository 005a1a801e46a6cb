import { generalError } from '../aws/cli-error.js';
import { pythonRepr } from '../aws/validate/python-repr.js';
import { floatValue, intValue } from '../aws/values/python-value.js';
import { parseYamlTimestamp } from './parse-timestamp.js';
import type { PlainType } from './plain-type.js';
import { YamlError } from './yaml-error.js';

/** The value of a scalar of a type. */
export function scalarValue(type: PlainType, text: string): unknown {
  switch (type) {
    case 'text':
      return text;
    case 'null':
      return null;
    case 'bool':
      return boolOf(text);
    case 'int':
      return intOf(text);
    case 'float':
      return floatOf(text);
    case 'timestamp':
      return parseYamlTimestamp(text);
    default:
      throw new YamlError(`could not determine a constructor for the tag of ${text}`);
  }
}

// What has the tag, but not the form, is taken in the words of YAML 1.1.
const bools: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
  ['y', true],
  ['n', false],
  ['true', true],
  ['false', false],
  ['on', true],
  ['off', false],
]);

function boolOf(text: string): boolean {
  const bool = bools.get(text.toLowerCase());
  if (bool === undefined) throw generalError(pythonRepr(text.toLowerCase()));
  return bool;
}

const bases: ReadonlyMap<string, number> = new Map([
  ['0b', 2],
  ['0o', 8],
  ['0x', 16],
]);

function intOf(text: string): number | bigint {
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/s.exec(text.replaceAll('_', '')) ?? [];
  const prefix = digits.slice(0, 2);
  const base = bases.get(prefix);
  const isWhole = base === undefined ? /^\d+$/.test(digits) : digits.length > 2;
  if (!isWhole) {
    const shown = base === undefined ? digits : digits.slice(2);
    throw generalError(`invalid literal for int() with base ${base ?? 10}: ${pythonRepr(shown)}`);
  }
  // BigInt reads the prefixes, and leading zeros without them.
  return intValue(String(BigInt(digits) * (sign === '-' ? -1n : 1n)));
}

function floatOf(text: string): unknown {
  const [, sign = '', digits = ''] =
    /^([-+]?)(.*)$/s.exec(text.replaceAll('_', '').toLowerCase()) ?? [];
  const factor = sign === '-' ? -1 : 1;
  if (digits === '.inf') return floatValue(factor * Number.POSITIVE_INFINITY);
  if (digits === '.nan') return floatValue(Number.NaN);
  const value = digits === '' ? Number.NaN : Number(digits);
  if (Number.isNaN(value))
    throw generalError(`could not convert string to float: ${pythonRepr(digits)}`);
  return floatValue(factor * value);
}
