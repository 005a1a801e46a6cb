import { expect, test } from 'vitest';
import {
  disabled,
  execution,
  executionId,
  inside,
  now,
  pipeline,
  stage,
} from '../../../../test/support/observed.js';
import type { WaitingReason } from '../../../model/index.js';
import { reasonsOf } from './reasons-of.js';

const running = { executions: [execution('one', 'InProgress')] };
const stages = [
  stage('Source', []),
  stage('Build', [], inside('one', 'InProgress')),
  stage('Deploy', []),
];

const told = (more: Partial<WaitingReason> & Pick<WaitingReason, 'kind'>): WaitingReason => ({
  sentence: `${more.kind}.`,
  pipelineExecutionId: executionId('one'),
  stageName: 'Build',
  since: now,
  ...more,
});

const ofStage = '--pipeline-name shop --stage-name Build';
const ofExecution = `--pipeline-execution-id ${executionId('one')}`;

test.each<[WaitingReason, string | undefined]>([
  [
    told({ kind: 'TransitionDisabled' }),
    `codepipeline enable-stage-transition ${ofStage} --transition-type Inbound`,
  ],
  [told({ kind: 'StageOccupied' }), undefined],
  [told({ kind: 'QueuedBehind' }), undefined],
  [told({ kind: 'NotAdmitted' }), 'start shop'],
  [told({ kind: 'ApprovalPending', actionName: 'Ask' }), 'approve shop --stage Build --action Ask'],
  [
    told({
      kind: 'JobNotTaken',
      actionTypeId: { category: 'Build', owner: 'Custom', provider: 'Zipper', version: '1' },
    }),
    'codepipeline poll-for-jobs --action-type-id category=Build,owner=Custom,provider=Zipper,version=1',
  ],
  [
    told({
      kind: 'JobNotTaken',
      actionTypeId: { category: 'Test', owner: 'ThirdParty', provider: 'Lab', version: '2' },
    }),
    'codepipeline poll-for-third-party-jobs --action-type-id category=Test,owner=ThirdParty,provider=Lab,version=2',
  ],
  [told({ kind: 'JobInProgress' }), undefined],
  [
    told({ kind: 'Stopping' }),
    `codepipeline stop-pipeline-execution --pipeline-name shop ${ofExecution} --abandon`,
  ],
  [
    told({ kind: 'StageFailed' }),
    `codepipeline retry-stage-execution ${ofStage} ${ofExecution} --retry-mode FAILED_ACTIONS`,
  ],
  [
    told({ kind: 'ConditionFailed', gate: 'onSuccess', overridable: true }),
    `codepipeline override-stage-condition ${ofStage} ${ofExecution} --condition-type ON_SUCCESS`,
  ],
  [
    told({ kind: 'WindowClosed', gate: 'beforeEntry', overridable: true }),
    `codepipeline override-stage-condition ${ofStage} ${ofExecution} --condition-type BEFORE_ENTRY`,
  ],
  [told({ kind: 'RuleInProgress', gate: 'onSuccess', overridable: false }), undefined],
  [
    told({ kind: 'ConditionFailed', gate: 'beforeEntry', overridable: false, retryable: true }),
    `codepipeline retry-stage-execution ${ofStage} ${ofExecution} --retry-mode FAILED_ACTIONS`,
  ],
  [
    told({ kind: 'ConditionFailed', gate: 'onSuccess', overridable: false, retryable: false }),
    'start shop',
  ],
  [told({ kind: 'StageFailed', retryable: false }), 'start shop'],
])('the server’s sentence is told as it is, with the command that helps: %o', (reason, remedy) => {
  expect(reasonsOf(pipeline(stages, running), now, [reason])).toEqual([
    {
      style: expect.any(String),
      sentence: reason.sentence,
      remedy: remedy === undefined ? undefined : `pipewright ${remedy}`,
    },
  ]);
});

test('it takes the place of what shows from outside', () => {
  const observed = pipeline(
    [stage('Source', []), stage('Build', [], inside('one', 'Failed')), stage('Deploy', [])],
    { executions: [execution('one', 'Failed')] },
  );
  expect(reasonsOf(observed, now, [told({ kind: 'StageFailed' })])).toHaveLength(1);
  expect(reasonsOf(observed, now, [])).toEqual([]);
});

test('what nobody waits for stands at its stage', () => {
  const observed = pipeline(
    [stage('Source', []), stage('Build', []), stage('Deploy', [], disabled)],
    running,
  );
  const reasons = [
    told({ kind: 'JobInProgress' }),
    told({ kind: 'JobInProgress', stageName: 'Gone' }),
  ];
  expect(reasonsOf(observed, now, reasons).map(({ sentence }) => sentence)).toEqual([
    'JobInProgress.',
    expect.stringMatching(/^Nothing enters Deploy: /),
    'JobInProgress.',
  ]);
});

test('of several at one door, the first has the command that opens it', () => {
  const reasons = [told({ kind: 'TransitionDisabled' }), told({ kind: 'TransitionDisabled' })];
  const [first, second] = reasonsOf(pipeline(stages, running), now, reasons);
  expect(first?.remedy).toBeDefined();
  expect(second?.remedy).toBeUndefined();
});

test('an approval of executions side by side names the one that is meant', () => {
  const observed = pipeline(stages, { ...running, executionMode: 'PARALLEL' });
  const [reason] = reasonsOf(observed, now, [told({ kind: 'ApprovalPending', actionName: 'Ask' })]);
  expect(reason?.remedy).toBe(
    'pipewright approve shop --stage Build --action Ask --execution 11111111',
  );
});

test('so does one of an execution that its stage does not show', () => {
  const observed = pipeline(
    [stage('Source', []), stage('Build', [], inside('two', 'InProgress')), stage('Deploy', [])],
    running,
  );
  const reasons = reasonsOf(
    observed,
    now,
    (['one', 'two'] as const).map((name) =>
      told({
        kind: 'ApprovalPending',
        actionName: 'Ask',
        pipelineExecutionId: executionId(name),
      }),
    ),
  );
  expect(reasons.map(({ remedy }) => remedy)).toEqual([
    'pipewright approve shop --stage Build --action Ask --execution 11111111',
    'pipewright approve shop --stage Build --action Ask',
  ]);
});
