import { randomUUID } from 'node:crypto';
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

const error = (code: string) => expect.objectContaining({ code });
const notStoppable = error('PipelineExecutionNotStoppableException');
const create = (name: string) => story.create(declare({ S: ['s'], D: ['d'] }, { name }));
const stop = (pipelineName: string, pipelineExecutionId: string, abandon?: boolean) =>
  story.call('StopPipelineExecution', {
    pipelineName,
    pipelineExecutionId,
    ...(abandon === undefined ? {} : { abandon }),
  });

describe('StopPipelineExecution', () => {
  test('waits for the running action, whatever its end, and starts no other', async () => {
    for (const end of ['succeed', 'fail'] as const) {
      const name = `Wait-${end}`;
      const id = await create(name);
      await stop(name, id);
      expect(await story.where(name, id)).toBe('Stopping in S');
      await story[end](id, 's');
      expect(await story.where(name, id)).toBe('Stopped');
      expect(await story.stage(name, 'S')).toMatchObject({
        latestExecution: { status: 'Stopped' },
      });
      expect(await story.stage(name, 'D')).not.toHaveProperty('latestExecution');
    }
  });

  test('that abandons takes the running job away from its worker', async () => {
    const name = 'Abandon';
    const id = await create(name);
    const { id: jobId = '' } = await story.job(id, 's');
    await stop(name, id, true);
    expect(await story.where(name, id)).toBe('Stopped');
    await expect(story.call('PutJobSuccessResult', { jobId })).rejects.toEqual(
      error('InvalidJobStateException'),
    );
    await expect(stop(name, id, true)).rejects.toEqual(notStoppable);
  });

  test('lets the next execution into the stage', async () => {
    const name = 'Next';
    const first = await create(name);
    const second = await story.start(name);
    expect(await story.where(name, second)).toBe('InProgress before S');
    await stop(name, first, true);
    expect(await story.where(name, second)).toBe('InProgress in S');
  });

  test('waits for a pending approval to be answered', async () => {
    const name = 'Approval';
    const id = await story.create(
      declare({ S: ['s'], D: [approval('Sign'), { name: 'd', runOrder: 2 }] }, { name }),
    );
    await story.succeed(id, 's');
    await stop(name, id);
    expect(await story.where(name, id)).toBe('Stopping in D');
    const { latestExecution } = await story.action(name, 'D', 'Sign');
    await story.call('PutApprovalResult', {
      pipelineName: name,
      stageName: 'D',
      actionName: 'Sign',
      token: latestExecution?.token ?? '',
      result: { status: 'Approved', summary: '' },
    });
    expect(await story.where(name, id)).toBe('Stopped');
    expect(await story.action(name, 'D', 'd')).not.toHaveProperty('latestExecution');
  });

  test('is refused for an execution that has ended, is unknown, or is of another pipeline', async () => {
    const name = 'Ended';
    const id = await create(name);
    const other = await create('Other');
    await story.succeed(id, 's', 'd');
    for (const refused of [id, randomUUID(), other]) {
      await expect(stop(name, refused)).rejects.toEqual(notStoppable);
      await expect(stop(name, refused, true)).rejects.toEqual(notStoppable);
    }
    await expect(stop('Nowhere', id)).rejects.toEqual(error('PipelineNotFoundException'));
    expect(await story.where('Other', other)).toBe('InProgress in S');
  });

  test('is refused the second time unless it abandons what the first waits for', async () => {
    const name = 'Twice';
    const id = await create(name);
    await stop(name, id, false);
    await expect(stop(name, id, false)).rejects.toEqual(error('DuplicatedStopRequestException'));
    expect(await stop(name, id, true)).toEqual({ pipelineExecutionId: id });
  });
});
