import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { approval, declare } from '../../../test/support/engine-story.js';
import {
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';
import { type CountingDatabase, countRowsTouched } from '../../../test/support/rows-touched.js';
import { sql } from '../store/sql.js';

const name = 'Old';
const executions = 3_000;
/** What one call may go through: a few dozen rows, whatever lies behind them. */
const rowsMax = 150;

let db: TestDatabase;
let database: CountingDatabase;
let story: OperationsStory;
let oldest = '';

beforeAll(async () => {
  db = await openTestDatabase();
  database = countRowsTouched(db.database);
  story = await openOperationsStory(database);
  oldest = await story.create(declare({ S: ['s'], T: ['a', approval('Sign')] }, { name }));
  await story.succeed(oldest, 's');
  const { token = '' } = (await story.action(name, 'T', 'Sign')).latestExecution ?? {};
  await approve(token);
  await story.succeed(oldest, 'a');
  await repeat();
});
afterAll(async () => {
  story.close();
  await db.close();
});

const approve = (token: string) =>
  story.call('PutApprovalResult', {
    pipelineName: name,
    stageName: 'T',
    actionName: 'Sign',
    token,
    result: { status: 'Approved', summary: '' },
  });

/** Puts copies of the first execution behind it, and keeps the planner from learning of them. */
const repeat = async (): Promise<void> => {
  await db.database.rows(sql`alter table pipeline_execution set (autovacuum_enabled = false)`);
  await db.database.rows(sql`alter table action_execution set (autovacuum_enabled = false)`);
  await db.database.rows(sql`alter table rule_execution set (autovacuum_enabled = false)`);
  await db.database.rows(sql`
    with first as (
      select * from pipeline_execution where pipeline_execution_id = ${oldest}
    ), copies as (
      insert into pipeline_execution
      select account, region, pipeline_id, id, number, status, next_deadline,
        state || jsonb_build_object('pipelineExecutionId', id, 'order', number)
      from (
        select account, region, pipeline_id, gen_random_uuid() as id, number + copy as number,
          status, next_deadline, state
        from first, generate_series(1, ${executions}) as copy) numbered
      returning pipeline_execution_id, number
    )
    insert into action_execution (account, region, pipeline_id, action_execution_id,
      pipeline_execution_id, stage_name, action_name, version, status, started, updated, input,
      output)
    select a.account, a.region, a.pipeline_id, gen_random_uuid(), copies.pipeline_execution_id,
      a.stage_name, a.action_name, a.version, a.status, a.started, a.updated, a.input, a.output
    from copies, action_execution a where a.pipeline_execution_id = ${oldest}
    order by copies.number, a.seq`);
  await db.database.rows(sql`
    insert into rule_execution (account, region, pipeline_id, rule_execution_id,
      pipeline_execution_id, stage_name, rule_name, gate, version, status, started, updated, input)
    select account, region, pipeline_id, gen_random_uuid(), pipeline_execution_id, stage_name,
      'Rule', 'onSuccess', version, 'Succeeded', started, updated,
      '{"rule": {"name": "Rule", "ruleTypeId": {"category": "Rule", "provider": "VariableCheck"}},
        "inputArtifacts": []}'
    from action_execution order by seq`);
  await db.database.rows(sql`
    update pipeline set executions_started = ${executions + 1} where name = ${name}`);
};

describe.each(['does not know', 'knows'])('while PostgreSQL %s the figures', (figures) => {
  beforeAll(async () => {
    if (figures === 'knows') await db.database.rows(sql`analyze`);
  });

  const pipelineName = name;
  const maxResults = 10;
  test.each<[string, () => Promise<unknown>]>([
    ['GetPipelineState', () => story.call('GetPipelineState', { name })],
    [
      'GetWaitingReasons',
      async () => {
        await story.call('GetWaitingReasons', { pipelineName });
        await story.call('GetWaitingReasons', { pipelineName, pipelineExecutionId: oldest });
      },
    ],
    [
      'GetPipelineExecution',
      () => story.call('GetPipelineExecution', { pipelineName, pipelineExecutionId: oldest }),
    ],
    [
      'ListPipelineExecutions',
      async () => {
        const { nextToken = '' } = await story.call('ListPipelineExecutions', {
          pipelineName,
          maxResults,
        });
        await story.call('ListPipelineExecutions', { pipelineName, maxResults, nextToken });
      },
    ],
    [
      'ListActionExecutions',
      async () => {
        const { nextToken = '' } = await story.call('ListActionExecutions', {
          pipelineName,
          maxResults,
        });
        await story.call('ListActionExecutions', { pipelineName, maxResults, nextToken });
      },
    ],
    [
      'ListActionExecutions of one execution',
      async () => {
        const latest = { pipelineExecutionId: oldest, startTimeRange: 'Latest' } as const;
        for (const filter of [
          { pipelineExecutionId: oldest },
          { latestInPipelineExecution: latest },
        ]) {
          await story.call('ListActionExecutions', { pipelineName, maxResults, filter });
        }
      },
    ],
    [
      'ListRuleExecutions',
      async () => {
        const latest = { pipelineExecutionId: oldest, startTimeRange: 'Latest' } as const;
        const { nextToken = '' } = await story.call('ListRuleExecutions', {
          pipelineName,
          maxResults,
        });
        await story.call('ListRuleExecutions', { pipelineName, maxResults, nextToken });
        for (const filter of [
          { pipelineExecutionId: oldest },
          { latestInPipelineExecution: latest },
        ]) {
          await story.call('ListRuleExecutions', { pipelineName, maxResults, filter });
        }
      },
    ],
    [
      'StartPipelineExecution',
      () => story.call('StartPipelineExecution', { name, clientRequestToken: randomUUID() }),
    ],
    [
      'StopPipelineExecution',
      () =>
        story
          .call('StopPipelineExecution', { pipelineName, pipelineExecutionId: oldest })
          .catch((error: unknown) => expect(error).toMatchObject({ name: 'ServiceError' })),
    ],
    [
      'PutActionRevision',
      () =>
        story.call('PutActionRevision', {
          pipelineName,
          stageName: 'S',
          actionName: 's',
          actionRevision: { revisionId: randomUUID(), revisionChangeId: 'c', created: 0 },
        }),
    ],
    [
      'the life of an execution',
      async () => {
        const id = await story.start(name);
        await story.call('DisableStageTransition', {
          pipelineName,
          stageName: 'T',
          transitionType: 'Inbound',
          reason: 'wait',
        });
        await story.call('StopPipelineExecution', {
          pipelineName,
          pipelineExecutionId: id,
          abandon: true,
        });
      },
    ],
  ])('%s costs as little after many executions as after few', async (_, call) => {
    database.takeRowsTouched();
    await call();
    expect(database.takeRowsTouched()).toBeLessThan(rowsMax);
  });
});

test('a filter that finds little goes through all executions, a thousand for each page', async () => {
  const filter = { succeededInStage: { stageName: 'Unknown' } };
  let nextToken: string | undefined;
  let pages = 0;
  do {
    const page = await story.call('ListPipelineExecutions', {
      pipelineName: name,
      filter,
      ...(nextToken && { nextToken }),
    });
    expect(page.pipelineExecutionSummaries).toEqual([]);
    ({ nextToken } = page);
    pages += 1;
  } while (nextToken !== undefined);
  expect(pages).toBe(Math.ceil(executions / 1_000) + 1);
});
