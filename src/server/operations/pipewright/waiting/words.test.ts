import { expect, test } from 'vitest';
import { callerName, ordinal, quoted } from './name-words.js';
import { agoWords, inWords, lengthWords } from './time-words.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

test.each([
  [-5, '0 s'],
  [999, '0 s'],
  [59 * second, '59 s'],
  [minute, '1 min'],
  [9 * minute + 5 * second, '9 min 5 s'],
  [10 * minute + 5 * second, '10 min'],
  [hour, '1 h'],
  [26 * hour + 30 * minute, '1 d 2 h'],
  [3 * 24 * hour + 59 * minute, '3 d'],
])('%i milliseconds are %s', (millis, words) => {
  expect(lengthWords(millis)).toBe(words);
});

test('what was is told by how long ago it was, what comes by when it comes too', () => {
  const now = Date.UTC(2026, 0, 1, 12);
  expect(agoWords(now - 500, now)).toBe('just now');
  expect(agoWords(now - 2 * minute, now)).toBe('2 min ago');
  expect(inWords(now + hour, now)).toBe('in 1 h (2026-01-01 13:00 UTC)');
});

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [12, '12th'],
  [21, '21st'],
  [33, '33rd'],
])('the place %i is the %s', (place, words) => {
  expect(ordinal(place)).toBe(words);
});

test.each([
  ['arn:aws:iam::000000000000:root', 'root'],
  ['arn:aws:iam::000000000000:user/ada', 'ada'],
  ['arn:aws:sts::000000000000:assumed-role/Admin/ada', 'Admin/ada'],
  ['ada', 'ada'],
])('%s is called %s', (arn, name) => {
  expect(callerName(arn)).toBe(name);
});

test('what somebody said on several lines is quoted on one', () => {
  expect(quoted(' two\n  lines ')).toBe('“two lines”');
});
