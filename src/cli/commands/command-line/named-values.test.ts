import { expect, test } from 'vitest';
import { UsageFailure } from './failure.js';
import { namedValues, secondsOf } from './named-values.js';

test('the value of a name is all that stands behind the first sign', () => {
  expect([...namedValues('--var', ['A=1', 'B=x=y', 'C=', 'A=2'])]).toEqual([
    ['A', '2'],
    ['B', 'x=y'],
    ['C', ''],
  ]);
});

test.each(['A', '=1', ''])('«%s» is no name with a value', (text) => {
  expect(() => namedValues('--var', [text])).toThrow(
    new UsageFailure(`--var takes NAME=VALUE, not '${text}'.`),
  );
});

test('seconds are read as milliseconds', () => {
  expect(secondsOf('--timeout', '1.5', 0)).toBe(1500);
});

test.each(['', ' ', 'x', '-1', 'Infinity', '1e9'])('«%s» is no number of seconds', (text) => {
  expect(() => secondsOf('--timeout', text, 0)).toThrow(UsageFailure);
});
