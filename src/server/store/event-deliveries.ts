import type { Database } from './database.js';
import type { EventTargetProgress, EventTargetRow } from './event-targets.js';
import { sql } from './sql.js';

/** Whether anybody is to be told of events. */
export const areEventsDelivered = async (database: Database): Promise<boolean> => {
  const rows = await database.rows(sql<{ found: boolean }>`
    select exists (select from event_target where enabled) as found`);
  return rows[0]?.found ?? false;
};

export interface TargetQuery {
  readonly max: number;
  /** Up to which number events are settled. */
  readonly settled: number;
  readonly now: number;
  /** How long the holder may say nothing before others take over, in milliseconds. */
  readonly lease: number;
}

/** Hands out targets that there may be something for, and that nobody holds. */
export const claimEventTargets = (
  database: Database,
  want: TargetQuery,
): Promise<readonly EventTargetRow[]> =>
  database.rows(sql<EventTargetRow>`
    with due as materialized (
      select account, region, name from event_target
      where enabled and leased_until <= ${want.now}::bigint and next_attempt <= ${want.now}::bigint
        and (cursor_seq < ${want.settled}::bigint
          or (cursor_seq = ${want.settled}::bigint and cursor_index < 2147483647))
      order by leased_until, cursor_seq limit ${want.max}
      for update skip locked)
    update event_target t set lease = gen_random_uuid(),
      leased_until = ${want.now}::bigint + ${want.lease}::bigint
    from due
    where t.account = due.account and t.region = due.region and t.name = due.name
    returning t.*`);

/**
 * Notes how far a target has come, and until when it is held; who gives no time lets it go. Gives nothing to
 * somebody who holds it no longer: the target was changed, removed, or taken over.
 */
export const saveDeliveries = (
  database: Database,
  target: EventTargetRow,
  heldUntil: number | undefined,
): Promise<readonly { name: string }[]> => {
  const at: EventTargetProgress = target;
  return database.rows(sql<{ name: string }>`
    update event_target set cursor_seq = ${at.cursor_seq}, cursor_index = ${at.cursor_index},
      failures = ${at.failures}, failing_since = ${at.failing_since},
      next_attempt = ${at.next_attempt}, last_success = ${at.last_success},
      last_failure = ${at.last_failure}, last_error = ${at.last_error}, skipped = ${at.skipped},
      lease = case when ${heldUntil === undefined}::boolean then null else lease end,
      leased_until = ${heldUntil ?? 0}::bigint
    where account = ${target.account} and region = ${target.region} and name = ${target.name}
      and lease = ${target.lease}::uuid
    returning name`);
};

/** Frees what a server of this database held when it died; only its only server may ask. */
export const releaseEventTargets = (database: Database): Promise<readonly unknown[]> =>
  database.rows(sql`
    update event_target set lease = null, leased_until = 0 where lease is not null`);
