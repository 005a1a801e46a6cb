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

const declaration = (name: string, more: Partial<PipelineDeclaration> = {}) =>
  declare({ S: ['s'], T: ['t'], U: ['u'] }, { name, pipelineType: 'V2', ...more });

const rollBack = async (
  pipelineName: string,
  targetPipelineExecutionId: string,
  stageName = 'T',
): Promise<string> => {
  const given = { pipelineName, stageName, targetPipelineExecutionId };
  return (await story.call('RollbackStage', given)).pipelineExecutionId;
};

const summaries = async (
  pipelineName: string,
  filter?: { succeededInStage: { stageName: string } },
) =>
  (await story.call('ListPipelineExecutions', { pipelineName, ...(filter && { filter }) }))
    .pipelineExecutionSummaries ?? [];

/** A pipeline whose first execution has gone through. */
const succeeded = async (name: string, more: Partial<PipelineDeclaration> = {}) => {
  const id = await story.create(declaration(name, more));
  await story.succeed(id, 's', 't', 'u');
  return id;
};

describe('RollbackStage', () => {
  test('begins an execution of the stage alone, and says what it goes back to', async () => {
    const name = 'Back';
    const target = await succeeded(name);
    const failing = await story.start(name);
    await story.succeed(failing, 's');
    await story.fail(failing, 't');
    const id = await rollBack(name, target);
    expect(await story.where(name, id)).toBe('InProgress in T');
    expect(await story.stage(name, 'T')).toMatchObject({
      latestExecution: { pipelineExecutionId: id, status: 'InProgress', type: 'ROLLBACK' },
    });
    await story.succeed(id, 't');
    const shown = {
      pipelineExecutionId: id,
      status: 'Succeeded',
      executionType: 'ROLLBACK',
      trigger: { triggerType: 'ManualRollback', triggerDetail: story.caller.arn },
      rollbackMetadata: { rollbackTargetPipelineExecutionId: target },
    };
    const [first, ...others] = await summaries(name);
    expect(first).toMatchObject(shown);
    expect(others.some((one) => 'rollbackMetadata' in one)).toBe(false);
    const { pipelineExecution } = await story.call('GetPipelineExecution', {
      pipelineName: name,
      pipelineExecutionId: id,
    });
    expect(pipelineExecution).toMatchObject(shown);
    // The stage behind it is as it was.
    expect((await story.stage(name, 'U')).latestExecution?.pipelineExecutionId).toBe(target);
  });

  test('can go back to what is listed as having succeeded there, and to nothing else', async () => {
    const name = 'Targets';
    const first = await succeeded(name);
    const second = await story.start(name);
    await story.succeed(second, 's', 't');
    await story.fail(second, 'u');
    const rollback = await rollBack(name, first);
    await story.succeed(rollback, 't');
    const targets = async (stageName: string) =>
      (await summaries(name, { succeededInStage: { stageName } })).map(
        ({ pipelineExecutionId }) => pipelineExecutionId,
      );
    expect(await targets('T')).toEqual([second, first]);
    expect(await targets('U')).toEqual([first]);
    await expect(rollBack(name, rollback)).rejects.toMatchObject({
      code: 'UnableToRollbackStageException',
    });
    await expect(rollBack(name, second, 'U')).rejects.toMatchObject({
      code: 'UnableToRollbackStageException',
    });
  });

  test('is refused while the stage runs, and for the first stage', async () => {
    const name = 'Busy';
    const target = await succeeded(name);
    const busy = await story.start(name);
    await story.succeed(busy, 's');
    const unable = { code: 'UnableToRollbackStageException' };
    await expect(rollBack(name, target)).rejects.toMatchObject({
      ...unable,
      message: expect.stringContaining('currently running'),
    });
    await expect(rollBack(name, target, 'S')).rejects.toMatchObject(unable);
    await story.fail(busy, 't');
    expect(await story.where(name, await rollBack(name, target))).toBe('InProgress in T');
  });

  test('is refused for what is not there', async () => {
    const name = 'Absent';
    const target = await succeeded(name);
    const other = await succeeded('Other');
    await expect(rollBack('Nobody', target)).rejects.toMatchObject({
      code: 'PipelineNotFoundException',
    });
    await expect(rollBack(name, target, 'X')).rejects.toMatchObject({
      code: 'StageNotFoundException',
    });
    for (const unknown of [other, randomUUID()]) {
      await expect(rollBack(name, unknown)).rejects.toMatchObject({
        code: 'PipelineExecutionNotFoundException',
      });
    }
  });

  test('is refused for an execution of an older version', async () => {
    const name = 'Outdated';
    const target = await succeeded(name);
    await story.call('UpdatePipeline', { pipeline: declaration(name) });
    await expect(rollBack(name, target)).rejects.toMatchObject({
      code: 'PipelineExecutionOutdatedException',
    });
    expect(await summaries(name, { succeededInStage: { stageName: 'T' } })).toEqual([]);
  });

  test('is refused in PARALLEL mode, and for pipelines of type V1', async () => {
    const parallel = await succeeded('Parallel', { executionMode: 'PARALLEL' });
    const old = await succeeded('Old', { pipelineType: 'V1' });
    for (const [name, target] of [
      ['Parallel', parallel],
      ['Old', old],
    ] as const) {
      await expect(rollBack(name, target)).rejects.toMatchObject({
        code: 'UnableToRollbackStageException',
      });
    }
  });
});
