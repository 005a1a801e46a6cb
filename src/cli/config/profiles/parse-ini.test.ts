import { describe, expect, test } from 'vitest';
import { IniError, parseIni } from './parse-ini.js';

const plain = (text: string) =>
  Object.fromEntries(
    [...parseIni(text)].map(([name, section]) => [name, Object.fromEntries(section)]),
  );

describe('the text', () => {
  test.each([
    ['', {}],
    ['[a]\n[b]', { a: {}, b: {} }],
    ['[a]\nx = 1\ny=2', { a: { x: '1', y: '2' } }],
    ['[a]\nx : 1:2\ny:=2', { a: { x: '1:2', y: '=2' } }],
    ['[a]\nX_Y = Z', { a: { x_y: 'Z' } }],
    ['[a]\nx =', { a: { x: '' } }],
    ['[a]\nx = 1 # 2 ; 3', { a: { x: '1 # 2 ; 3' } }],
    ['# c\n; c\n[a]\n  # c\nx = 1\n ; c', { a: { x: '1' } }],
    ['[a] trailing\nx = 1', { a: { x: '1' } }],
    ['[a]]\nx = 1', { 'a]': { x: '1' } }],
    ['[a]\r\nx = 1\ry = 2', { a: { x: '1', y: '2' } }],
    ['[a]\n\tx = 1\n\ty = 2', { a: { x: '1', y: '2' } }],
    ['[a]\n  x = 1\n y = 2\n   3', { a: { x: '1', y: '2\n3' } }],
    ['[a]\nx = 1\n\n[b]\n\n  y = 2', { a: { x: '1' }, b: { y: '2' } }],
    ['[a]\nx = 1\n  2\n\n  3\n\n', { a: { x: '1\n2\n\n3' } }],
    ['[a]\nx = 1\n  # c\n  2', { a: { x: '1\n2' } }],
    ['[a]\nx =\n  y = 1\n  z = 2', { a: { x: '\ny = 1\nz = 2' } }],
    ['[a]\nx = 1\n [b]', { a: { x: '1\n[b]' } }],
    [' [a]\n x = 1\ny = 2', { a: { x: '1', y: '2' } }],
    ['[DEFAULT]\nx = 1\ny = 1\n[a]\nx = 2', { a: { x: '2', y: '1' } }],
    ['[DEFAULT]\nx = 1\n[DEFAULT]\ny = 1\n[a]', { a: { x: '1', y: '1' } }],
    ['[a]\nx\u00a0= 1\u00a0', { a: { x: '1' } }],
  ])('%j means %j', (text, expected) => {
    expect(plain(text)).toEqual(expected);
  });
});

test.each([
  ['x = 1', 'an option before any section'],
  ['[a]\n[a]', 'a section twice'],
  ['[a]\nx = 1\nX = 2', 'an option twice'],
  ['[a]\nwords', 'a line that is neither'],
  ['[a]\n= 1', 'an option without a name'],
  ['\ufeff[a]', 'a byte order mark'],
  ['[]\nx = 1', 'a section without a name'],
])('%j is no ini file: %s', (text) => {
  expect(() => parseIni(text)).toThrow(IniError);
});
