import { expect, test } from 'vitest';
import { rememberFailures } from './remember-failures.js';

test('the pauses between attempts grow up to a minute, and after 15 attempts there is none', () => {
  const failures = rememberFailures();
  const pauses = Array.from({ length: 15 }, () => failures.add('a'));
  expect(pauses).toEqual([
    ...[1, 2, 4, 8, 16, 32].map((seconds) => seconds * 1_000),
    ...Array.from({ length: 8 }, () => 60_000),
    undefined,
  ]);
});

test('each job has its own count, which begins anew once it is forgotten or given up', () => {
  const failures = rememberFailures();
  failures.add('a');
  expect(failures.add('a')).toBe(2_000);
  expect(failures.add('b')).toBe(1_000);
  failures.forget('a');
  expect(failures.add('a')).toBe(1_000);
  for (let attempt = 0; attempt < 14; attempt += 1) failures.add('b');
  expect(failures.add('b')).toBe(1_000);
});

test('no more than ten thousand jobs are remembered', () => {
  const failures = rememberFailures();
  for (let job = 0; job <= 10_000; job += 1) failures.add(`job ${job}`);
  expect(failures.add('job 10000')).toBe(2_000);
  expect(failures.add('job 0')).toBe(1_000);
});
