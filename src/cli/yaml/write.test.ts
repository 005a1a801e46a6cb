import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nastyText, nastyValue } from '../../../test/support/nasty-text.js';
import { floatValue, PythonDatetime, PythonFloat } from '../aws/values/python-value.js';
import { parseYaml } from './parse.js';
import { writeYaml } from './write.js';

describe('writing YAML', () => {
  test('sorts keys by code point and puts the elements of a list in the column of its name', () => {
    const value = { b: [1, { c: 2, a: [] }], a: { é: {}, Z: 'x' }, '😀': 1, '\ufffd': 2 };
    expect(writeYaml(value)).toBe(
      'a:\n  Z: x\n  é: {}\nb:\n- 1\n- a: []\n  c: 2\n\ufffd: 2\n😀: 1\n',
    );
  });

  test('puts lists within lists on one line', () => {
    expect(writeYaml([[1, [2]], [], [{ a: 1 }]])).toBe('- - 1\n  - - 2\n- []\n- - a: 1\n');
  });

  test.each([
    ...['yes', 'no', 'Off', '12:30', ':x', "it's", 'a\\b', 'a#b', '_1', '日本語', '😀', 'a, b'],
    ...['---a b'.slice(3), 'x=1', 'http://x/y', '+', 'e5'],
  ])('leaves %j as it is', (text) => {
    expect(writeYaml([text])).toBe(`- ${text}\n`);
  });

  test.each([
    ...['', 'null', '~', '1', '1.5', '0x1', '0o7', '1e3', '1_000', '.inf', '-_', 'true', '=', '<<'],
    ...['2023-01-01', '2023-01-01T00:00:00Z', ' a', 'a ', 'a: b', 'a #b', 'a:', '- a', '-', '? a'],
    ...['{a', '[a', '*a', '&a', '!a', '|', '>', '%a', '@a', '`a', '#a', '"a', ',a', '---', '...'],
  ])('puts %j into single quotes', (text) => {
    expect(writeYaml([text])).toBe(`- '${text}'\n`);
  });

  test.each([
    ['tab\there', '"tab\\there"'],
    ['\u0007', '"\\a"'],
    ['a\r\nb', '"a\\r\\nb"'],
    ['a \nb', '"a \\nb"'],
    ['\u007f', '"\\x7F"'],
    ['\u0085', '"\\N"'],
    ['\ufeff', '"\\uFEFF"'],
    ['"\\\t', '"\\"\\\\\\t"'],
  ])('escapes %j', (text, expected) => {
    expect(writeYaml([text])).toBe(`- ${expected}\n`);
  });

  test('doubles line breaks within quotes', () => {
    expect(writeYaml({ a: [{ b: 'two\nlines\n' }] })).toBe("a:\n- b: 'two\n\n    lines\n\n    '\n");
  });

  test('folds lines at the first lone blank after column 80', () => {
    const text = `${'x'.repeat(40)} ${'y'.repeat(40)} ${'z'.repeat(10)}  end`;
    const [x, y, z] = ['x'.repeat(40), 'y'.repeat(40), 'z'.repeat(10)];
    expect(writeYaml({ a: text })).toBe(`a: ${x} ${y}\n  ${z}  end\n`);
    expect(writeYaml({ a: { b: `${text}:` } })).toBe(`a:\n  b: '${x} ${y}\n    ${z}  end:'\n`);
  });

  test('puts a key that is long or has line breaks before a question mark', () => {
    const long = 'k'.repeat(129);
    expect(writeYaml({ [long]: [1], 'a\nb': {} })).toBe(`? 'a\n\n  b'\n: {}\n? ${long}\n: - 1\n`);
  });

  test('writes what is the very same a second time as an alias', () => {
    const shared = [1];
    expect(writeYaml({ a: [shared, shared], b: shared, c: [1] })).toBe(
      'a:\n- &id001\n  - 1\n- *id001\nb: *id001\nc:\n- 1\n',
    );
  });

  test.each([
    [null, 'null'],
    [true, 'true'],
    [7, '7'],
    [123_456_789_012_345_678_901n, '123456789012345678901'],
    [1.5, '1.5'],
    [new PythonFloat(1), '1.0'],
    [floatValue(1e30), '1e+30'],
    [new PythonFloat(Number.NaN), '.nan'],
    [new PythonFloat(Number.NEGATIVE_INFINITY), '-.inf'],
    [new PythonDatetime('1970-01-01T00:00:00', 0, undefined), '1970-01-01 00:00:00'],
  ])('writes the scalar %s bare', (value, expected) => {
    expect(writeYaml([value])).toBe(`- ${expected}\n`);
  });

  test('keeps the text of every string', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        fc.pre(isReadBack(text));
        expect(parseYaml(writeYaml({ a: [text] }))).toEqual({ a: [text] });
      }),
    );
  });

  test('is read back as what was written', () => {
    fc.assert(
      fc.property(nastyValue, (value) => {
        fc.pre(isReadBack(JSON.stringify(value)));
        expect(parseYaml(writeYaml([value]))).toEqual([value]);
      }),
    );
  });
});

// The parser takes these for neither breaks nor text.
const isReadBack = (text: string): boolean => !/[\u2028\ufeff]|\\u0000/.test(text);
