import type { EventFilter, EventTargetFormat } from '../../model/index.js';
import type { Database } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** Whom events are delivered to, and how far that has come. */
export interface EventTargetRow extends Tenant, EventTargetProgress {
  readonly name: string;
  readonly url: string;
  readonly format: EventTargetFormat;
  readonly secret: string | null;
  readonly filter: EventFilter;
  readonly enabled: boolean;
  /** How old an event may get that the target does not take, in milliseconds. */
  readonly event_age_max: number;
  readonly created: number;
  readonly updated: number;
  /** Who delivers holds it. */
  readonly lease: string | null;
}

export interface EventTargetProgress {
  readonly cursor_seq: number;
  readonly cursor_index: number;
  /** In a row, since the last success. */
  readonly failures: number;
  /** When the event that is next failed first. */
  readonly failing_since: number | null;
  readonly next_attempt: number;
  readonly last_success: number | null;
  readonly last_failure: number | null;
  readonly last_error: string | null;
  readonly skipped: number;
}

/** What is configured of a target, and the place behind which it is told when it begins to be. */
export type NewEventTarget = Omit<EventTargetRow, 'lease' | keyof EventTargetProgress> &
  Pick<EventTargetRow, 'cursor_seq' | 'cursor_index'>;

/**
 * Makes a target, or replaces how it is configured. One that was enabled goes on where it is, and at once;
 * whoever holds it loses it.
 */
export const putEventTarget = async (
  database: Database,
  row: NewEventTarget,
  secret: 'replaced' | 'kept',
): Promise<EventTargetRow | undefined> => {
  const rows = await database.rows(sql<EventTargetRow>`
    insert into event_target as t (account, region, name, url, format, secret, filter, enabled,
      event_age_max, created, updated, cursor_seq, cursor_index)
    values (${row.account}, ${row.region}, ${row.name}, ${row.url}, ${row.format}, ${row.secret},
      ${json(row.filter)}::text::jsonb, ${row.enabled}, ${row.event_age_max}, ${row.created},
      ${row.updated}, ${row.cursor_seq}, ${row.cursor_index})
    on conflict (account, region, name) do update set url = excluded.url, format = excluded.format,
      secret = case when ${secret === 'kept'}::boolean then t.secret else excluded.secret end,
      filter = excluded.filter, enabled = excluded.enabled, event_age_max = excluded.event_age_max,
      updated = excluded.updated,
      cursor_seq = case when t.enabled then t.cursor_seq else excluded.cursor_seq end,
      cursor_index = case when t.enabled then t.cursor_index else excluded.cursor_index end,
      failures = 0, failing_since = null, next_attempt = 0, lease = null, leased_until = 0
    returning *`);
  return rows[0];
};

/** A row of the list, with how many events lie behind its cursor, be they for it or not. */
export type ListedEventTarget = EventTargetRow & { readonly pending: number };

export const listEventTargets = (
  database: Database,
  tenant: Tenant,
  page: { readonly after: string | undefined; readonly max: number; readonly countMax: number },
): Promise<readonly ListedEventTarget[]> =>
  database.rows(sql<ListedEventTarget>`
    select t.*, (
      select coalesce(sum(changes), 0)::integer from (
        select jsonb_array_length(e.changes)
          - case when e.seq = t.cursor_seq then t.cursor_index + 1 else 0 end as changes
        from event e
        where (e.seq > t.cursor_seq
            or (e.seq = t.cursor_seq and t.cursor_index + 1::bigint < jsonb_array_length(e.changes)))
          and e.seq >= t.cursor_seq and e.account = t.account and e.region = t.region
        order by e.seq limit ${page.countMax}) waiting) as pending
    from event_target t
    where t.account = ${tenant.account} and t.region = ${tenant.region}
      and t.name > ${page.after ?? ''}
    order by t.name limit ${page.max}`);

export const findEventTarget = async (
  database: Database,
  tenant: Tenant,
  name: string,
): Promise<EventTargetRow | undefined> => {
  const rows = await database.rows(sql<EventTargetRow>`
    select * from event_target
    where account = ${tenant.account} and region = ${tenant.region} and name = ${name}`);
  return rows[0];
};

export const countEventTargets = async (database: Database, tenant: Tenant): Promise<number> => {
  const rows = await database.rows(sql<{ count: number }>`
    select count(*) as count from event_target
    where account = ${tenant.account} and region = ${tenant.region}`);
  return rows[0]?.count ?? 0;
};

/** Removes a target; gives nothing when there is none of the name. */
export const deleteEventTarget = (
  database: Database,
  tenant: Tenant,
  name: string,
): Promise<readonly { name: string }[]> =>
  database.rows(sql<{ name: string }>`
    delete from event_target
    where account = ${tenant.account} and region = ${tenant.region} and name = ${name}
    returning name`);
