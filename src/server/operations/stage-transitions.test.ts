import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { declare } from '../../../test/support/engine-story.js';
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
const create = (name: string) => story.create(declare({ S: ['s'], B: ['b'], D: ['d'] }, { name }));
const into = (pipelineName: string, stageName: string) =>
  ({ pipelineName, stageName, transitionType: 'Inbound' }) as const;
const transitionOf = async (name: string, stageName: string) =>
  (await story.stage(name, stageName)).inboundTransitionState;

describe('a transition', () => {
  test('is enabled until it is disabled, and then says why, by whom and when', async () => {
    const name = 'Disabled';
    await create(name);
    expect(await transitionOf(name, 'D')).toEqual({ enabled: true });
    expect(
      await story.call('DisableStageTransition', { ...into(name, 'D'), reason: 'Code freeze (1)' }),
    ).toBeUndefined();
    const lastChangedBy = story.caller.arn;
    const disabled = {
      enabled: false,
      lastChangedBy,
      lastChangedAt: story.clock.now / 1000,
      disabledReason: 'Code freeze (1)',
    };
    expect(await transitionOf(name, 'D')).toEqual(disabled);
    story.clock.now += 1_000;
    await story.call('DisableStageTransition', { ...into(name, 'D'), reason: 'Still' });
    expect(await transitionOf(name, 'D')).toEqual({
      ...disabled,
      disabledReason: 'Still',
      lastChangedAt: story.clock.now / 1000,
    });
    expect(await transitionOf(name, 'B')).toEqual({ enabled: true });
    expect(await story.call('EnableStageTransition', into(name, 'D'))).toBeUndefined();
    const enabled = { enabled: true, lastChangedBy, lastChangedAt: story.clock.now / 1000 };
    expect(await transitionOf(name, 'D')).toEqual(enabled);
    story.clock.now += 1_000;
    await story.call('EnableStageTransition', into(name, 'D'));
    expect(await transitionOf(name, 'D')).toEqual(enabled);
  });

  test('out of a stage is the one into the next', async () => {
    const name = 'Outbound';
    const id = await create(name);
    const out = { pipelineName: name, stageName: 'B', transitionType: 'Outbound' } as const;
    await story.call('DisableStageTransition', { ...out, reason: 'No' });
    await story.succeed(id, 's', 'b');
    expect(await story.where(name, id)).toBe('InProgress before D');
    expect(await transitionOf(name, 'D')).toMatchObject({ enabled: false });
    await story.call('EnableStageTransition', out);
    expect(await story.where(name, id)).toBe('InProgress in D');
  });

  test('keeps its state when the pipeline is updated, and not when it is made anew', async () => {
    const name = 'Kept';
    await create(name);
    await story.call('DisableStageTransition', { ...into(name, 'D'), reason: 'No' });
    const pipeline = declare({ S: ['s'], D: ['d', 'e'] }, { name });
    await story.call('UpdatePipeline', { pipeline });
    expect(await transitionOf(name, 'D')).toMatchObject({ enabled: false, disabledReason: 'No' });
    await story.call('DeletePipeline', { name });
    await create(name);
    expect(await transitionOf(name, 'D')).toEqual({ enabled: true });
  });

  test('that is not there is refused', async () => {
    const name = 'Refused';
    await create(name);
    for (const operation of ['EnableStageTransition', 'DisableStageTransition'] as const) {
      const change = (
        pipelineName: string,
        stageName: string,
        transitionType: 'Inbound' | 'Outbound',
      ) => story.call(operation, { pipelineName, stageName, transitionType, reason: 'No' });
      await expect(change('Nowhere', 'No', 'Inbound')).rejects.toEqual(
        error('PipelineNotFoundException'),
      );
      for (const stageName of ['No', 'constructor', '__proto__']) {
        await expect(change(name, stageName, 'Inbound')).rejects.toEqual(
          error('StageNotFoundException'),
        );
      }
      await expect(change(name, 'S', 'Inbound')).rejects.toEqual(error('ValidationException'));
      await expect(change(name, 'D', 'Outbound')).rejects.toEqual(error('ValidationException'));
    }
  });
});
