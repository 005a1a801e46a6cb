import { expect, test } from 'vitest';
import { CliError } from '../cli-error.js';
import { parseInteger, toInteger } from './integer.js';

test.each([
  ['5', 5],
  ['-5', -5],
  ['+5', 5],
  ['007', 7],
  ['-0', 0],
  [' 1_000\n', 1000],
  ['\u00a0\u20035\u3000', 5],
  ['99999999999999999999', 99999999999999999999n],
  ['٣', 3],
  ['４２', 42],
])('%j is an int', (text, value) => {
  expect(parseInteger(text)).toBe(value);
});

test.each(['', ' ', 'two', '1.0', '1e3', '0x10', '1__0', '_1', '1_', '--1', '1 0', '\ufeff1'])(
  '%j is none',
  (text) => {
    expect(parseInteger(text)).toBeUndefined();
  },
);

test.each<[unknown, string]>([
  ["it's", `invalid literal for int() with base 10: "it's"`],
  [new TextEncoder().encode('x\n'), "invalid literal for int() with base 10: b'x\\n'"],
  [[], "int() argument must be a string, a bytes-like object or a real number, not 'list'"],
  [{}, "int() argument must be a string, a bytes-like object or a real number, not 'dict'"],
])('%j is refused as Python refuses it', (value, message) => {
  expect(() => toInteger(value)).toThrow(new CliError(message, { exitCode: 255 }));
});

test('bytes are read like text', () => {
  expect(toInteger(new TextEncoder().encode(' 12\n'))).toBe(12);
});
