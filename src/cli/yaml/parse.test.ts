import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PythonDate, PythonDatetime, PythonFloat } from '../aws/values/python-value.js';
import { parseYaml } from './parse.js';

describe('reading YAML', () => {
  test.each([
    ['', null],
    ['# nothing\n', null],
    ['text', 'text'],
    ['a: yes\nb: no\nc: on\nd: off', { a: 'yes', b: 'no', c: 'on', d: 'off' }],
    ['[true, False, TRUE]', [true, false, true]],
    ['[~, null, Null, ]', [null, null, null]],
    ['[010, 0o17, 0x1F, 0b101, 1_000, -7, +12]', [10, 15, 31, 5, 1000, -7, 12]],
    ['[123456789012345678901234567890]', [123456789012345678901234567890n]],
    ['[1.5, .5, 1.0, 1e3]', [1.5, 0.5, new PythonFloat(1), new PythonFloat(1000)]],
    ['[.nan, -.inf]', [new PythonFloat(Number.NaN), new PythonFloat(Number.NEGATIVE_INFINITY)]],
    ['["1", \'~\', !!str 1, !!int "3", ! 12]', ['1', '~', '1', 3, 12]],
    ['a: 2023-11-14', { a: new PythonDate('2023-11-14') }],
    ['a: 2023-11-14T22:13:20Z', { a: new PythonDatetime('2023-11-14T22:13:20', 0, undefined) }],
    [
      'a: 2023-1-4 2:13:20.25 -02:30',
      { a: new PythonDatetime('2023-01-04T02:13:20', 250_000, -9000) },
    ],
    ['a: !!binary aGVsbG8=', { a: Buffer.from('hello') }],
    ['a: |\n  x\n  y\nb: >\n  x\n  y\n', { a: 'x\ny\n', b: 'x y\n' }],
    ['a: |\n  x\n  y', { a: 'x\ny' }],
    ['a: >+\n  x', { a: 'x' }],
    ['a: "x\\n"', { a: 'x\n' }],
    ['a: "x\u0085y"', { a: 'x y' }],
    ['a: "x\ty" # \t\nb: |\n  x\ty\n', { a: 'x\ty', b: 'x\ty\n' }],
    ['a: &x [1]\nb: *x', { a: [1], b: [1] }],
    ['x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}', { x: { a: 1, b: 2 }, y: { a: 1, b: 3 } }],
    [
      'x: &x {a: 1}\nz: &z {a: 2, c: 3}\ny: {<<: [*x, *z]}',
      { x: { a: 1 }, z: { a: 2, c: 3 }, y: { a: 1, c: 3 } },
    ],
    ['1: a\n~: b', { '1': 'a', None: 'b' }],
    ['__proto__: 1', Object.fromEntries([['__proto__', 1]])],
  ])('takes %j', (text, expected) => {
    expect(parseYaml(text)).toEqual(expected);
  });

  test.each([
    ['duplicate keys', 'a: 1\na: 2'],
    ['keys that Python finds equal', '1: a\ntrue: b'],
    ['unknown tags', 'a: !foo 1'],
    ['a tab after the colon', 'a:\tb'],
    ['a tab within plain text', 'a: b\tc'],
    ['several documents', 'a: 1\n---\nb: 2'],
    ['an alias of nothing', 'a: *nope'],
    ['a merge key without a map', '<<: 1'],
    ['the merge sign as a value', 'a: <<'],
    ['a list as a key', '? [a]\n: b'],
    ['control characters', 'a: \u0007'],
    ['an open bracket', 'a: [1'],
    ['a reserved character', 'a: @b'],
    ['a directive without a document', '%YAML 1.2'],
  ])('refuses %s', (_, text) => {
    expect(() => parseYaml(text)).toThrow();
  });

  test.each([
    ['a: 2023-13-45', 'month must be in 1..12'],
    ['a: 2023-02-30', 'day is out of range for month'],
    ['a: -_', "invalid literal for int() with base 10: ''"],
  ])('tells what Python does of %s', (text, message) => {
    expect(() => parseYaml(text)).toThrow(expect.objectContaining({ exitCode: 255, message }));
  });

  test('takes JSON for what it is', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'grapheme' }), (json) => {
        // Floats and large ints are of types of their own.
        fc.pre(!/[eE.]\d|-0|\d{16}/.test(json));
        expect(parseYaml(json)).toEqual(JSON.parse(json));
      }),
    );
  });
});
