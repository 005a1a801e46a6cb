import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  openTestOperations,
  pipelineOf,
  registerTypes,
  type TestOperations,
} from '../../../test/support/operations.js';
import { json, sql } from '../store/sql.js';

let db: TestDatabase;
let at: TestOperations;
let actionExecutionId: string;
const pipelineName = 'Shop';
beforeAll(async () => {
  db = await openTestDatabase();
  at = openTestOperations(db.database);
  await registerTypes(at, 'Worker');
  await at.call('CreatePipeline', { pipeline: pipelineOf(pipelineName, 'Worker') });
  await at.call('CreatePipeline', { pipeline: pipelineOf('Other', 'Worker') });
  const { actionExecutionDetails = [] } = await at.call('ListActionExecutions', { pipelineName });
  actionExecutionId = actionExecutionDetails[0]?.actionExecutionId ?? '';
});
afterAll(async () => {
  at.close();
  await db.close();
});

const list = (more: object = {}) =>
  at.call('ListDeployActionExecutionTargets', { actionExecutionId, ...more });

const target = (targetId: string, status: string) => ({
  targetId,
  targetType: 'AWS::EC2::Instance',
  status,
  startTime: 1_790_000_000_000,
  events: [
    {
      name: 'BeforeInstall',
      status,
      startTime: 1_790_000_000_500,
      context: { ssmCommandId: 'c1', message: 'said' },
    },
  ],
});

// What a deploy action reports is in the output of its execution.
const report = (targets: readonly object[]) =>
  db.database.rows(sql`
    update action_execution set output = output || ${json({ targets })}::text::jsonb
    where action_execution_id = ${actionExecutionId}`);

describe('ListDeployActionExecutionTargets', () => {
  test('gives an empty list for an action that has reported none', async () => {
    expect(await list()).toEqual({ targets: [] });
    expect(await list({ pipelineName })).toEqual({ targets: [] });
  });

  test('gives the targets as they were reported, with times in seconds', async () => {
    await report([target('i-1', 'Succeeded'), target('i-2', 'InProgress')]);
    const { targets } = await list({ pipelineName });
    expect(targets?.map(({ targetId }) => targetId)).toEqual(['i-1', 'i-2']);
    expect(targets?.[0]).toEqual({
      ...target('i-1', 'Succeeded'),
      startTime: 1_790_000_000,
      events: [{ ...target('i-1', 'Succeeded').events[0], startTime: 1_790_000_000.5 }],
    });
  });

  test('filters by status and gives page after page', async () => {
    await report([
      target('i-1', 'Succeeded'),
      target('i-2', 'Failed'),
      target('i-3', 'Succeeded'),
      target('i-4', 'InProgress'),
      target('i-5', 'Succeeded'),
    ]);
    const filters = [{ name: 'TARGET_STATUS', values: ['Succeeded', 'Failed'] }];
    const ids: unknown[] = [];
    let nextToken: string | undefined;
    do {
      const page = await list({ filters, maxResults: 2, nextToken });
      ids.push(page.targets?.map(({ targetId }) => targetId));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(ids).toEqual([
      ['i-1', 'i-2'],
      ['i-3', 'i-5'],
    ]);
    const { nextToken: token } = await list({ filters, maxResults: 2 });
    await expect(list({ maxResults: 2, nextToken: token })).rejects.toMatchObject({
      code: 'InvalidNextTokenException',
    });
    await expect(list({ filters: [{ values: ['Failed'] }] })).rejects.toMatchObject({
      code: 'ValidationException',
    });
    expect((await list({ filters: [{ name: 'TARGET_STATUS' }] })).targets).toHaveLength(5);
  });

  test('knows pipelines and action executions that are not there', async () => {
    await expect(list({ pipelineName: 'Nobody' })).rejects.toMatchObject({
      code: 'PipelineNotFoundException',
      message: "Account '000000000000' does not have a pipeline with name 'Nobody'",
    });
    const unknown = { code: 'ActionExecutionNotFoundException' };
    await expect(list({ pipelineName: 'Other' })).rejects.toMatchObject(unknown);
    for (const id of [randomUUID(), 'no UUID', '']) {
      await expect(list({ actionExecutionId: id })).rejects.toMatchObject(unknown);
    }
    await expect(
      at.call('ListDeployActionExecutionTargets', { actionExecutionId }, { region: 'eu-west-1' }),
    ).rejects.toMatchObject(unknown);
  });
});
