import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { pipelineChange } from '../../../test/support/recorded-changes.js';
import { tenant } from '../../../test/support/shell.js';
import type { Database, Tx } from './database.js';
import { lastEventSeq, settledEventSeq } from './event-horizon.js';
import { insertEvents, readEvents } from './events.js';
import { insertPipeline, lockPipelines } from './pipelines.js';
import { sql } from './sql.js';

let db: TestDatabase;
let database: Database;
beforeEach(async () => {
  db = await openTestDatabase();
  database = db.database;
});
afterEach(() => db.close());

const pipelineRow = (name: string) => ({
  ...tenant,
  name,
  pipeline_id: randomUUID(),
  version: 1,
  structure_version: 1,
  executions_started: 0,
  stages: {},
  created: 0,
  updated: 0,
});

const addPipeline = (name: string) =>
  database.transaction((tx) => insertPipeline(tx, pipelineRow(name)));

/** A transaction that has recorded an event of a pipeline, and does not end before it is told to. */
const recording = async (name: string) => {
  let commit = (): void => undefined;
  let begun = (): void => undefined;
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const mayEnd = new Promise<void>((resolve) => {
    commit = resolve;
  });
  const ended = database.transaction(async (tx) => {
    const [row] = await lockPipelines(tx, { names: [{ ...tenant, name }], jobs: [] });
    if (!row) throw new Error(`There is no pipeline ${name}.`);
    const { account, region, pipeline_id } = row;
    const changes = [pipelineChange()];
    insertEvents(tx, [{ account, region, pipeline_id, pipeline_name: name, recorded: 0, changes }]);
    await tx.rows(sql`select 1`);
    begun();
    await mayEnd;
  });
  await isBegun;
  return {
    commit: async () => {
      commit();
      await ended;
    },
  };
};

const settle = () => settledEventSeq(database, { known: 0, signal: AbortSignal.timeout(20_000) });

const namesThrough = async (through: number): Promise<readonly string[]> =>
  (await readEvents(database, tenant, { from: 0, through, max: 100 })).map(
    (row) => row.pipeline_name,
  );

/** Whether something has come of it by the time that the database has answered a few other questions. */
const isOpen = async (promise: Promise<unknown>): Promise<boolean> => {
  let isOver = false;
  const note = (): void => {
    isOver = true;
  };
  promise.then(note, note);
  for (let asked = 0; asked < 20; asked += 1) await lastEventSeq(database);
  return !isOver;
};

test('where nothing was recorded, nothing is settled', async () => {
  expect(await settle()).toBe(0);
});

test('the very first event is not taken for settled before it is committed', async () => {
  await addPipeline('One');
  expect(await settle()).toBe(0);
  const one = await recording('One');
  const settled = settle();
  expect(await isOpen(settled)).toBe(true);
  await one.commit();
  expect(await namesThrough(await settled)).toEqual(['One']);
});

test('an event is not gone by because one that was numbered later is committed first', async () => {
  await addPipeline('One');
  await addPipeline('Other');
  const one = await recording('One');
  const other = await recording('Other');
  await other.commit();
  const settled = settle();
  expect(await isOpen(settled)).toBe(true);
  await one.commit();
  expect(await namesThrough(await settled)).toEqual(['One', 'Other']);
});

test('also the transaction with the newest id of all is waited for', async () => {
  await addPipeline('One');
  await addPipeline('Other');
  // Nothing with a higher id has ended: to a snapshot it is as if it had not begun.
  const other = await recording('Other');
  const settled = settle();
  expect(await isOpen(settled)).toBe(true);
  await other.commit();
  expect(await namesThrough(await settled)).toEqual(['Other']);
});

test('whoever waits for a transaction that does not end can be told to stop', async () => {
  await addPipeline('One');
  const one = await recording('One');
  const stopping = new AbortController();
  const settled = settledEventSeq(database, { known: 0, signal: stopping.signal });
  expect(await isOpen(settled)).toBe(true);
  stopping.abort();
  await expect(settled).rejects.toMatchObject({ name: 'AbortError' });
  await one.commit();
});

const hasId = async (tx: Tx): Promise<boolean> => {
  const rows = await tx.rows(sql<{ found: boolean }>`
    select pg_current_xact_id_if_assigned() is not null as found`);
  return rows[0]?.found ?? false;
};

test('a transaction has its id when it has locked or inserted a pipeline', async () => {
  const inserted = await database.transaction(async (tx) => {
    const before = await hasId(tx);
    await insertPipeline(tx, pipelineRow('One'));
    return [before, await hasId(tx)];
  });
  expect(inserted).toEqual([false, true]);
  const locked = await database.transaction(async (tx) => {
    const before = await hasId(tx);
    await lockPipelines(tx, { names: [{ ...tenant, name: 'One' }], jobs: [] });
    return [before, await hasId(tx)];
  });
  expect(locked).toEqual([false, true]);
});
