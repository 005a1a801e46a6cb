import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from './database.js';
import { sql } from './sql.js';

/**
 * How events are read in order and without gaps, though the transactions that record them are not seen in the
 * order of their numbers: one with a lower `seq` may be committed after one with a higher.
 *
 * A transaction that records events has its transaction id before it takes a number: it has locked the
 * pipeline's row, or inserted it, and either takes an id. Therefore, of somebody who asks
 *
 * 1. `lastEventSeq` for the last number that was taken, and then
 * 2. `takeTransactionId` for a transaction id of its own,
 *
 * every transaction that holds a number up to the first has an id below the second: ids are handed out in
 * order, and that one was handed out later. Once a snapshot says that nobody with such an id is still running
 * (`haveEndedBefore`), all of these are committed and visible, or gone for good: the numbers up to the first
 * are settled.
 *
 * `pg_snapshot_xmax` would not do in place of an id of one's own: it is one past the highest id that has
 * ended, and transactions that are running may have higher ones.
 *
 * Ids are the whole database server's: a transaction in another database of it that has written something and
 * goes on for long holds up what is read here. It holds up vacuum there and here as well.
 *
 * Gives a number up to which all events are settled: not below that of any event that was committed before
 * this was asked. It is `known` where nothing has come since. Rejects when the signal is aborted.
 */
export const settledEventSeq = async (
  database: Database,
  asked: { readonly known: number; readonly signal: AbortSignal },
): Promise<number> => {
  const last = await lastEventSeq(database);
  if (last <= asked.known) return asked.known;
  const id = await takeTransactionId(database);
  for (let pause = firstPause; !(await haveEndedBefore(database, id)); ) {
    await delay(pause, undefined, { signal: asked.signal });
    pause = Math.min(pause * 2, pauseMax);
  }
  return last;
};

const firstPause = 1;
const pauseMax = 100;

/** The last number that was taken, be it committed or not. */
export const lastEventSeq = async (database: Database): Promise<number> => {
  // A sequence that was never used has a last value, too: the first that it will give.
  const rows = await database.rows(sql<{ seq: number }>`
    select case when is_called then last_value else 0 end as seq from event_seq`);
  return rows[0]?.seq ?? 0;
};

/** A transaction id above all that have been handed out. */
export const takeTransactionId = async (database: Database): Promise<string> => {
  const rows = await database.rows(sql<{ id: string }>`
    select pg_current_xact_id()::text as id`);
  return rows[0]?.id ?? '';
};

/** Whether all transactions with lower ids have ended. */
export const haveEndedBefore = async (database: Database, id: string): Promise<boolean> => {
  const rows = await database.rows(sql<{ ended: boolean }>`
    select pg_snapshot_xmin(pg_current_snapshot()) >= ${id}::text::xid8 as ended`);
  return rows[0]?.ended ?? false;
};
