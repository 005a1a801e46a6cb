import type { ActionCategory, CreateCustomActionTypeInput } from '../../model/index.js';
import type { Database, Tx } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** What CreateCustomActionType says of a type beyond its key and tags. */
export type ActionTypeDefinition = Omit<
  CreateCustomActionTypeInput,
  'category' | 'provider' | 'version' | 'tags'
>;

export interface ActionTypeRow extends Tenant {
  readonly category: ActionCategory;
  readonly provider: string;
  readonly version: string;
  readonly definition: ActionTypeDefinition;
  /** The name of the queryable configuration property, where there is one. */
  readonly queryable: string | null;
  readonly created: number;
  /** A deleted type's key stays taken. */
  readonly deleted: number | null;
}

export interface ActionTypeRowKey extends Tenant {
  readonly category: string;
  readonly provider: string;
  readonly version: string;
}

/** Adds a type under a key that nothing has yet. */
export const insertActionType = (tx: Tx, row: Omit<ActionTypeRow, 'deleted'>): void =>
  tx.write(sql`
    insert into custom_action_type (account, region, category, provider, version, definition,
      queryable, created)
    values (${row.account}, ${row.region}, ${row.category}, ${row.provider}, ${row.version},
      ${json(row.definition)}::text::jsonb, ${row.queryable}, ${row.created})`);

/** Types by key, deleted ones too. */
export const findActionTypes = (
  from: Database | Tx,
  keys: readonly ActionTypeRowKey[],
): Promise<readonly ActionTypeRow[]> =>
  from.rows(sql<ActionTypeRow>`
    select * from custom_action_type
    where (account, region, category, provider, version) in (
      select * from unnest(${keys.map((key) => key.account)}::text[],
        ${keys.map((key) => key.region)}::text[], ${keys.map((key) => key.category)}::text[],
        ${keys.map((key) => key.provider)}::text[], ${keys.map((key) => key.version)}::text[]))`);

/** Whether a type is live and says just this. */
export const isActionTypeDefinedAs = async (
  from: Database | Tx,
  key: ActionTypeRowKey,
  definition: ActionTypeDefinition,
): Promise<boolean> => {
  const rows = await from.rows(sql<{ same: boolean }>`
    select definition = ${json(definition)}::text::jsonb as same from custom_action_type
    where account = ${key.account} and region = ${key.region} and category = ${key.category}
      and provider = ${key.provider} and version = ${key.version} and deleted is null`);
  return rows[0]?.same ?? false;
};

/** The live types. */
export const listActionTypes = (
  from: Database | Tx,
  tenant: Tenant,
): Promise<readonly ActionTypeRow[]> =>
  from.rows(sql<ActionTypeRow>`
    select * from custom_action_type
    where account = ${tenant.account} and region = ${tenant.region} and deleted is null
    order by category collate "C", provider collate "C", version collate "C"`);

export const countActionTypes = async (from: Tx, tenant: Tenant): Promise<number> => {
  const rows = await from.rows(sql<{ count: number }>`
    select count(*) as count from custom_action_type
    where account = ${tenant.account} and region = ${tenant.region} and deleted is null`);
  return rows[0]?.count ?? 0;
};

/** Keeps a live type from changing until the transaction ends; gives nothing if there is none. */
export const lockActionType = (
  tx: Tx,
  key: ActionTypeRowKey,
): Promise<readonly { provider: string }[]> =>
  tx.rows(sql<{ provider: string }>`
    select provider from custom_action_type
    where account = ${key.account} and region = ${key.region} and category = ${key.category}
      and provider = ${key.provider} and version = ${key.version} and deleted is null
    for update`);

/** Ends a live type, and keeps its key taken. */
export const markActionTypeDeleted = (tx: Tx, key: ActionTypeRowKey, now: number): void =>
  tx.write(sql`
    update custom_action_type set deleted = ${now}
    where account = ${key.account} and region = ${key.region} and category = ${key.category}
      and provider = ${key.provider} and version = ${key.version} and deleted is null`);

/**
 * Leaves the jobs of a type to the server, which says why they cannot be done: no worker can claim
 * them any more. One that a worker holds stays its; should it be continued, that goes to the server.
 */
export const leaveJobsToServer = (tx: Tx, tenant: Tenant, actionType: string): void => {
  // Whoever is about to queue a job has looked at the type already, and nobody sees the job yet.
  tx.write(sql`lock table job in share row exclusive mode`);
  tx.write(sql`
    update job set claimant = 'server'
    where account = ${tenant.account} and region = ${tenant.region}
      and action_type = ${actionType} and claimant = 'worker'
      and status in ('Queued', 'Dispatched', 'InProgress')`);
};
