import { describe, expect, test } from 'vitest';
import { orderedDict, PythonDate, PythonDatetime, PythonFloat } from '../values/python-value.js';
import { pythonRepr, pythonStr, pythonType } from './python-repr.js';

// What Python 3.11 prints.
describe('pythonRepr', () => {
  test.each([
    ['it', "'it'"],
    ["it's", `"it's"`],
    [`it's "so"`, `'it\\'s "so"'`],
    ['é\n\t\\\u0007\u200b\u{1f600}\u{e0001}', "'é\\n\\t\\\\\\x07\\u200b😀\\U000e0001'"],
    ['a\u00a0b c', "'a\\xa0b c'"],
    [null, 'None'],
    [true, 'True'],
    [false, 'False'],
    [0, '0'],
    [-7, '-7'],
    [12345678901234567890123n, '12345678901234567890123'],
    [1.5, '1.5'],
    [1e-5, '1e-05'],
    [0.0001, '0.0001'],
    [123456.789, '123456.789'],
    [-0.25, '-0.25'],
    [new PythonFloat(1), '1.0'],
    [new PythonFloat(-0), '-0.0'],
    [new PythonFloat(1e15), '1000000000000000.0'],
    [new PythonFloat(1e16), '1e+16'],
    [new PythonFloat(1.5e22), '1.5e+22'],
    [new PythonFloat(Number.POSITIVE_INFINITY), 'inf'],
    [new PythonFloat(Number.NaN), 'nan'],
    [["it's", null, true, 1.5, { a: 'b' }], `["it's", None, True, 1.5, {'a': 'b'}]`],
    [{}, '{}'],
    [orderedDict({}), 'OrderedDict()'],
    [orderedDict({ a: 1, b: [null] }), "OrderedDict([('a', 1), ('b', [None])])"],
    [[new PythonDate('2026-03-01')], '[datetime.date(2026, 3, 1)]'],
    [[new PythonDatetime('2026-03-01T00:00:00', 0, 0)], '[datetime.datetime(2026, 3, 1, 0, 0)]'],
    [
      [new PythonDatetime('2026-03-01T01:02:03', 250_000, 7_200)],
      '[datetime.datetime(2026, 2, 28, 23, 2, 3, 250000)]',
    ],
    [new TextEncoder().encode("a'\n\u00ff"), `b"a'\\n\\xc3\\xbf"`],
  ])('of %s is %s', (value, expected) => {
    expect(pythonRepr(value)).toBe(expected);
  });
});

describe('pythonStr', () => {
  test.each([
    ["it's", "it's"],
    [["it's"], `["it's"]`],
    [new PythonDate('2026-03-01'), '2026-03-01'],
    [new PythonDatetime('2026-03-01T01:02:03', 5, undefined), '2026-03-01 01:02:03.000005'],
  ])('of %s is %s', (value, expected) => {
    expect(pythonStr(value)).toBe(expected);
  });
});

describe('pythonType', () => {
  test.each([
    ['', 'str'],
    [1, 'int'],
    [1n, 'int'],
    [1.5, 'float'],
    [new PythonFloat(1), 'float'],
    [true, 'bool'],
    [null, 'NoneType'],
    [[], 'list'],
    [{}, 'dict'],
    [orderedDict({}), 'collections.OrderedDict'],
    [new PythonDate('2026-03-01'), 'datetime.date'],
    [new PythonDatetime('2026-03-01T00:00:00', 0, 0), 'datetime.datetime'],
  ])('of %s is %s', (value, name) => {
    expect(pythonType(value)).toBe(`<class '${name}'>`);
  });
});
