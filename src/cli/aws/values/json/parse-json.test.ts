import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CliError } from '../../cli-error.js';
import { isOrderedDict, PythonFloat } from '../python-value.js';
import { JsonError } from './json-error.js';
import { parseJson, parseJsonBytes } from './parse-json.js';

// The words and places are those of Python 3.11.
test.each([
  ['[{', 'Expecting property name enclosed in double quotes: line 1 column 3 (char 2)'],
  ['{"a":1,}', 'Expecting property name enclosed in double quotes: line 1 column 8 (char 7)'],
  ['{1:2}', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
  ['{', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
  ['[1,]', 'Expecting value: line 1 column 4 (char 3)'],
  ['[,]', 'Expecting value: line 1 column 2 (char 1)'],
  ['[', 'Expecting value: line 1 column 2 (char 1)'],
  ['', 'Expecting value: line 1 column 1 (char 0)'],
  ['  ', 'Expecting value: line 1 column 3 (char 2)'],
  ['nul', 'Expecting value: line 1 column 1 (char 0)'],
  ['-', 'Expecting value: line 1 column 1 (char 0)'],
  ['{"a":}', 'Expecting value: line 1 column 6 (char 5)'],
  ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
  ['\n\n {"a",', "Expecting ':' delimiter: line 3 column 6 (char 7)"],
  ['{"a":1 "b"}', "Expecting ',' delimiter: line 1 column 8 (char 7)"],
  ['[1 2]', "Expecting ',' delimiter: line 1 column 4 (char 3)"],
  ['{"a":"é😀" x', "Expecting ',' delimiter: line 1 column 11 (char 10)"],
  ['01', 'Extra data: line 1 column 2 (char 1)'],
  ['1.', 'Extra data: line 1 column 2 (char 1)'],
  ['[1]x', 'Extra data: line 1 column 4 (char 3)'],
  ['"abc', 'Unterminated string starting at: line 1 column 1 (char 0)'],
  ['"\\', 'Unterminated string starting at: line 1 column 1 (char 0)'],
  ['"a\nb"', 'Invalid control character at: line 1 column 3 (char 2)'],
  ['"a\\x"', 'Invalid \\escape: line 1 column 3 (char 2)'],
  ['"a\\u12"', 'Invalid \\uXXXX escape: line 1 column 4 (char 3)'],
  ['"\\ud83d\\udeX0"', 'Invalid \\uXXXX escape: line 1 column 9 (char 8)'],
  ['\ufeff{}', 'Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)'],
  [
    `[${'1'.repeat(4301)}]`,
    'Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit',
  ],
])('%j is refused in Python’s words', (text, message) => {
  expect(() => parseJson(text)).toThrow(new JsonError(message));
});

describe('values that JavaScript’s JSON has not', () => {
  test('are floats that look like ints', () => {
    expect(parseJson('[1.0, 1e3, NaN, -Infinity, 1.5, -0]')).toEqual([
      new PythonFloat(1),
      new PythonFloat(1000),
      new PythonFloat(Number.NaN),
      new PythonFloat(Number.NEGATIVE_INFINITY),
      1.5,
      0,
    ]);
  });

  test('are ints of any size', () => {
    expect(parseJson('12345678901234567890')).toBe(12345678901234567890n);
  });

  test('are members called __proto__, of which the last counts', () => {
    const object = parseJson('{"__proto__": 1, "a": 2, "__proto__": {"b": 3}}');
    expect(Object.entries(Object(object))).toEqual([
      ['__proto__', { b: 3 }],
      ['a', 2],
    ]);
  });
});

test('objects are OrderedDicts only where that is asked for', () => {
  const [inner] = [parseJson('[{}]', true)].flat();
  expect(isOrderedDict(Object(inner))).toBe(true);
  expect(isOrderedDict(Object(parseJson('{}')))).toBe(false);
});

test('values may not lie in each other without end', () => {
  expect(() => parseJson('['.repeat(100_000))).toThrow(
    'maximum recursion depth exceeded while decoding a JSON array from a unicode string',
  );
  expect(parseJson(`${'['.repeat(900)}${']'.repeat(900)}`)).toHaveLength(1);
});

test('bytes are read in the encoding that they begin in', () => {
  const utf16 = Buffer.from('{"a":"é"}', 'utf16le');
  expect(parseJsonBytes(utf16)).toEqual({ a: 'é' });
  expect(parseJsonBytes(Buffer.from(utf16).swap16())).toEqual({ a: 'é' });
  expect(parseJsonBytes(Buffer.from('\ufeff{"a":"é"}'))).toEqual({ a: 'é' });
  expect(() => parseJsonBytes(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(JsonError);
});

test('what JavaScript writes is read back', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.nat(4), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      expect(withoutFloats(parseJson(text))).toEqual(JSON.parse(text));
    }),
  );
});

function withoutFloats(value: unknown): unknown {
  if (value instanceof PythonFloat) return value.value;
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(withoutFloats);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, withoutFloats(it)]));
}

test('any text is read or refused, and refused exactly where JavaScript refuses it', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '1',
    'true',
    '\\',
    ' ',
    '-',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      expect(isRead(() => parseJson(text))).toBe(isRead(() => JSON.parse(text)));
    }),
  );
});

function isRead(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    const isExpected =
      error instanceof JsonError || error instanceof SyntaxError || error instanceof CliError;
    if (isExpected) return false;
    throw error;
  }
}
