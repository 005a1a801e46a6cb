import type { StateChange } from '../../engine/index.js';
import type { Database, Tx } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** What happened to one pipeline in one transaction. */
export interface EventRow extends Tenant {
  /** Counts up within a pipeline; see event-horizon.ts for when it may be gone by. */
  readonly seq: number;
  readonly pipeline_id: string;
  readonly pipeline_name: string;
  readonly recorded: number;
  readonly changes: readonly StateChange[];
}

/** Behind all changes of a row, of which none has so many. PostgreSQL's largest integer. */
export const changeIndexMax = 2_147_483_647;

/** Records what happened. The transaction has to hold the locks of all these pipelines. */
export const insertEvents = (tx: Tx, rows: readonly Omit<EventRow, 'seq'>[]): void =>
  tx.write(sql`
    insert into event (account, region, pipeline_id, pipeline_name, recorded, changes)
    select * from jsonb_to_recordset(${json(rows)}::text::jsonb) as w(account text, region text,
      pipeline_id uuid, pipeline_name text, recorded bigint, changes jsonb)`);

/**
 * The events of an account and region from `from` on, itself included, and up to `through`, which has to be
 * settled.
 */
export const readEvents = (
  database: Database,
  tenant: Tenant,
  part: { readonly from: number; readonly through: number; readonly max: number },
): Promise<readonly EventRow[]> =>
  database.rows(sql<EventRow>`
    select account, region, seq, pipeline_id, pipeline_name, recorded, changes from event
    where seq between ${part.from}::bigint and ${part.through}::bigint
      and account = ${tenant.account} and region = ${tenant.region}
    order by seq limit ${part.max}`);

/**
 * Removes events that were recorded before a time, the oldest first, and not more than so many at once; notes
 * up to which that was. Gives how many.
 */
export const deleteEvents = (
  database: Database,
  limits: { readonly before: number; readonly max: number },
): Promise<number> =>
  database.transaction(async (tx) => {
    const rows = await tx.rows(sql<{ seq: number }>`
      delete from event where seq in (
        select seq from (select seq, recorded from event order by seq limit ${limits.max}) oldest
        where recorded < ${limits.before}::bigint)
      returning seq`);
    if (rows.length > 0) noteEventsDeleted(tx, Math.max(...rows.map(({ seq }) => seq)));
    return rows.length;
  });

const noteEventsDeleted = (tx: Tx, seq: number): void =>
  tx.write(sql`
    insert into setting as s (name, value) values (${deletedThrough}, to_jsonb(${seq}::bigint))
    on conflict (name) do update set value = excluded.value
    where s.value::bigint < excluded.value::bigint`);

const deletedThrough = 'eventsDeletedThrough';

/** Up to which event there may be none any more. */
export const eventsDeletedThrough = async (database: Database): Promise<number> => {
  const rows = await database.rows(sql<{ value: number }>`
    select value from setting where name = ${deletedThrough}`);
  return rows[0]?.value ?? 0;
};
