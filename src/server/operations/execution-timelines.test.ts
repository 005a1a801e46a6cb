import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { approval, declare } from '../../../test/support/engine-story.js';
import {
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';

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

const code = (expected: string) => expect.objectContaining({ code: expected });

// Worked timelines, told through the operations.
describe('an execution that waits for a stage', () => {
  test('is superseded by a newer one, which enters when the stage fails (T1)', async () => {
    const name = 'T1';
    const first = await story.create(declare({ S: ['s'], B: ['b'], D: ['d'] }, { name }));
    await story.succeed(first, 's', 'b');
    const second = await story.start(name);
    await story.succeed(second, 's', 'b');
    expect(await story.where(name, second)).toBe('InProgress before D');
    const third = await story.start(name);
    await story.succeed(third, 's', 'b');
    expect(await story.where(name, first)).toBe('InProgress in D');
    expect(await story.where(name, second)).toBe('Superseded');
    expect(await story.stage(name, 'D')).toMatchObject({
      inboundExecution: { pipelineExecutionId: third, status: 'InProgress', type: 'STANDARD' },
      inboundExecutions: [{ pipelineExecutionId: third }],
      latestExecution: { pipelineExecutionId: first, status: 'InProgress' },
    });

    await story.fail(first, 'd');
    expect(await story.where(name, first)).toBe('Failed');
    expect(await story.where(name, third)).toBe('InProgress in D');
    await expect(
      story.call('RetryStageExecution', {
        pipelineName: name,
        stageName: 'D',
        pipelineExecutionId: first,
        retryMode: 'FAILED_ACTIONS',
      }),
    ).rejects.toEqual(code('NotLatestPipelineExecutionException'));
  });

  test('at a disabled transition is stopped at once, and the next one goes through (T2)', async () => {
    const name = 'T2';
    const transition = { pipelineName: name, stageName: 'D', transitionType: 'Inbound' } as const;
    const first = await story.create(declare({ S: ['s'], D: ['d'] }, { name }));
    await story.call('DisableStageTransition', { ...transition, reason: 'wait' });
    await story.succeed(first, 's');
    expect(await story.where(name, first)).toBe('InProgress before D');
    const second = await story.start(name);
    await story.succeed(second, 's');
    expect(await story.where(name, first)).toBe('Superseded');
    expect(await story.where(name, second)).toBe('InProgress before D');

    const stop = { pipelineName: name, pipelineExecutionId: second, abandon: false };
    expect(await story.call('StopPipelineExecution', stop)).toEqual({
      pipelineExecutionId: second,
    });
    expect(await story.where(name, second)).toBe('Stopped');
    expect(await story.stage(name, 'D')).not.toHaveProperty('inboundExecution');
    await story.call('EnableStageTransition', transition);
    expect(await story.stage(name, 'D')).not.toHaveProperty('latestExecution');

    const third = await story.start(name);
    await story.succeed(third, 's');
    expect(await story.where(name, third)).toBe('InProgress in D');
  });

  test('in front of an approval enters with a token of its own once that is given (T3)', async () => {
    const name = 'T3';
    const at = { pipelineName: name, stageName: 'P', actionName: 'approve' };
    const first = await story.create(
      declare({ S: ['s'], P: [approval('approve'), { name: 'deploy', runOrder: 2 }] }, { name }),
    );
    await story.succeed(first, 's');
    const second = await story.start(name);
    await story.succeed(second, 's');
    const third = await story.start(name);
    await story.succeed(third, 's');
    expect(await story.where(name, second)).toBe('Superseded');

    const token = (await story.action(name, 'P', 'approve')).latestExecution?.token ?? '';
    await story.call('PutApprovalResult', {
      ...at,
      token,
      result: { status: 'Approved', summary: 'go' },
    });
    await story.succeed(first, 'deploy');
    expect(await story.where(name, first)).toBe('Succeeded');
    expect(await story.where(name, third)).toBe('InProgress in P');
    const next = (await story.action(name, 'P', 'approve')).latestExecution?.token;
    expect(next).toMatch(/^[0-9a-f-]{36}$/);
    expect(next).not.toBe(token);
  });
});

describe('a stage', () => {
  test('is retried while an action of it still runs, and keeps that one (T5)', async () => {
    const name = 'T5';
    const id = await story.create(
      declare({ S: ['s'], T: ['a', 'b', { name: 'c', runOrder: 2 }] }, { name }),
    );
    await story.succeed(id, 's');
    await story.fail(id, 'a');
    const before = await story.action(name, 'T', 'a');
    const sibling = await story.action(name, 'T', 'b');
    const retry = { pipelineName: name, stageName: 'T', pipelineExecutionId: id } as const;
    await expect(
      story.call('RetryStageExecution', { ...retry, retryMode: 'ALL_ACTIONS' }),
    ).rejects.toEqual(code('ConflictException'));
    expect(
      await story.call('RetryStageExecution', { ...retry, retryMode: 'FAILED_ACTIONS' }),
    ).toEqual({ pipelineExecutionId: id });

    const after = await story.action(name, 'T', 'a');
    expect(after.latestExecution?.status).toBe('InProgress');
    expect(after.latestExecution?.actionExecutionId).not.toBe(
      before.latestExecution?.actionExecutionId,
    );
    expect(await story.action(name, 'T', 'b')).toEqual(sibling);
    expect(await story.stage(name, 'T')).toMatchObject({
      retryStageMetadata: {
        manualStageRetryAttempt: 1,
        latestRetryTrigger: 'ManualStageRetry',
      },
    });
    await story.succeed(id, 'a', 'b', 'c');
    expect(await story.where(name, id)).toBe('Succeeded');
  });

  test('is stopped in two ways, the second of which abandons, and retried then (T6)', async () => {
    const name = 'T6';
    const id = await story.create(declare({ S: ['s'], D: ['d'] }, { name }));
    await story.succeed(id, 's');
    const stop = { pipelineName: name, pipelineExecutionId: id };
    await story.call('StopPipelineExecution', { ...stop, reason: 'Wrong day' });
    expect(await story.where(name, id)).toBe('Stopping in D');
    await expect(story.call('StopPipelineExecution', stop)).rejects.toEqual(
      code('DuplicatedStopRequestException'),
    );
    await story.call('StopPipelineExecution', { ...stop, abandon: true });
    expect(await story.where(name, id)).toBe('Stopped');
    expect((await story.action(name, 'D', 'd')).latestExecution?.status).toBe('Abandoned');
    const { pipelineExecutionSummaries } = await story.call('ListPipelineExecutions', {
      pipelineName: name,
    });
    expect(pipelineExecutionSummaries).toMatchObject([
      { status: 'Stopped', stopTrigger: { reason: 'Wrong day' } },
    ]);

    await story.call('RetryStageExecution', {
      ...stop,
      stageName: 'D',
      retryMode: 'FAILED_ACTIONS',
    });
    expect(await story.where(name, id)).toBe('InProgress in D');
    await story.succeed(id, 'd');
    expect(await story.where(name, id)).toBe('Succeeded');
  });
});
