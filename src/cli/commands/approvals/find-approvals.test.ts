import { expect, test } from 'vitest';
import {
  action,
  approval,
  attempt,
  executionId,
  inside,
  minute,
  now,
  pipeline,
  stage,
} from '../../../../test/support/observed.js';
import { clockToMinute } from '../drawing/times.js';
import { type ApprovalChoice, approvalWords, findApprovals } from './find-approvals.js';

const observed = pipeline([
  stage(
    'Sign',
    [approval('First', 'Is it good?'), approval('Second'), action('Third', 'Approval/AWS/Manual')],
    inside('one', 'InProgress'),
  ),
  stage(
    'Release',
    [approval('First'), action('Publish', 'Deploy/AWS/S3', { attempt: attempt('InProgress') })],
    inside('two', 'InProgress'),
  ),
]);

const found = (choice: Partial<ApprovalChoice>): readonly string[] =>
  findApprovals(observed, {
    stage: undefined,
    action: undefined,
    execution: undefined,
    ...choice,
  }).map((asked) => `${asked.stageName}/${asked.actionName}`);

test.each<[Partial<ApprovalChoice>, readonly string[]]>([
  [{}, ['Sign/First', 'Sign/Second', 'Release/First']],
  [{ stage: 'Sign' }, ['Sign/First', 'Sign/Second']],
  [{ action: 'First' }, ['Sign/First', 'Release/First']],
  [{ execution: executionId('two').slice(0, 4) }, ['Release/First']],
  [{ stage: 'Release', action: 'Second' }, []],
  [{ action: 'Third' }, []],
])('%j means %j', (choice, approvals) => {
  expect(found(choice)).toEqual(approvals);
});

test('in a list of several, each tells where it is, since when, and what it asks', () => {
  const [first, second] = findApprovals(observed, {
    stage: 'Sign',
    action: undefined,
    execution: undefined,
  });
  const since = clockToMinute(now - 5 * minute);
  expect(first && approvalWords(first)).toBe(`Sign/First of 11111111, since ${since}: Is it good?`);
  expect(second && approvalWords(second)).toBe(`Sign/Second of 11111111, since ${since}`);
});
