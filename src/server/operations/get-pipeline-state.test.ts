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

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
const state = (name: string) => story.call('GetPipelineState', { name });
const seconds = () => story.clock.now / 1000;

describe('GetPipelineState', () => {
  test('shows every declared stage and action, in order, whether it has run or not', async () => {
    const name = 'Declared';
    const created = seconds();
    const id = await story.create(
      declare(
        {
          Source: ['Fetch'],
          Build: [
            { name: 'Last', runOrder: 9 },
            'First',
            { name: 'Middle', runOrder: 2 },
            'Second',
          ],
          constructor: ['__proto__'],
        },
        { name },
      ),
    );
    story.clock.now += 1_000;
    expect(await state(name)).toEqual({
      pipelineName: name,
      pipelineVersion: 1,
      created,
      updated: created,
      stageStates: [
        {
          stageName: 'Source',
          inboundTransitionState: { enabled: true },
          latestExecution: { pipelineExecutionId: id, status: 'InProgress', type: 'STANDARD' },
          actionStates: [
            {
              actionName: 'Fetch',
              latestExecution: {
                actionExecutionId: uuid,
                status: 'InProgress',
                lastStatusChange: created,
              },
            },
          ],
        },
        {
          stageName: 'Build',
          inboundTransitionState: { enabled: true },
          actionStates: ['First', 'Second', 'Middle', 'Last'].map((actionName) => ({ actionName })),
        },
        {
          stageName: 'constructor',
          inboundTransitionState: { enabled: true },
          actionStates: [{ actionName: '__proto__' }],
        },
      ],
    });
  });

  test('of a pipeline that is not there is refused', async () => {
    await expect(state('Nowhere')).rejects.toMatchObject({
      code: 'PipelineNotFoundException',
      message: `Account '${story.caller.accountId}' does not have a pipeline with name 'Nowhere'`,
    });
    await story.create(declare({ S: ['s'], D: ['d'] }, { name: 'Here' }));
    for (const at of [{ region: 'eu-west-1' }, { account: '111111111111' }]) {
      await expect(story.call('GetPipelineState', { name: 'Here' }, at)).rejects.toMatchObject({
        code: 'PipelineNotFoundException',
      });
    }
  });

  test('follows the declaration, and keeps what ran under the same names', async () => {
    const name = 'Follows';
    const id = await story.create(declare({ S: ['s'], B: ['b'], D: ['d'] }, { name }));
    await story.succeed(id, 's', 'b', 'd');
    const before = await story.stage(name, 'D');
    story.clock.now += 5_000;
    const pipeline = declare({ S: ['s'], New: ['n'], D: ['e', 'd'] }, { name });
    await story.call('UpdatePipeline', { pipeline });
    const { pipelineVersion, updated, stageStates = [] } = await state(name);
    expect({ pipelineVersion, updated }).toEqual({ pipelineVersion: 2, updated: seconds() });
    expect(stageStates.map(({ stageName }) => stageName)).toEqual(['S', 'New', 'D']);
    expect(stageStates[1]).not.toHaveProperty('latestExecution');
    expect(stageStates[2]).toEqual({
      ...before,
      actionStates: [{ actionName: 'e' }, ...(before.actionStates ?? [])],
    });
  });

  test('shows nothing of a pipeline of the same name that was deleted', async () => {
    const name = 'Reborn';
    const pipeline = declare({ S: ['s'], D: [approval('Sign')] }, { name });
    const first = await story.create(pipeline);
    await story.succeed(first, 's');
    await story.call('DeletePipeline', { name });
    story.clock.now += 1_000;
    const second = await story.create(pipeline);
    const { stageStates, ...rest } = await state(name);
    expect(rest).toEqual({
      pipelineName: name,
      pipelineVersion: 1,
      created: seconds(),
      updated: seconds(),
    });
    expect(stageStates).toMatchObject([{ latestExecution: { pipelineExecutionId: second } }, {}]);
    expect(stageStates?.[1]).toEqual({
      stageName: 'D',
      inboundTransitionState: { enabled: true },
      actionStates: [{ actionName: 'Sign' }],
    });
  });

  test('shows all executions that wait in QUEUED mode, the oldest first', async () => {
    const name = 'Queued';
    const pipeline = declare(
      { S: ['s'], D: ['d'] },
      { name, pipelineType: 'V2', executionMode: 'QUEUED' },
    );
    const ids = [await story.create(pipeline)];
    for (let count = 0; count < 3; count += 1) ids.push(await story.start(name));
    const [first, ...waiting] = ids.map((pipelineExecutionId) => ({
      pipelineExecutionId,
      status: 'InProgress',
      type: 'STANDARD',
    }));
    expect(await story.stage(name, 'S')).toMatchObject({
      latestExecution: first,
      inboundExecutions: waiting,
      inboundExecution: waiting.at(-1),
    });
  });
});
