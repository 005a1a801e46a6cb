import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { until } from '../../../test/support/until.js';
import { closeJobs, findJobs, insertJobs } from './jobs.js';
import { insertPipeline, lockPipelines, type PipelineRow, updatePipelines } from './pipelines.js';
import { sql } from './sql.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const tenant = { account: '000000000000', region: 'us-east-1' };

/** A pipeline with a job. */
const addPipeline = async (name: string) => {
  const row: PipelineRow = {
    ...tenant,
    name,
    pipeline_id: randomUUID(),
    version: 1,
    structure_version: 1,
    executions_started: 0,
    stages: {},
    created: 1,
    updated: 1,
  };
  const jobId = randomUUID();
  const job = {
    ...tenant,
    job_id: jobId,
    action_type: 'Build/Custom/P/1',
    available_at: 0,
    pipeline_id: row.pipeline_id,
    pipeline_name: name,
    pipeline_execution_id: randomUUID(),
    action_execution_id: randomUUID(),
    created: 0,
    data: {
      actionTypeId: { category: 'Build', owner: 'Custom', provider: 'P', version: '1' },
      configuration: {},
      stageName: 'S',
      actionName: 'A',
      inputArtifacts: [],
      outputArtifacts: [],
      sourceOverrides: [],
    },
  } as const;
  await db.database.transaction(async (tx) => {
    await insertPipeline(tx, row);
    insertJobs(tx, [job]);
  });
  return { row, job: { ...tenant, jobId } };
};

const isSomebodyWaiting = async (): Promise<boolean> => {
  const rows = await db.database.rows(sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`);
  return (rows[0]?.count ?? 0) > 0;
};

describe('lockPipelines', () => {
  test.each(['jobs', 'names'] as const)(
    'gives every pipeline asked for by %s, as it is after those who held the locks have changed it',
    async (by) => {
      const added = [await addPipeline(`${by}One`), await addPipeline(`${by}Two`)];
      const keys =
        by === 'jobs'
          ? { names: [], jobs: added.map(({ job }) => job) }
          : { names: added.map(({ row }) => ({ ...tenant, name: row.name })), jobs: [] };
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const isLocked = new Promise<void>((locked) => {
        void db.database.transaction(async (tx) => {
          const rows = await lockPipelines(tx, keys);
          locked();
          await held;
          updatePipelines(
            tx,
            rows.map(({ created: _, ...row }) => ({ ...row, executions_started: 7 })),
          );
        });
      });
      await isLocked;
      const second = db.database.transaction((tx) => lockPipelines(tx, keys));
      await until('the second one waits for a lock', isSomebodyWaiting);
      release();
      const rows = await second;
      expect(rows.map(({ name }) => name).sort()).toEqual([`${by}One`, `${by}Two`]);
      expect(rows.map((row) => row.executions_started)).toEqual([7, 7]);
    },
  );
});

describe('a job that somebody else is changing', () => {
  test('is closed all the same', async () => {
    const { job } = await addPipeline('Closing');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const isHeld = new Promise<void>((changed) => {
      void db.database.transaction(async (tx) => {
        await tx.rows(sql`update job set available_at = 5 where job_id = ${job.jobId}
          returning job_id`);
        changed();
        await held;
      });
    });
    await isHeld;
    const closed = db.database.transaction(async (tx) => {
      closeJobs(tx, [{ ...tenant, job_id: job.jobId, status: 'Succeeded', ended: 1 }]);
    });
    await until('the closing waits for a lock', isSomebodyWaiting);
    release();
    await closed;
    const rows = await findJobs(db.database, [job]);
    expect(rows[0]?.status).toBe('Succeeded');
  });
});
