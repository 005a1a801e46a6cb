import { expect, test } from 'vitest';
import { shellWords } from './shell-words.js';

test.each([
  ['', []],
  ['  a\tb\n c ', ['a', 'b', 'c']],
  ['profile "a b"', ['profile', 'a b']],
  ["profile 'a b'c", ['profile', 'a bc']],
  ['a\\ b', ['a b']],
  ['"a\\"b\\\\c\\d"', ['a"b\\c\\d']],
  ["'a\\b'", ['a\\b']],
  ['"" x', ['', 'x']],
  ['a#b #c', ['a#b', '#c']],
])('%j has the words %j', (text, words) => {
  expect(shellWords(text)).toEqual(words);
});

test.each([
  ['"a', 'No closing quotation'],
  ["a'b", 'No closing quotation'],
  ['a\\', 'No escaped character'],
])('%j does not end: %s', (text, message) => {
  expect(() => shellWords(text)).toThrow(message);
});
