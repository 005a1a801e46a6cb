import { expect, test } from 'vitest';
import { execution, executionId, minute, now } from '../../../../test/support/observed.js';
import type { StageExecutionStatus, StageState } from '../../../model/index.js';
import { render } from '../drawing/line.js';
import { symbolsFor } from '../drawing/symbols.js';
import type { Glance } from '../observation/glance.js';
import { pipelineRows } from './pipeline-rows.js';

const rowsOf = (...glances: readonly Glance[]): readonly string[] =>
  pipelineRows(glances, { symbols: symbolsFor({}), now, columns: undefined }).map((line) =>
    render(line, { isColored: false, columns: undefined }),
  );

const stage = (
  stageName: string,
  status?: StageExecutionStatus,
  more: StageState = {},
): StageState => ({
  stageName,
  ...(status === undefined
    ? {}
    : { latestExecution: { pipelineExecutionId: executionId('one'), status } }),
  ...more,
});

const glance = (stages: readonly StageState[], more: Partial<Glance> = {}): Glance => ({
  pipelineName: 'shop',
  executionMode: 'SUPERSEDED',
  stages,
  executions: [execution('one', 'InProgress')],
  ...more,
});

const asking: StageState = {
  actionStates: [{ actionName: 'Approve', latestExecution: { token: 'a token' } }],
};
const waiting: StageState = {
  inboundExecutions: [{ pipelineExecutionId: executionId('two'), status: 'InProgress' }],
};

test('the columns stand below their titles', () => {
  expect(
    rowsOf(
      glance([stage('Source', 'Succeeded'), stage('Build', 'InProgress')]),
      glance([stage('Source')], { pipelineName: 'documentation', executions: [] }),
    ),
  ).toEqual([
    'PIPELINE       STAGES  NOW',
    'shop           ✓ ●     Build InProgress',
    'documentation  ○       never executed',
  ]);
});

test.each<[string, Glance]>([
  [
    '✓ ◆     Release waits for an answer',
    glance([stage('Source', 'Succeeded'), stage('Release', 'InProgress', asking)]),
  ],
  [
    '✓ ●     1 waits before Build; Build InProgress',
    glance([stage('Source', 'Succeeded'), stage('Build', 'InProgress', waiting)]),
  ],
  [
    '✓ ⊘ ○   1 waits before Build, which is disabled',
    glance([
      stage('Source', 'Succeeded'),
      stage('Build', undefined, { ...waiting, inboundTransitionState: { enabled: false } }),
    ]),
  ],
  [
    '✓ ✗     Failed in Build 3 min ago',
    glance([stage('Source', 'Succeeded'), stage('Build', 'Failed')], {
      executions: [execution('one', 'Failed')],
    }),
  ],
  [
    '✓ ✓     Succeeded 2 d ago',
    glance([stage('Source', 'Succeeded'), stage('Build', 'Succeeded')], {
      executions: [execution('one', 'Succeeded', { lastUpdateTime: now - 50 * 60 * minute })],
    }),
  ],
  [
    '✓ ✓     Superseded 3 min ago',
    glance([stage('Source', 'Succeeded'), stage('Build', 'Succeeded')], {
      executions: [execution('two', 'Superseded')],
    }),
  ],
  ['○       InProgress for 6 min', glance([stage('Source')])],
  [
    '○ ○     2 executions InProgress',
    glance([stage('Source', 'Succeeded'), stage('Build', 'Failed')], {
      executionMode: 'PARALLEL',
      executions: [execution('one', 'InProgress'), execution('two', 'Stopping')],
    }),
  ],
])('a row reads «%s»', (row, seen) => {
  expect(rowsOf(seen)[1]).toBe(`shop      ${row}`);
});
