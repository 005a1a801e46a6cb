import { randomUUID } from 'node:crypto';
import {
  DisableStageTransitionCommand,
  EnableStageTransitionCommand,
  PutApprovalResultCommand,
  type StageDeclaration,
  StopPipelineExecutionCommand,
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

type Mode = 'QUEUED' | 'PARALLEL' | 'SUPERSEDED';

const declaration = (name: string, executionMode: Mode, stages?: readonly StageDeclaration[]) =>
  storyPipeline(name, stages ?? [storyStage('B'), storyStage('D')], { executionMode });

const update = (...args: Parameters<typeof declaration>) =>
  live.clients.codepipeline.send(new UpdatePipelineCommand({ pipeline: declaration(...args) }));

const inbound = async (name: string, stageName: string) =>
  ((await story.stage(name, stageName)).inboundExecutions ?? []).map(
    ({ pipelineExecutionId }) => pipelineExecutionId,
  );

const tooMany = { name: 'ConcurrentPipelineExecutionsLimitExceededException' };
const executionsMax = 50;

/** Starts executions of a pipeline until there are as many as there may be. */
const fill = async (name: string): Promise<void> => {
  const before = (await story.executions(name)).length;
  for (let count = before; count < executionsMax; count += 1) await story.start(name);
  await expect(story.start(name)).rejects.toMatchObject(tooMany);
};

describe('in QUEUED mode', () => {
  test('executions wait in the order in which they came, each stage for itself (T4)', async () => {
    const name = 'Queued';
    const first = await story.create(declaration(name, 'QUEUED'));
    const queued = [first];
    for (let count = 0; count < 3; count += 1) queued.push(await story.start(name));
    const [, second = '', third = '', fourth = ''] = queued;
    expect(await inbound(name, 'S')).toEqual([second, third, fourth]);
    for (const id of [first, second, third]) await story.succeed(id, 's', 'b');
    await story.succeed(fourth, 's');
    const waiting = await story.stage(name, 'D');
    expect(waiting.latestExecution?.pipelineExecutionId).toBe(first);
    expect(waiting.inboundExecutions).toEqual(
      [second, third].map((pipelineExecutionId) => ({
        pipelineExecutionId,
        status: 'InProgress',
        type: 'STANDARD',
      })),
    );
    expect(waiting.inboundExecution?.pipelineExecutionId).toBe(third);
    // The fourth one is in the stage before at the same time.
    await story.reaches({ name, stageName: 'B', id: fourth, status: 'InProgress' });

    await story.fail(first, 'd');
    await story.reaches({ name, stageName: 'D', id: second, status: 'InProgress' });
    expect(await inbound(name, 'D')).toEqual([third]);
    await story.succeed(second, 'd');
    await story.succeed(fourth, 'b');
    await story.succeed(third, 'd');
    await story.succeed(fourth, 'd');
    const statuses = (await story.executions(name)).map(({ status }) => status);
    expect(statuses).toEqual(['Succeeded', 'Succeeded', 'Succeeded', 'Failed']);
  });

  test('all wait at a closed door, and enter one after the other when it is opened', async () => {
    const name = 'Door';
    const first = await story.create(declaration(name, 'QUEUED', [storyStage('D')]));
    const at = { pipelineName: name, stageName: 'D', transitionType: 'Inbound' } as const;
    await live.clients.codepipeline.send(
      new DisableStageTransitionCommand({ ...at, reason: 'wait' }),
    );
    const second = await story.start(name);
    for (const id of [first, second]) await story.succeed(id, 's');
    expect(await inbound(name, 'D')).toEqual([first, second]);
    await live.clients.codepipeline.send(new EnableStageTransitionCommand(at));
    await story.reaches({ name, stageName: 'D', id: first, status: 'InProgress' });
    expect(await inbound(name, 'D')).toEqual([second]);
    await story.succeed(first, 'd');
    await story.succeed(second, 'd');
    await story.ends(name, second, 'Succeeded');
  });

  test('no more than 50 executions are in progress, those that wait counted', async () => {
    const name = 'QueuedFull';
    const first = await story.create(declaration(name, 'QUEUED'));
    await fill(name);
    await story.fail(first, 's');
    await story.start(name);
    await expect(story.start(name)).rejects.toMatchObject(tooMany);
  });
});

describe('in PARALLEL mode', () => {
  const approval = {
    category: 'Approval',
    owner: 'AWS',
    provider: 'Manual',
    version: '1',
  } as const;
  const sign = {
    name: 'Sign',
    actions: ['Approve', 'Other'].map((name) => ({ name, actionTypeId: approval })),
  };
  const answer = (pipelineName: string, token: string, actionName = 'Approve') =>
    live.clients.codepipeline.send(
      new PutApprovalResultCommand({
        pipelineName,
        stageName: 'Sign',
        actionName,
        token,
        result: { status: 'Approved', summary: '' },
      }),
    );

  test('executions do not wait for each other, up to 50 of them', async () => {
    const name = 'ParallelFull';
    const first = await story.create(declaration(name, 'PARALLEL'));
    const second = await story.start(name);
    await story.succeed(second, 's', 'b');
    await story.succeed(first, 's');
    await story.succeed(first, 'b');
    await story.succeed(second, 'd');
    await story.ends(name, second, 'Succeeded');
    expect((await story.execution(name, first)).status).toBe('InProgress');
    await story.start(name);
    // The one that has ended counts no more.
    for (let count = 2; count < executionsMax; count += 1) await story.start(name);
    await expect(story.start(name)).rejects.toMatchObject(tooMany);
    await live.clients.codepipeline.send(
      new StopPipelineExecutionCommand({
        pipelineName: name,
        pipelineExecutionId: first,
        abandon: true,
      }),
    );
    await story.start(name);
  });

  test('an approval is answered by the token of its own execution and action', async () => {
    const name = 'ParallelApproval';
    const first = await story.create(declaration(name, 'PARALLEL', [sign]));
    const second = await story.start(name);
    for (const id of [first, second]) await story.succeed(id, 's');
    const { actionStates = [] } = await story.stage(name, 'Sign');
    expect(actionStates.map(({ latestExecution }) => latestExecution?.token)).toEqual([
      undefined,
      undefined,
    ]);
    const invalid = { name: 'InvalidApprovalTokenException' };
    await expect(answer(name, randomUUID())).rejects.toMatchObject(invalid);
    const token = await story.token(name, first, 'Approve');
    await expect(answer(name, token, 'Other')).rejects.toMatchObject(invalid);
    await answer(name, token);
    await expect(answer(name, token)).rejects.toMatchObject({
      name: 'ApprovalAlreadyCompletedException',
    });
    expect((await story.execution(name, first)).status).toBe('InProgress');
    await answer(name, await story.token(name, first, 'Other'), 'Other');
    await story.ends(name, first, 'Succeeded');
    expect((await story.execution(name, second)).status).toBe('InProgress');
    for (const action of ['Other', 'Approve']) {
      await answer(name, await story.token(name, second, action), action);
    }
    await story.ends(name, second, 'Succeeded');
  });

  test('an execution runs the version that it was started with', async () => {
    const name = 'ParallelVersions';
    const old = await story.create(declaration(name, 'PARALLEL'));
    await update(name, 'PARALLEL', [storyStage('B'), storyStage('E')]);
    const young = await story.start(name);
    await story.succeed(old, 's', 'b', 'd');
    await story.succeed(young, 's', 'b', 'e');
    for (const id of [old, young]) await story.ends(name, id, 'Succeeded');
  });
});

describe('when the mode is changed', () => {
  test('from PARALLEL, executions keep theirs, and the state shows those of the new one', async () => {
    const name = 'FromParallel';
    const one = await story.create(declaration(name, 'PARALLEL'));
    const other = await story.start(name);
    await story.succeed(one, 's');
    await update(name, 'QUEUED');
    expect(await story.stage(name, 'S')).not.toHaveProperty('latestExecution');
    expect((await story.stage(name, 'S')).actionStates?.[0]).not.toHaveProperty('latestExecution');
    const queued = await story.start(name);
    await story.reaches({ name, stageName: 'S', id: queued, status: 'InProgress' });
    // They wait for nobody, and nobody for them.
    await story.succeed(other, 's', 'b', 'd');
    await story.succeed(queued, 's', 'b');
    await story.succeed(one, 'b', 'd');
    await story.succeed(queued, 'd');
    for (const id of [one, other, queued]) {
      const { executionMode } = await story.ends(name, id, 'Succeeded');
      expect(executionMode).toBe(id === queued ? 'QUEUED' : 'PARALLEL');
    }
    expect((await story.stage(name, 'D')).latestExecution?.pipelineExecutionId).toBe(queued);
  });

  test('to PARALLEL, those in flight end as they began', async () => {
    const name = 'ToParallel';
    const first = await story.create(declaration(name, 'QUEUED'));
    const second = await story.start(name);
    await update(name, 'PARALLEL');
    const parallel = await story.start(name);
    expect(await inbound(name, 'S')).toEqual([]);
    await story.succeed(parallel, 's', 'b', 'd');
    await story.succeed(first, 's');
    await story.succeed(second, 's');
    await story.succeed(first, 'b', 'd');
    await story.succeed(second, 'b', 'd');
    for (const id of [first, second, parallel]) await story.ends(name, id, 'Succeeded');
    expect((await story.stage(name, 'D')).latestExecution?.pipelineExecutionId).toBe(parallel);
  });

  test('from QUEUED to SUPERSEDED, those in the queue keep their places', async () => {
    const name = 'FromQueued';
    const first = await story.create(declaration(name, 'QUEUED'));
    const second = await story.start(name);
    await update(name, 'SUPERSEDED');
    const third = await story.start(name);
    const fourth = await story.start(name);
    await story.ends(name, third, 'Superseded');
    expect(await inbound(name, 'S')).toEqual([second, fourth]);
    for (const id of [first, second, fourth]) {
      await story.succeed(id, 's', 'b', 'd');
      await story.ends(name, id, 'Succeeded');
    }
  });
});
