import { expect, test } from 'vitest';
import { closeMatches, similarity } from './close-matches.js';
import { commandNames } from './command-name.js';

// The figures are those of Python's difflib.
test.each([
  ['rollback-stag', ['rollback-stage']],
  ['list-pipeline', ['list-pipelines', 'get-pipeline']],
  ['get-pipeline-stat', ['get-pipeline-state', 'get-pipeline']],
  ['poll-for-third-party-job', ['poll-for-third-party-jobs']],
  ['xyz', []],
  ['', []],
])('what is much like %s', (word, matches) => {
  expect(closeMatches(word, commandNames())).toEqual(matches);
});

test('at most three words are suggested, the most alike first', () => {
  expect(closeMatches('abcde', ['abcdx', 'abcd', 'abcdef', 'abcde0', 'abcd1'])).toEqual([
    'abcdef',
    'abcde0',
    'abcd',
  ]);
});

test.each([
  ['abcd', 'bcde', 0.75],
  ['tide', 'diet', 0.25],
  ['diet', 'tide', 0.5],
  ['get-pipelines', 'get-pipeline', 0.96],
  ['abxcd', 'abcd', 8 / 9],
  ['😀abcd', '😀abcx', 0.8],
  ['', '', 1],
])('how alike %s and %s are', (a, b, ratio) => {
  expect(similarity(a, b)).toBeCloseTo(ratio, 10);
});
