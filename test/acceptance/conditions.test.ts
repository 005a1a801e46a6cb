import {
  ListRuleExecutionsCommand,
  ListRuleTypesCommand,
  OverrideStageConditionCommand,
  paginateListRuleExecutions,
  RetryStageExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { beforeAll, describe, expect, test } from 'vitest';
import { liveServer } from '../support/live-server.js';
import {
  goIs,
  guardedPipeline,
  type LiveStory,
  registerTellers,
  tellLiveStory,
} from '../support/live-story.js';
import { until } from '../support/until.js';

const live = liveServer(({ clients }) => registerTellers(clients.codepipeline));
let story: LiveStory;
beforeAll(() => {
  story = tellLiveStory(live.clients.codepipeline);
});

const entry = (result: 'FAIL' | 'SKIP') => ({
  beforeEntry: { conditions: [{ result, rules: [goIs('yes')] }] },
});
const success = (result: 'FAIL' | 'ROLLBACK') => ({
  onSuccess: { conditions: [{ result, rules: [goIs('yes')] }] },
});

const ruleStatuses = async (pipelineName: string) => {
  const { ruleExecutionDetails = [] } = await live.clients.codepipeline.send(
    new ListRuleExecutionsCommand({ pipelineName }),
  );
  return ruleExecutionDetails.map(({ ruleName, status }) => `${ruleName} ${status}`);
};

const override = (
  pipelineName: string,
  pipelineExecutionId: string,
  conditionType: 'BEFORE_ENTRY' | 'ON_SUCCESS',
) =>
  live.clients.codepipeline.send(
    new OverrideStageConditionCommand({
      pipelineName,
      stageName: 'T',
      pipelineExecutionId,
      conditionType,
    }),
  );

describe('a condition before entry', () => {
  test('that is met lets the execution in', async () => {
    const name = 'Met';
    const first = await story.create(guardedPipeline(name, entry('FAIL')));
    await story.fail(first, 's');
    const id = await story.start(name, { GO: 'yes' });
    await story.succeed(id, 's', 't', 'u');
    await story.ends(name, id, 'Succeeded');
    const { beforeEntryConditionState } = await story.stage(name, 'T');
    expect(beforeEntryConditionState).toMatchObject({
      latestExecution: { status: 'Succeeded' },
      conditionStates: [
        {
          latestExecution: { status: 'Succeeded', lastStatusChange: expect.any(Date) },
          ruleStates: [{ ruleName: 'Go', latestExecution: { status: 'Succeeded' } }],
        },
      ],
    });
    expect(await ruleStatuses(name)).toEqual(['Go Succeeded']);
  });

  test('that is not met fails the stage, says why, and can be asked again by a retry', async () => {
    const name = 'NotMet';
    const id = await story.create(guardedPipeline(name, entry('FAIL')));
    await story.succeed(id, 's');
    await story.ends(name, id, 'Failed');
    const stage = await story.stage(name, 'T');
    expect(stage.latestExecution?.status).toBe('Failed');
    expect(stage.actionStates?.[0]).not.toHaveProperty('latestExecution');
    expect(stage.beforeEntryConditionState?.latestExecution?.status).toBe('Failed');
    const [rule] = stage.beforeEntryConditionState?.conditionStates?.[0]?.ruleStates ?? [];
    expect(rule?.latestExecution?.errorDetails).toEqual({
      code: 'JobFailed',
      message: "The variable 'no' is not equal to 'yes'.",
    });
    await live.clients.codepipeline.send(
      new RetryStageExecutionCommand({
        pipelineName: name,
        stageName: 'T',
        pipelineExecutionId: id,
        retryMode: 'FAILED_ACTIONS',
      }),
    );
    await until('the rule is evaluated again', async () => (await ruleStatuses(name)).length === 2);
    await story.ends(name, id, 'Failed');
    expect(await ruleStatuses(name)).toEqual(['Go Failed', 'Go Failed']);
  });

  test('that is overridden lets the execution in after all', async () => {
    const name = 'Overridden';
    const id = await story.create(guardedPipeline(name, entry('FAIL')));
    await story.succeed(id, 's');
    await story.ends(name, id, 'Failed');
    await override(name, id, 'BEFORE_ENTRY');
    await story.succeed(id, 't', 'u');
    await story.ends(name, id, 'Succeeded');
    const { beforeEntryConditionState } = await story.stage(name, 'T');
    expect(beforeEntryConditionState?.latestExecution?.status).toBe('Overridden');
    await expect(override(name, id, 'BEFORE_ENTRY')).rejects.toMatchObject({
      name: 'ConditionNotOverridableException',
    });
  });

  test('with the result SKIP leaves the stage out, and cannot be overridden', async () => {
    const name = 'Skipped';
    const id = await story.create(guardedPipeline(name, entry('SKIP')));
    await story.succeed(id, 's', 'u');
    await story.ends(name, id, 'Succeeded');
    const stage = await story.stage(name, 'T');
    expect(stage.latestExecution).toMatchObject({ pipelineExecutionId: id, status: 'Skipped' });
    expect(stage.beforeEntryConditionState?.latestExecution?.status).toBe('Failed');
    await expect(override(name, id, 'BEFORE_ENTRY')).rejects.toMatchObject({
      name: 'ConditionNotOverridableException',
    });
  });
});

describe('a condition on success', () => {
  test('that is not met fails the stage behind its actions, and may be overridden', async () => {
    const name = 'Success';
    const id = await story.create(guardedPipeline(name, success('FAIL')));
    await story.succeed(id, 's', 't');
    await story.ends(name, id, 'Failed');
    const { actionStates, onSuccessConditionState } = await story.stage(name, 'T');
    expect(actionStates?.[0]?.latestExecution?.status).toBe('Succeeded');
    expect(onSuccessConditionState?.latestExecution?.status).toBe('Failed');
    await override(name, id, 'ON_SUCCESS');
    await story.succeed(id, 'u');
    await story.ends(name, id, 'Succeeded');
  });

  test('with the result ROLLBACK brings the stage back, once there is something to go back to', async () => {
    const name = 'SuccessBack';
    const first = await story.create(guardedPipeline(name, success('ROLLBACK')));
    await story.succeed(first, 's', 't');
    await story.ends(name, first, 'Failed');
    expect(await story.executions(name)).toHaveLength(1);
    const target = await story.start(name, { GO: 'yes' });
    await story.succeed(target, 's', 't', 'u');
    await story.ends(name, target, 'Succeeded');
    const id = await story.start(name);
    await story.succeed(id, 's', 't');
    await story.ends(name, id, 'Failed');
    const [rollback] = await story.executions(name);
    expect(rollback).toMatchObject({
      executionType: 'ROLLBACK',
      trigger: { triggerType: 'AutomatedRollback' },
      rollbackMetadata: { rollbackTargetPipelineExecutionId: target },
    });
    await story.succeed(rollback?.pipelineExecutionId ?? '', 't');
    await story.ends(name, rollback?.pipelineExecutionId ?? '', 'Succeeded');
    await expect(override(name, id, 'ON_SUCCESS')).rejects.toMatchObject({
      name: 'NotLatestPipelineExecutionException',
    });
  });
});

test('rule executions come in pages', async () => {
  const name = 'Pages';
  const rules = ['A', 'B', 'C'].map((rule) => goIs('no', rule));
  const beforeEntry = { conditions: [{ result: 'FAIL' as const, rules }] };
  const id = await story.create(guardedPipeline(name, { beforeEntry }));
  await story.succeed(id, 's', 't', 'u');
  const names: (string | undefined)[] = [];
  const pages = paginateListRuleExecutions(
    { client: live.clients.codepipeline, pageSize: 2 },
    { pipelineName: name },
  );
  for await (const { ruleExecutionDetails = [] } of pages) {
    names.push(...ruleExecutionDetails.map(({ ruleName }) => ruleName));
  }
  expect(names).toEqual(['C', 'B', 'A']);
});

test('the rule types are those of CodePipeline', async () => {
  const { ruleTypes = [] } = await live.clients.codepipeline.send(new ListRuleTypesCommand({}));
  expect(ruleTypes.map(({ id }) => id?.provider)).toContain('VariableCheck');
});
