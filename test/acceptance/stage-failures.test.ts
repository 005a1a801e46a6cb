import { beforeAll, describe, expect, test } from 'vitest';
import { liveServer } from '../support/live-server.js';
import {
  goIs,
  guardedPipeline,
  type LiveStory,
  registerTellers,
  tellLiveStory,
} from '../support/live-story.js';

const live = liveServer(({ clients }) => registerTellers(clients.codepipeline));
let story: LiveStory;
beforeAll(() => {
  story = tellLiveStory(live.clients.codepipeline);
});

describe('what follows the failure of a stage', () => {
  test('is a rollback, where the stage says so', async () => {
    const name = 'FailureBack';
    const target = await story.create(guardedPipeline(name, { onFailure: { result: 'ROLLBACK' } }));
    await story.succeed(target, 's', 't', 'u');
    const id = await story.start(name);
    await story.succeed(id, 's');
    await story.fail(id, 't');
    const [rollback] = await story.executions(name);
    const rollbackId = rollback?.pipelineExecutionId ?? '';
    expect(rollback).toMatchObject({
      executionType: 'ROLLBACK',
      rollbackMetadata: { rollbackTargetPipelineExecutionId: target },
    });
    await story.succeed(rollbackId, 't');
    await story.ends(name, rollbackId, 'Succeeded');
    expect((await story.execution(name, id)).status).toBe('Failed');
  });

  test('is one retry, and no more than one', async () => {
    const name = 'FailureRetry';
    const id = await story.create(
      guardedPipeline(name, {
        onFailure: { result: 'RETRY', retryConfiguration: { retryMode: 'ALL_ACTIONS' } },
      }),
    );
    await story.succeed(id, 's');
    await story.fail(id, 't');
    const again = await story.reaches({ name, stageName: 'T', id, status: 'InProgress' });
    expect(again.retryStageMetadata).toEqual({
      autoStageRetryAttempt: 1,
      latestRetryTrigger: 'AutomatedStageRetry',
    });
    await story.fail(id, 't');
    await story.ends(name, id, 'Failed');
  });

  test('is that the execution goes on, where the stage may be skipped', async () => {
    const name = 'FailureSkip';
    const id = await story.create(guardedPipeline(name, { onFailure: { result: 'SKIP' } }));
    await story.succeed(id, 's');
    await story.fail(id, 't');
    await story.reaches({ name, stageName: 'T', id, status: 'Skipped' });
    await story.succeed(id, 'u');
    await story.ends(name, id, 'Succeeded');
  });

  test('may depend on rules: a rollback only when they do not hold', async () => {
    const name = 'FailureRules';
    const conditions = [{ result: 'ROLLBACK' as const, rules: [goIs('yes')] }];
    const target = await story.create(guardedPipeline(name, { onFailure: { conditions } }));
    await story.succeed(target, 's', 't', 'u');
    const id = await story.start(name, { GO: 'yes' });
    await story.succeed(id, 's');
    await story.fail(id, 't');
    await story.ends(name, id, 'Failed');
    expect((await story.executions(name))[0]?.pipelineExecutionId).toBe(id);
    expect((await story.stage(name, 'T')).onFailureConditionState?.latestExecution?.status).toBe(
      'Succeeded',
    );
    const other = await story.start(name);
    await story.succeed(other, 's');
    await story.fail(other, 't');
    await story.ends(name, other, 'Failed');
    expect((await story.executions(name))[0]?.executionType).toBe('ROLLBACK');
  });
});
