import { expect, test } from 'vitest';
import { ago, clock, clockToMinute, duration, lasted } from './times.js';

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;
const days = 24 * hours;

test.each([
  [-5, '0 s'],
  [999, '0 s'],
  [59_999, '59 s'],
  [minutes, '1 min'],
  [9 * minutes + 59 * seconds, '9 min 59 s'],
  [10 * minutes + 59 * seconds, '10 min'],
  [hours, '1 h'],
  [2 * hours + 5 * minutes, '2 h 5 min'],
  [days - 1, '23 h 59 min'],
  [6 * days + 23 * hours + 59 * minutes, '6 d 23 h'],
  [400 * days, '400 d'],
])('%d ms are %s', (millis, words) => {
  expect(duration(millis)).toBe(words);
});

test.each([
  [0, '0.0 s'],
  [1_240, '1.2 s'],
  [10_000, '10 s'],
])('something that took %d ms took %s', (millis, words) => {
  expect(lasted(millis)).toBe(words);
});

test('how long ago something was is said in one unit', () => {
  expect(ago(1_000, 1_999)).toBe('just now');
  expect(ago(0, 2 * hours + 5 * minutes)).toBe('2 h ago');
});

test('a point of time is that of the clock on the wall', () => {
  const time = new Date(2026, 2, 1, 4, 5, 9).getTime();
  expect(clock(time)).toBe('2026-03-01 04:05:09');
  expect(clockToMinute(time)).toBe('2026-03-01 04:05');
});
