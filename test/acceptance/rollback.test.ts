import { randomUUID } from 'node:crypto';
import {
  GetPipelineExecutionCommand,
  ListActionExecutionsCommand,
  ListPipelineExecutionsCommand,
  RollbackStageCommand,
  UpdatePipelineCommand,
} from '@aws-sdk/client-codepipeline';
import { beforeAll, describe, expect, test } from 'vitest';
import { liveServer } from '../support/live-server.js';
import {
  type LiveStory,
  registerTellers,
  storyPipeline,
  storyStage,
  tellLiveStory,
} from '../support/live-story.js';

const live = liveServer(({ clients }) => registerTellers(clients.codepipeline));
let story: LiveStory;
beforeAll(() => {
  story = tellLiveStory(live.clients.codepipeline);
});

const declaration = (name: string, more: Parameters<typeof storyPipeline>[2] = {}) =>
  storyPipeline(name, [storyStage('T'), storyStage('U')], more);

/** A pipeline whose first execution has gone through. */
const succeeded = async (name: string, more: Parameters<typeof storyPipeline>[2] = {}) => {
  const id = await story.create(declaration(name, more));
  await story.succeed(id, 's', 't', 'u');
  return id;
};

const rollBack = async (
  pipelineName: string,
  targetPipelineExecutionId: string,
  stageName = 'T',
): Promise<string> => {
  const { pipelineExecutionId = '' } = await live.clients.codepipeline.send(
    new RollbackStageCommand({ pipelineName, stageName, targetPipelineExecutionId }),
  );
  return pipelineExecutionId;
};

const targets = async (pipelineName: string, stageName: string) => {
  const filter = { succeededInStage: { stageName } };
  const { pipelineExecutionSummaries = [] } = await live.clients.codepipeline.send(
    new ListPipelineExecutionsCommand({ pipelineName, filter }),
  );
  return pipelineExecutionSummaries.map((one) => one.pipelineExecutionId);
};

test('a stage goes back to an earlier execution, with its variables, and nothing else is run', async () => {
  const name = 'Back';
  const pipeline = declaration(name, { variables: [{ name: 'COLOR', defaultValue: 'blue' }] });
  const target = await story.create(pipeline);
  await story.succeed(target, 's', 't', 'u');
  const bad = await story.start(name, { COLOR: 'red' });
  await story.succeed(bad, 's');
  await story.fail(bad, 't');

  const id = await rollBack(name, target);
  await story.succeed(id, 't');
  expect(await story.ends(name, id, 'Succeeded')).toMatchObject({
    executionType: 'ROLLBACK',
    trigger: { triggerType: 'ManualRollback' },
    rollbackMetadata: { rollbackTargetPipelineExecutionId: target },
  });
  const { pipelineExecution } = await live.clients.codepipeline.send(
    new GetPipelineExecutionCommand({ pipelineName: name, pipelineExecutionId: id }),
  );
  expect(pipelineExecution).toMatchObject({
    executionType: 'ROLLBACK',
    rollbackMetadata: { rollbackTargetPipelineExecutionId: target },
    variables: [{ name: 'COLOR', resolvedValue: 'blue' }],
  });
  const { actionExecutionDetails = [] } = await live.clients.codepipeline.send(
    new ListActionExecutionsCommand({
      pipelineName: name,
      filter: { pipelineExecutionId: id },
    }),
  );
  expect(actionExecutionDetails.map(({ actionName }) => actionName)).toEqual(['t']);
  expect((await story.execution(name, bad)).status).toBe('Failed');
  expect((await story.stage(name, 'T')).latestExecution).toEqual({
    pipelineExecutionId: id,
    status: 'Succeeded',
    type: 'ROLLBACK',
  });
  expect(await targets(name, 'T')).toEqual([target]);
});

test('after a failure there is no automatic rollback to an older version, nor behind a rollback (T7)', async () => {
  const name = 'Automatic';
  const stages = [storyStage('T', { onFailure: { result: 'ROLLBACK' } })];
  const pipeline = storyPipeline(name, stages);
  const target = await story.create(pipeline);
  await story.succeed(target, 's', 't');
  const bad = await story.start(name);
  await story.succeed(bad, 's');
  await story.fail(bad, 't');
  const [rollback] = await story.executions(name);
  const rollbackId = rollback?.pipelineExecutionId ?? '';
  expect(rollback).toMatchObject({
    executionType: 'ROLLBACK',
    trigger: { triggerType: 'AutomatedRollback' },
    rollbackMetadata: { rollbackTargetPipelineExecutionId: target },
  });
  await story.fail(rollbackId, 't');
  await story.ends(name, rollbackId, 'Failed');
  expect((await story.executions(name))[0]?.pipelineExecutionId).toBe(rollbackId);

  await live.clients.codepipeline.send(new UpdatePipelineCommand({ pipeline }));
  const later = await story.start(name);
  await story.succeed(later, 's');
  await story.fail(later, 't');
  await story.ends(name, later, 'Failed');
  expect((await story.executions(name))[0]?.pipelineExecutionId).toBe(later);
});

describe('a rollback is refused', () => {
  const unable = { name: 'UnableToRollbackStageException' };

  test('for what is not there', async () => {
    const name = 'Absent';
    const target = await succeeded(name);
    await expect(rollBack('Nobody', target)).rejects.toMatchObject({
      name: 'PipelineNotFoundException',
    });
    await expect(rollBack(name, target, 'X')).rejects.toMatchObject({
      name: 'StageNotFoundException',
    });
    await expect(rollBack(name, randomUUID())).rejects.toMatchObject({
      name: 'PipelineExecutionNotFoundException',
    });
  });

  test('for the first stage, and to an execution that has not succeeded there', async () => {
    const name = 'Unfit';
    const target = await succeeded(name);
    const failing = await story.start(name);
    await story.succeed(failing, 's');
    await story.fail(failing, 't');
    await expect(rollBack(name, target, 'S')).rejects.toMatchObject(unable);
    await expect(rollBack(name, failing)).rejects.toMatchObject(unable);
  });

  test('while the stage runs, and to another rollback', async () => {
    const name = 'Busy';
    const target = await succeeded(name);
    const first = await rollBack(name, target);
    await expect(rollBack(name, target)).rejects.toMatchObject(unable);
    await story.succeed(first, 't');
    await expect(rollBack(name, first)).rejects.toMatchObject(unable);
  });

  test('to an execution of an older version', async () => {
    const name = 'Outdated';
    const target = await succeeded(name);
    const pipeline = declaration(name);
    await live.clients.codepipeline.send(new UpdatePipelineCommand({ pipeline }));
    await expect(rollBack(name, target)).rejects.toMatchObject({
      name: 'PipelineExecutionOutdatedException',
    });
    expect(await targets(name, 'T')).toEqual([]);
  });

  test('in PARALLEL mode, and for pipelines of type V1', async () => {
    const parallel = await succeeded('Parallel', { executionMode: 'PARALLEL' });
    await expect(rollBack('Parallel', parallel)).rejects.toMatchObject(unable);
    const old = await succeeded('Old', { pipelineType: 'V1' });
    await expect(rollBack('Old', old)).rejects.toMatchObject(unable);
  });

  test('for a stage that was skipped', async () => {
    const name = 'Skipped';
    const skipping = storyStage('T', { onFailure: { result: 'SKIP' } });
    const target = await story.create(storyPipeline(name, [skipping, storyStage('U')]));
    await story.succeed(target, 's', 't', 'u');
    const skipped = await story.start(name);
    await story.succeed(skipped, 's');
    await story.fail(skipped, 't');
    await story.reaches({ name, stageName: 'T', id: skipped, status: 'Skipped' });
    await expect(rollBack(name, target)).rejects.toMatchObject(unable);
  });
});
