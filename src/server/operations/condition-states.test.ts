import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { declare } from '../../../test/support/engine-story.js';
import {
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';
import { condition, no, rule, takeRules, yes } from '../../../test/support/rule-jobs.js';
import type { PipelineDeclaration, StageDeclaration } from '../../model/index.js';

let db: TestDatabase;
let story: OperationsStory;
beforeAll(async () => {
  db = await openTestDatabase();
  story = await openOperationsStory(db.database);
});
afterAll(async () => {
  story.close();
  await db.close();
});

/** A source stage, and another one with conditions. */
const guarded = (
  name: string,
  gates: Partial<StageDeclaration>,
  more: Partial<PipelineDeclaration> = {},
): PipelineDeclaration => {
  const declaration = declare({ S: ['s'], T: ['t'] }, { name, pipelineType: 'V2', ...more });
  return {
    ...declaration,
    stages: declaration.stages.map((one) => (one.name === 'T' ? { ...one, ...gates } : one)),
  };
};

const says = async (verdicts: Readonly<Record<string, typeof yes | typeof no>>) => {
  const rules = await takeRules(story, db.database);
  expect([...rules.keys()].sort()).toEqual(Object.keys(verdicts).sort());
  for (const [name, verdict] of Object.entries(verdicts)) await rules.get(name)?.say(verdict);
};

const seconds = () => story.clock.now / 1000;

describe('GetPipelineState shows conditions', () => {
  test('only those that are declared, with the names of their rules before they are asked', async () => {
    const name = 'Declared';
    await story.create(
      guarded(name, {
        beforeEntry: { conditions: [{ result: 'FAIL', rules: [rule('A'), rule('B')] }] },
        onFailure: condition('C', 'ROLLBACK'),
      }),
    );
    const { beforeEntryConditionState, ...stage } = await story.stage(name, 'T');
    expect(beforeEntryConditionState).toEqual({
      conditionStates: [{ ruleStates: [{ ruleName: 'A' }, { ruleName: 'B' }] }],
    });
    expect(stage.onFailureConditionState).toEqual({
      conditionStates: [{ ruleStates: [{ ruleName: 'C' }] }],
    });
    expect(stage).not.toHaveProperty('onSuccessConditionState');
    const source = await story.stage(name, 'S');
    expect(Object.keys(source).filter((key) => key.endsWith('ConditionState'))).toEqual([]);
  });

  test('while their rules are evaluated, and with what each has said', async () => {
    const name = 'Asked';
    const id = await story.create(
      guarded(name, {
        beforeEntry: { conditions: [{ result: 'FAIL', rules: [rule('A'), rule('B')] }] },
      }),
    );
    await story.succeed(id, 's');
    const began = seconds();
    story.clock.now += 1_000;
    const rules = await takeRules(story, db.database);
    await rules.get('A')?.say({ ...yes, externalExecutionId: 'x' });
    const waiting = { kind: 'waiting', until: story.clock.now, token: 't' } as const;
    await rules.get('B')?.say({ ...waiting, summary: 'Not yet.' });
    const [a, b] = ['A', 'B'].map((ruleName) => rules.get(ruleName)?.job.action_execution_id);
    const status = 'InProgress';
    expect((await story.stage(name, 'T')).beforeEntryConditionState).toEqual({
      latestExecution: { status },
      conditionStates: [
        {
          latestExecution: { status, lastStatusChange: began },
          ruleStates: [
            {
              ruleName: 'A',
              latestExecution: {
                ruleExecutionId: a,
                status: 'Succeeded',
                summary: 'It holds.',
                lastStatusChange: seconds(),
                externalExecutionId: 'x',
              },
            },
            {
              ruleName: 'B',
              latestExecution: {
                ruleExecutionId: b,
                status,
                summary: 'Not yet.',
                lastStatusChange: began,
              },
            },
          ],
        },
      ],
    });

    await says({ B: no });
    const { beforeEntryConditionState: state, latestExecution } = await story.stage(name, 'T');
    expect(latestExecution).toMatchObject({ pipelineExecutionId: id, status: 'Failed' });
    expect(state?.latestExecution).toEqual({ status: 'Failed', summary: 'The rule B failed.' });
    expect(state?.conditionStates?.[0]?.ruleStates?.[1]?.latestExecution).toMatchObject({
      status: 'Failed',
      errorDetails: { code: 'JobFailed', message: 'It does not hold.' },
    });
  });

  test('of the execution that entered the stage last', async () => {
    const name = 'Latest';
    const gates = {
      beforeEntry: condition('Entry', 'FAIL'),
      onSuccess: condition('Success', 'FAIL'),
    };
    const first = await story.create(guarded(name, gates));
    await story.succeed(first, 's');
    await says({ Entry: yes });
    await story.succeed(first, 't');
    await says({ Success: yes });
    expect((await story.stage(name, 'T')).onSuccessConditionState?.latestExecution).toEqual({
      status: 'Succeeded',
    });
    const second = await story.start(name);
    await story.succeed(second, 's');
    const stage = await story.stage(name, 'T');
    expect(stage.beforeEntryConditionState?.latestExecution?.status).toBe('InProgress');
    expect(stage.onSuccessConditionState).toEqual({
      conditionStates: [{ ruleStates: [{ ruleName: 'Success' }] }],
    });
    await says({ Entry: yes });
  });

  test('in PARALLEL mode those of the execution in that mode', async () => {
    const name = 'Parallel';
    const gates = { beforeEntry: condition('Entry', 'FAIL') };
    const first = await story.create(guarded(name, gates));
    await story.succeed(first, 's');
    await says({ Entry: no });
    const parallel = guarded(name, gates, { executionMode: 'PARALLEL' });
    await story.call('UpdatePipeline', { pipeline: parallel });
    const before = await story.stage(name, 'T');
    expect(before).not.toHaveProperty('latestExecution');
    expect(before.beforeEntryConditionState).not.toHaveProperty('latestExecution');
    const second = await story.start(name);
    await story.succeed(second, 's');
    await says({ Entry: yes });
    expect(await story.stage(name, 'T')).toMatchObject({
      latestExecution: { pipelineExecutionId: second },
      beforeEntryConditionState: { latestExecution: { status: 'Succeeded' } },
    });
    await story.call('UpdatePipeline', { pipeline: guarded(name, gates) });
    expect(await story.stage(name, 'T')).toMatchObject({
      latestExecution: { pipelineExecutionId: first },
      beforeEntryConditionState: { latestExecution: { status: 'Failed' } },
    });
  });
});

test('after a change of the mode only executions of the present kind are shown', async () => {
  const name = 'Modes';
  const declared = (executionMode: 'SUPERSEDED' | 'PARALLEL') =>
    guarded(name, {}, { executionMode });
  const update = (executionMode: 'SUPERSEDED' | 'PARALLEL') =>
    story.call('UpdatePipeline', { pipeline: declared(executionMode) });
  const fetched = async () => (await story.action(name, 'S', 's')).latestExecution?.status;
  const first = await story.create(declared('SUPERSEDED'));
  await story.succeed(first, 's');
  await update('PARALLEL');
  expect(await fetched()).toBeUndefined();
  for (let count = 0; count < 3; count += 1) {
    const id = await story.start(name);
    if (count === 2) await story.fail(id, 's');
  }
  expect(await fetched()).toBe('Failed');
  await story.call('DisableStageTransition', {
    pipelineName: name,
    stageName: 'S',
    transitionType: 'Outbound',
    reason: 'wait',
  });
  const waiting = await story.start(name);
  await story.succeed(waiting, 's');
  expect((await story.stage(name, 'T')).inboundExecution?.pipelineExecutionId).toBe(waiting);
  await update('SUPERSEDED');
  expect(await fetched()).toBe('Succeeded');
  const { inboundExecution, latestExecution } = await story.stage(name, 'T');
  expect(inboundExecution).toBeUndefined();
  expect(latestExecution?.pipelineExecutionId).toBe(first);
});
