import { expect, test } from 'vitest';
import { mayColor, styled } from './style.js';

test('colours are for terminals that have them, and for users who want them', () => {
  expect(mayColor({}, true)).toBe(true);
  expect(mayColor({}, false)).toBe(false);
  expect(mayColor({ NO_COLOR: '1' }, true)).toBe(false);
  // An empty value says nothing (no-color.org).
  expect(mayColor({ NO_COLOR: '' }, true)).toBe(true);
  expect(mayColor({ TERM: 'dumb' }, true)).toBe(false);
});

test('a style ends where its text does', () => {
  expect(styled('x', 'bad')).toBe('\u001b[31mx\u001b[0m');
  expect(styled('x', 'plain')).toBe('x');
  expect(styled('', 'bad')).toBe('');
});
