import { expect, test } from 'vitest';
import {
  action,
  approval,
  attempt,
  inside,
  now,
  pipeline,
  stage,
  waiting,
} from '../../../../test/support/observed.js';
import type { ObservedAttempt, ObservedStage } from '../observation/observed.js';
import { progressOf } from './progress-of.js';

const told = (...stages: readonly ObservedStage[]) => {
  const observed = pipeline(stages);
  return observed.runs.flatMap((run) => progressOf(observed, run, now));
};

const building = (status: ObservedAttempt['status'], more: Partial<ObservedAttempt> = {}) =>
  stage(
    'Build',
    [
      action('Pack', 'Build/Custom/Zipper', {
        attempt: attempt(status, { actionExecutionId: 'a', ...more }),
      }),
    ],
    inside('one', 'InProgress'),
  );

test.each<[readonly string[], ObservedStage]>([
  [['Build/Pack started'], building('InProgress')],
  [
    ['Build/Pack started', 'Build/Pack InProgress, 40 %: linking'],
    building('InProgress', { percentComplete: 40, summary: 'linking' }),
  ],
  [['Build/Pack Succeeded after 1 min'], building('Succeeded')],
  [
    ['Build/Pack Failed after 1 min: exit code 1'],
    building('Failed', { errorDetails: { message: 'exit code 1' } }),
  ],
])('progress reads %j', (texts, seen) => {
  expect(told(seen).map(({ text }) => text)).toEqual(texts);
});

test('what is asked is told with the command that answers it', () => {
  const [, asks] = told(stage('Sign', [approval('Ask')], inside('one', 'InProgress')));
  expect(asks?.text).toMatch(/^11111111 waits in Sign .* pipewright approve shop --stage Sign/);
});

test('a change has one key, however its times go on', () => {
  const seen = (minutes: number) =>
    told(
      building('InProgress', { startTime: now - minutes * 60_000 }),
      stage('Release', [], { ...waiting('one'), ...inside('two', 'InProgress') }),
    ).map(({ key }) => key);
  expect(seen(5)).toEqual(seen(6));
  expect(new Set(seen(5)).size).toBe(2);
});
