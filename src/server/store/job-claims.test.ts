import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { tenant } from '../../../test/support/shell.js';
import { type Database, openDatabase } from './database.js';
import {
  claimJobs,
  claimServerJobs,
  type JobQuery,
  releaseServerJobs,
  renewServerJobs,
} from './job-claims.js';
import { json, sql } from './sql.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  await db.database.rows(sql`
    insert into custom_action_type (account, region, category, provider, version, definition, created)
    values (${tenant.account}, ${tenant.region}, 'Build', 'Own', '1', ${json({})}::text::jsonb, 0)`);
});
beforeEach(() => db.database.rows(sql`truncate job`));
afterAll(() => db.close());

const queue = async (claimant: 'server' | 'worker', jobs: number): Promise<void> => {
  for (let job = 0; job < jobs; job += 1) {
    await db.database.rows(sql`
      insert into job (account, region, job_id, action_type, claimant, status, available_at,
        pipeline_id, pipeline_name, pipeline_execution_id, action_execution_id, created, data)
      values (${tenant.account}, ${tenant.region}, ${randomUUID()}, 'Build/Custom/Own/1',
        ${claimant}, 'Queued', ${job}, ${randomUUID()}, 'P', ${randomUUID()}, ${randomUUID()},
        ${1_000 + job}, ${json({})}::text::jsonb)`);
  }
};

const count = async (status: string): Promise<number> => {
  const rows = await db.database.rows(sql<{ count: number }>`
    select count(*) as count from job where status = ${status}`);
  return rows[0]?.count ?? 0;
};

const want = { max: 1, now: 10_000, lease: 30_000 };
const poll: JobQuery = {
  ...tenant,
  ...want,
  category: 'Build',
  owner: 'Custom',
  provider: 'Own',
  version: '1',
  actionType: 'Build/Custom/Own/1',
};

describe('a claim takes no more than it hands out, with whatever plan,', () => {
  // What the planner may come to by itself in a small table, it is made to do here.
  const otherwise = async (): Promise<Database> => {
    await db.database.rows(sql`
      do $$ declare setting text; begin
        foreach setting in array array['hashagg', 'hashjoin', 'mergejoin', 'sort', 'material'] loop
          execute format('alter database %I set enable_%s = off', current_database(), setting);
        end loop;
      end $$`);
    return openDatabase(db.address);
  };
  let database: Database;
  beforeAll(async () => {
    database = await otherwise();
  });
  afterAll(() => database.close());

  test.each([1, 2, 5])('for %i jobs of job workers', async (max) => {
    await queue('worker', 20);
    expect((await claimJobs(database, { ...poll, max }))?.jobs).toHaveLength(max);
    expect(await count('Dispatched')).toBe(max);
  });

  test.each([1, 2, 5])('for %i jobs of the server', async (max) => {
    await queue('server', 20);
    expect(await claimServerJobs(database, { ...want, max })).toHaveLength(max);
    expect(await count('Dispatched')).toBe(max);
  });
});

describe('a job of the server', () => {
  const claim = async (now: number) => {
    const [job] = await claimServerJobs(db.database, { ...want, now });
    return job;
  };

  test('is handed out again, with another nonce, when its lease is over', async () => {
    await queue('server', 1);
    const first = await claim(10_000);
    expect(first).toMatchObject({ status: 'Dispatched', created: 1_000 });
    expect(await claim(39_999)).toBeUndefined();
    const second = await claim(40_000);
    expect(second?.job_id).toBe(first?.job_id);
    expect(second?.nonce).not.toBe(first?.nonce);
  });

  test('is kept, or let go, by who holds it and by nobody else', async () => {
    await queue('server', 1);
    const { job_id: jobId = '', nonce } = (await claim(10_000)) ?? {};
    const setLapse = (by: string, until: number) =>
      renewServerJobs(db.database, [{ ...tenant, jobId, nonce: by }], until);
    await setLapse(nonce ?? '', 80_000);
    expect(await claim(79_999)).toBeUndefined();
    await setLapse(randomUUID(), 20_000);
    expect(await claim(79_999)).toBeUndefined();
    await setLapse(nonce ?? '', 20_000);
    expect((await claim(20_000))?.job_id).toBe(jobId);
  });

  test('is free at once when its only server begins anew', async () => {
    await queue('server', 1);
    await claim(10_000);
    await releaseServerJobs(db.database, 11_000);
    expect(await claim(11_000)).toBeDefined();
  });

  test('is none for a job worker, and the other way round', async () => {
    await queue('server', 1);
    expect((await claimJobs(db.database, poll))?.jobs).toEqual([]);
    await db.database.rows(sql`truncate job`);
    await queue('worker', 1);
    expect(await claim(10_000)).toBeUndefined();
  });
});
