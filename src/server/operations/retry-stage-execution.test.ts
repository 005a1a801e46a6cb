import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { declare } from '../../../test/support/engine-story.js';
import {
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';
import type { PipelineDeclaration } from '../../model/index.js';

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

const error = (code: string) => expect.objectContaining({ code });
const declaration = (name: string, more: Partial<PipelineDeclaration> = {}) =>
  declare({ S: ['s'], T: ['a', { name: 'b', runOrder: 2 }], D: ['d'] }, { name, ...more });

/** A pipeline whose first execution has failed in its stage T, with the action b. */
const failed = async (name: string): Promise<string> => {
  const id = await story.create(declaration(name));
  await story.succeed(id, 's', 'a');
  await story.fail(id, 'b');
  return id;
};

const retry = (
  pipelineName: string,
  pipelineExecutionId: string,
  more: { readonly stageName?: string; readonly retryMode?: 'FAILED_ACTIONS' | 'ALL_ACTIONS' } = {},
) =>
  story.call('RetryStageExecution', {
    pipelineName,
    stageName: 'T',
    pipelineExecutionId,
    retryMode: 'FAILED_ACTIONS',
    ...more,
  });

describe('RetryStageExecution', () => {
  test('of the failed actions keeps those that have succeeded', async () => {
    const name = 'Failed';
    const id = await failed(name);
    const kept = await story.action(name, 'T', 'a');
    expect(await retry(name, id)).toEqual({ pipelineExecutionId: id });
    expect(await story.action(name, 'T', 'a')).toEqual(kept);
    await story.fail(id, 'b');
    await retry(name, id);
    expect(await story.stage(name, 'T')).toMatchObject({
      latestExecution: { pipelineExecutionId: id, status: 'InProgress', type: 'STANDARD' },
      retryStageMetadata: { manualStageRetryAttempt: 2 },
    });
    await story.succeed(id, 'b', 'd');
    expect(await story.where(name, id)).toBe('Succeeded');
    expect(await story.executions(name)).toEqual([id]);
  });

  test('of all actions begins the stage anew', async () => {
    const name = 'All';
    const id = await failed(name);
    await retry(name, id, { retryMode: 'ALL_ACTIONS' });
    // What has not begun again shows its earlier attempt.
    expect((await story.action(name, 'T', 'b')).latestExecution?.status).toBe('Failed');
    await story.succeed(id, 'a', 'b', 'd');
    expect(await story.where(name, id)).toBe('Succeeded');
  });

  test('is refused unless pipeline and stage are there', async () => {
    const name = 'Lookups';
    const id = await failed(name);
    await expect(retry('Nowhere', id)).rejects.toEqual(error('PipelineNotFoundException'));
    await expect(retry(name, id, { stageName: 'No' })).rejects.toEqual(
      error('StageNotFoundException'),
    );
  });

  test('is refused for an execution that was not the last to enter the stage', async () => {
    const name = 'Latest';
    const first = await failed(name);
    const second = await story.start(name);
    await story.succeed(second, 's');
    for (const id of [first, randomUUID(), await failed('Latest2')]) {
      await expect(retry(name, id)).rejects.toEqual(error('NotLatestPipelineExecutionException'));
    }
  });

  test('is refused for a stage that has not failed, or whose pipeline was changed', async () => {
    const name = 'Changed';
    const id = await failed(name);
    const notRetryable = error('StageNotRetryableException');
    await expect(retry(name, id, { stageName: 'S' })).rejects.toEqual(notRetryable);
    const { stages } = declare({ S: ['s'], T: ['a', { name: 'b', runOrder: 3 }], D: ['d'] });
    await story.call('UpdatePipeline', { pipeline: declaration(name, { stages }) });
    await expect(retry(name, id)).rejects.toEqual(notRetryable);

    const succeeded = await story.create(declaration('Fine'));
    await story.succeed(succeeded, 's', 'a', 'b', 'd');
    await expect(retry('Fine', succeeded, { stageName: 'D' })).rejects.toEqual(notRetryable);
  });

  test('is refused while an earlier retry is under way', async () => {
    const name = 'UnderWay';
    const id = await failed(name);
    await retry(name, id);
    await expect(retry(name, id)).rejects.toEqual(error('ConflictException'));
  });

  test('is refused over 50 executions in progress', async () => {
    const name = 'Full';
    const id = await story.create(
      declaration(name, { pipelineType: 'V2', executionMode: 'PARALLEL' }),
    );
    await story.succeed(id, 's', 'a');
    await story.fail(id, 'b');
    for (let count = 0; count < 50; count += 1) await story.start(name);
    await expect(retry(name, id)).rejects.toEqual(
      error('ConcurrentPipelineExecutionsLimitExceededException'),
    );
  });
});
