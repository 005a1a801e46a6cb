import { expect, test } from 'vitest';
import {
  action,
  approval,
  attempt,
  disabled,
  execution,
  executionId,
  inside,
  minute,
  now,
  pipeline,
  stage,
  waiting,
} from '../../../../test/support/observed.js';
import { clockToMinute } from '../drawing/times.js';
import type { ObservedPipeline } from '../observation/observed.js';
import { reasonsOf } from './reasons-of.js';

const running = { executions: [execution('one', 'InProgress')] };

const sentences = (observed: ObservedPipeline): readonly string[] =>
  reasonsOf(observed, now).map(({ sentence }) => sentence);

const remedies = (observed: ObservedPipeline): readonly (string | undefined)[] =>
  reasonsOf(observed, now).map(({ remedy }) => remedy);

const source = stage('Source', []);
const since = clockToMinute(now - 5 * minute);
const until = clockToMinute(now + 55 * minute);

test.each<[string, ObservedPipeline]>([
  [
    '22222222 waits before Build: 11111111 is in that stage; a newer execution would supersede it.',
    pipeline(
      [source, stage('Build', [], { ...inside('one', 'InProgress'), ...waiting('two') })],
      running,
    ),
  ],
  [
    '22222222 waits before Build: the transition into it has been disabled for 7 min by ada: “Freeze”.',
    pipeline([source, stage('Build', [], { ...waiting('two'), ...disabled })], running),
  ],
  [
    'Nothing enters Build: the transition into it has been disabled for 7 min by ada: “Freeze”.',
    pipeline([source, stage('Build', [], disabled)], running),
  ],
  [
    `11111111 waits in Sign for an answer to Approve since ${since} (5 min); without one it fails on ${until}, in 55 min.`,
    pipeline([stage('Sign', [approval('Approve')], inside('one', 'InProgress'))], running),
  ],
  [
    '11111111 has waited in Build for 5 min for a job worker to do Pack (Build Custom Zipper 1): none has reported on it.',
    pipeline(
      [
        stage(
          'Build',
          [action('Pack', 'Build/Custom/Zipper', { attempt: attempt('InProgress') })],
          inside('one', 'InProgress'),
        ),
      ],
      running,
    ),
  ],
  [
    '11111111 has been working in Build on Pack (Build Custom Zipper 1) for 5 min: 40 %, “linking”, known to its worker as 7.',
    pipeline(
      [
        stage(
          'Build',
          [
            action('Pack', 'Build/Custom/Zipper', {
              attempt: attempt('InProgress', {
                percentComplete: 40,
                summary: 'linking',
                externalExecutionId: '7',
              }),
            }),
          ],
          inside('one', 'InProgress'),
        ),
      ],
      running,
    ),
  ],
  [
    '11111111 has been in Build at Pack (Build AWS CodeBuild 1) for 5 min, which has reported nothing so far.',
    pipeline(
      [
        stage(
          'Build',
          [action('Pack', 'Build/AWS/CodeBuild', { attempt: attempt('InProgress') })],
          inside('one', 'InProgress'),
        ),
      ],
      running,
    ),
  ],
  [
    '11111111 failed in Build 4 min ago (Pack: exit code 1; Test).',
    pipeline(
      [
        stage(
          'Build',
          [
            action('Pack', 'Build/Custom/Zipper', {
              attempt: attempt('Failed', { errorDetails: { message: 'exit code 1.' } }),
            }),
            action('Test', 'Test/Custom/Tester', { attempt: attempt('Failed') }),
          ],
          inside('one', 'Failed'),
        ),
      ],
      { executions: [execution('one', 'Failed')] },
    ),
  ],
  [
    '11111111 waits for the beforeEntry condition of Build: these rules are being evaluated: Alarm.',
    pipeline(
      [
        stage('Build', [], {
          ...inside('one', 'InProgress'),
          conditions: [
            {
              gate: 'beforeEntry',
              state: {
                latestExecution: { status: 'InProgress' },
                conditionStates: [
                  {
                    ruleStates: [
                      { ruleName: 'Alarm', latestExecution: { status: 'InProgress' } },
                      { ruleName: 'Window', latestExecution: { status: 'Succeeded' } },
                    ],
                  },
                ],
              },
            },
          ],
        }),
      ],
      running,
    ),
  ],
  ['shop has never been executed.', pipeline([source])],
  [
    'Nothing is on its way: the last execution, 11111111, ended as Succeeded 3 min ago.',
    pipeline([source], { executions: [execution('one', 'Succeeded')] }),
  ],
])('a pipeline says: %s', (sentence, observed) => {
  expect(sentences(observed)).toEqual([sentence]);
});

test('those that queue name those before them, and none is superseded', () => {
  const observed = pipeline(
    [source, stage('Build', [], { ...inside('one', 'InProgress'), ...waiting('two', 'three') })],
    { ...running, executionMode: 'QUEUED' },
  );
  expect(sentences(observed)).toEqual([
    '22222222 waits before Build: 11111111 is in that stage.',
    '33333333 waits before Build: 11111111 is in that stage and 22222222 before it.',
  ]);
});

test('an execution that is being stopped waits for what still runs in it', () => {
  const observed = pipeline(
    [
      stage(
        'Build',
        [action('Pack', 'Build/AWS/CodeBuild', { attempt: attempt('InProgress') })],
        inside('one', 'Stopping'),
      ),
    ],
    running,
  );
  expect(sentences(observed)[0]).toBe(
    '11111111 is being stopped in Build, as soon as these actions end: Pack.',
  );
  expect(remedies(observed)[0]).toMatch(
    `stop-pipeline-execution --pipeline-name shop --pipeline-execution-id ${executionId('one')} --abandon`,
  );
});

test('executions that were superseded since the oldest on its way began are told of', () => {
  const superseded = (minutes: number) =>
    execution('two', 'Superseded', { startTime: now - minutes * minute });
  const observed = pipeline([source], {
    executions: [
      superseded(1),
      superseded(2),
      superseded(3),
      superseded(4),
      superseded(5),
      execution('one', 'InProgress'),
      superseded(7),
    ],
  });
  expect(sentences(observed)).toEqual([
    ...Array(3).fill(
      '22222222 does not go on: while it waited, a newer execution superseded it, 3 min ago.',
    ),
    '2 more were superseded before.',
  ]);
});

test('below a reason is the command that gets it going', () => {
  const observed = pipeline(
    [
      source,
      stage('Sign', [approval('Approve')], { ...inside('one', 'InProgress') }),
      stage('Build', [], disabled),
    ],
    running,
  );
  expect(remedies(observed)).toEqual([
    'pipewright approve shop --stage Sign --action Approve',
    'pipewright codepipeline enable-stage-transition --pipeline-name shop --stage-name Build --transition-type Inbound',
  ]);
});

test('of executions side by side, the one whose approval is meant is named', () => {
  const observed = pipeline([], {
    ...running,
    executionMode: 'PARALLEL',
    runs: [
      {
        pipelineExecutionId: executionId('one'),
        stages: [stage('Sign', [approval('Approve')], inside('one', 'InProgress'))],
      },
    ],
  });
  expect(remedies(observed)).toEqual([
    'pipewright approve shop --stage Sign --action Approve --execution 11111111',
  ]);
});

test('what shuts a stage for executions side by side is told of once', () => {
  const stages = [source, stage('Build', [], disabled)];
  const observed = pipeline([], {
    ...running,
    executionMode: 'PARALLEL',
    runs: [
      { pipelineExecutionId: executionId('one'), stages },
      { pipelineExecutionId: executionId('two'), stages },
    ],
  });
  expect(sentences(observed)).toHaveLength(1);
});
