import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { declare } from '../../../test/support/engine-story.js';
import {
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';
import { condition, no, takeRules } from '../../../test/support/rule-jobs.js';
import type { ConditionType, PipelineDeclaration, StageDeclaration } from '../../model/index.js';

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

const guarded = (name: string, gates: Partial<StageDeclaration>): PipelineDeclaration => {
  const declaration = declare({ S: ['s'], T: ['t'], U: ['u'] }, { name, pipelineType: 'V2' });
  return {
    ...declaration,
    stages: declaration.stages.map((one) => (one.name === 'T' ? { ...one, ...gates } : one)),
  };
};

const refuse = async () => {
  for (const held of (await takeRules(story, db.database)).values()) await held.say(no);
};

const override = (
  pipelineName: string,
  pipelineExecutionId: string,
  conditionType: ConditionType = 'BEFORE_ENTRY',
  stageName = 'T',
) =>
  story.call('OverrideStageCondition', {
    pipelineName,
    stageName,
    pipelineExecutionId,
    conditionType,
  });

describe('OverrideStageCondition', () => {
  test('lets an execution into the stage that it was not to enter', async () => {
    const name = 'Entry';
    const id = await story.create(guarded(name, { beforeEntry: condition('Rule', 'FAIL') }));
    await story.succeed(id, 's');
    await refuse();
    expect(await story.where(name, id)).toBe('Failed');
    await override(name, id);
    expect(await story.where(name, id)).toBe('InProgress in T');
    const { beforeEntryConditionState } = await story.stage(name, 'T');
    expect(beforeEntryConditionState?.latestExecution).toEqual({
      status: 'Overridden',
      summary: `Overridden by ${story.caller.arn}.`,
    });
    await story.succeed(id, 't', 'u');
    expect(await story.where(name, id)).toBe('Succeeded');
  });

  test('of a success does not run the actions again, and the execution goes on', async () => {
    const name = 'Success';
    const id = await story.create(guarded(name, { onSuccess: condition('Rule', 'FAIL') }));
    await story.succeed(id, 's', 't');
    await refuse();
    await override(name, id, 'ON_SUCCESS');
    expect(await story.where(name, id)).toBe('InProgress in U');
    expect((await story.stage(name, 'T')).latestExecution?.status).toBe('Succeeded');
  });

  test('ends a condition that is still evaluated, and its rules', async () => {
    const name = 'Early';
    const id = await story.create(guarded(name, { beforeEntry: condition('Rule', 'FAIL') }));
    await story.succeed(id, 's');
    await override(name, id);
    expect(await story.where(name, id)).toBe('InProgress in T');
    const { ruleExecutionDetails } = await story.call('ListRuleExecutions', { pipelineName: name });
    expect(ruleExecutionDetails).toMatchObject([{ status: 'Abandoned' }]);
    expect((await takeRules(story, db.database)).size).toBe(0);
  });

  test('is refused for what cannot be overridden', async () => {
    const name = 'Refused';
    const gates = { onSuccess: condition('Rule', 'FAIL') };
    const id = await story.create(guarded(name, gates));
    const notOverridable = { code: 'ConditionNotOverridableException' };
    const notLatest = { code: 'NotLatestPipelineExecutionException' };
    await expect(override('Nobody', id)).rejects.toMatchObject({
      code: 'PipelineNotFoundException',
    });
    await expect(override(name, id, 'BEFORE_ENTRY', 'X')).rejects.toMatchObject({
      code: 'StageNotFoundException',
    });
    await expect(override(name, randomUUID())).rejects.toMatchObject(notLatest);
    await story.succeed(id, 's');
    await expect(override(name, id, 'ON_SUCCESS')).rejects.toMatchObject(notOverridable);
    await story.succeed(id, 't');
    await expect(override(name, id, 'BEFORE_ENTRY')).rejects.toMatchObject(notOverridable);
    await refuse();
    const newer = await story.start(name);
    await story.succeed(newer, 's');
    await expect(override(name, id, 'ON_SUCCESS')).rejects.toMatchObject(notLatest);
  });

  test('is refused where the stage was to be skipped, or has been rolled back', async () => {
    const skipping = await story.create(
      guarded('Skip', { beforeEntry: condition('Rule', 'SKIP') }),
    );
    await story.succeed(skipping, 's');
    await expect(override('Skip', skipping)).rejects.toMatchObject({
      code: 'ConditionNotOverridableException',
    });
    await refuse();
    expect((await story.stage('Skip', 'T')).latestExecution?.status).toBe('Skipped');

    const rolled = await story.create(
      guarded('Back', { onSuccess: condition('Rule', 'ROLLBACK') }),
    );
    await story.succeed(rolled, 's', 't');
    await refuse();
    await expect(override('Back', rolled, 'ON_SUCCESS')).rejects.toMatchObject({
      code: 'ConditionNotOverridableException',
    });
  });
});
