import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutTo, oneLine, widthOf, wrapped } from './width.js';

test.each([
  ['plain', 5],
  ['✓ ● ◆', 5],
  ['日本', 4],
  ['🚀', 2],
  ['e\u0301', 1],
  ['', 0],
])('«%s» takes %d columns', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test.each([
  ['deployment', 10, 'deployment'],
  ['deployment', 6, 'deplo…'],
  ['日本語', 5, '日本…'],
  ['日本語', 4, '日…'],
  ['abc', 0, ''],
])('«%s» in %d columns is «%s»', (text, columns, cut) => {
  expect(cutTo(text, columns)).toBe(cut);
});

test('no text that is cut is wider than its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, columns) => {
      expect(widthOf(cutTo(text, columns))).toBeLessThanOrEqual(columns);
    }),
  );
});

test('wrapping breaks at blanks and loses nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,8}$/)),
      fc.integer({ min: 8, max: 30 }),
      (words, columns) => {
        const lines = wrapped(words.join(' '), columns);
        expect(lines.join(' ')).toBe(words.join(' '));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
      },
    ),
  );
});

test.each([
  ['one\n  two\tthree', 'one two three'],
  ['\u001b[31mred\u001b[0m', ' [31mred [0m'],
  ['a  b', 'a  b'],
  ['abc\u202edef', 'abcdef'],
])('%j is one line %j', (text, line) => {
  expect(oneLine(text)).toBe(line);
});
