import { expect, test } from 'vitest';
import { execution, now } from '../../../../test/support/observed.js';
import type { ActionExecutionDetail } from '../../../model/index.js';
import { textOf } from '../drawing/line.js';
import { clock } from '../drawing/times.js';
import {
  attemptEntries,
  executionBegin,
  executionEnd,
  inTimeOrder,
  ruleEntries,
} from './log-entry.js';
import { logLines, placeWidthOf } from './log-lines.js';

const attempt = (more: Partial<ActionExecutionDetail>): ActionExecutionDetail => ({
  pipelineExecutionId: '11111111-1111-4111-8111-111111111111',
  actionExecutionId: 'a',
  stageName: 'Build',
  actionName: 'Compile',
  startTime: now - 4_000,
  lastUpdateTime: now,
  status: 'Succeeded',
  ...more,
});

const texts = (more: Partial<ActionExecutionDetail>): readonly string[] =>
  attemptEntries(attempt(more)).map(({ text }) => text);

const result = (
  executionResult: NonNullable<ActionExecutionDetail['output']>['executionResult'],
): Partial<ActionExecutionDetail> => ({ output: { executionResult } });

const approvalType = {
  category: 'Approval',
  owner: 'AWS',
  provider: 'Manual',
  version: '1',
} as const;

test.each<[string, readonly string[], Partial<ActionExecutionDetail>]>([
  ['its end', ['started', 'Succeeded after 4.0 s'], {}],
  ['only its start while it runs silently', ['started'], { status: 'InProgress' }],
  [
    'what is reported while it runs',
    ['started', 'InProgress: linking (external id 7, https://ci.example/7)'],
    {
      status: 'InProgress',
      ...result({
        externalExecutionSummary: 'linking',
        externalExecutionId: '7',
        externalExecutionUrl: 'https://ci.example/7',
      }),
    },
  ],
  [
    'an error once, where the summary repeats it',
    ['started', 'Failed after 4.0 s: JobFailed: exit code 1'],
    {
      status: 'Failed',
      ...result({
        errorDetails: { code: 'JobFailed', message: 'exit code 1' },
        externalExecutionSummary: 'exit code 1',
      }),
    },
  ],
  [
    'who answered an approval, and not its token',
    ['started', 'Succeeded after 4.0 s: looks good (by ada)'],
    {
      updatedBy: 'arn:aws:iam::000000000000:user/ada',
      input: { actionTypeId: approvalType },
      ...result({ externalExecutionSummary: 'looks good', externalExecutionId: 'the token' }),
    },
  ],
])('an attempt tells %s', (_, told, more) => {
  expect(texts(more)).toEqual(told);
});

test('an execution tells of who started it, and of why it ended', () => {
  expect(executionBegin(execution('one', 'InProgress')).text).toBe(
    'execution started by StartPipelineExecution (root)',
  );
  expect(executionEnd(execution('one', 'InProgress'))).toEqual([]);
  const stopped = execution('one', 'Stopped', { stopTrigger: { reason: 'wrong branch' } });
  expect(executionEnd(stopped)).toMatchObject([
    { text: 'execution Stopped: wrong branch', time: stopped.lastUpdateTime },
  ]);
});

test('what is told again has the key that it had, and what has changed another one', () => {
  const keys = (more: Partial<ActionExecutionDetail>) =>
    attemptEntries(attempt(more)).map(({ key }) => key);
  const reports = (externalExecutionSummary: string): Partial<ActionExecutionDetail> => ({
    status: 'InProgress',
    ...result({ externalExecutionSummary }),
  });
  const [begin, first] = keys(reports('linking'));
  expect(keys(reports('linking'))).toEqual([begin, first]);
  expect(keys(reports('packing'))).toEqual([begin, expect.not.stringMatching(String(first))]);
  expect(keys({})[0]).toBe(begin);
});

test('entries stand in the order of their times', () => {
  const entries = [executionBegin(execution('one', 'Failed')), ...attemptEntries(attempt({}))];
  expect(inTimeOrder(entries.toReversed()).map(({ time }) => time)).toEqual(
    entries.map(({ time }) => time).toSorted((one, other) => one - other),
  );
});

test('a message of several lines stays one', () => {
  const [, end] = attemptEntries(
    attempt({ status: 'Failed', ...result({ errorDetails: { message: 'one\r\n  two\n' } }) }),
  );
  if (end === undefined) throw new Error('It has no end.');
  expect(placeWidthOf([end])).toBe('Build/Compile'.length);
  expect(logLines(end, 15).map(textOf)).toEqual([
    `${clock(now)}  11111111  Build/Compile    Failed after 4.0 s: one`,
    '      two',
  ]);
});

test('a rule is told of as one', () => {
  const entries = ruleEntries({
    pipelineExecutionId: '11111111-1111-4111-8111-111111111111',
    ruleExecutionId: 'r',
    stageName: 'Deploy',
    ruleName: 'Window',
    startTime: now - 4_000,
    lastUpdateTime: now,
    status: 'Failed',
    output: { executionResult: { errorDetails: { code: 'JobFailed', message: 'It is closed.' } } },
  });
  expect(entries.map(({ place, text }) => `${place} ${text}`)).toEqual([
    'Deploy/Window rule started',
    'Deploy/Window rule Failed after 4.0 s: JobFailed: It is closed.',
  ]);
});
