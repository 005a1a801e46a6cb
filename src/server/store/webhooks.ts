import type { Tag, WebhookDefinition } from '../../model/index.js';
import type { Database, Tx } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

export interface WebhookRow extends Tenant {
  readonly name: string;
  /** The secret part of its address. */
  readonly token: string;
  readonly definition: WebhookDefinition;
  readonly created: number;
  readonly last_triggered: number | null;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly registered: RegisteredHook | null;
}

/** A hook that we have made at a third party, or were about to make: then its id is not known. */
export interface RegisteredHook {
  readonly owner: string;
  readonly repository: string;
  readonly id?: number | undefined;
}

export type WebhookKey = Pick<WebhookRow, 'account' | 'region' | 'name'>;

/** What went wrong with a webhook. */
export interface WebhookFailure {
  readonly code: string;
  readonly message: string;
}

/**
 * Adds a webhook, or gives the one of this name another definition: its address, and when it was
 * triggered, stay.
 */
export const putWebhook = async (
  tx: Tx,
  row: Pick<WebhookRow, 'account' | 'region' | 'name' | 'token' | 'definition' | 'created'>,
): Promise<WebhookRow | undefined> => {
  const rows = await tx.rows(sql<WebhookRow>`
    insert into webhook (account, region, name, token, definition, created)
    values (${row.account}, ${row.region}, ${row.name}, ${row.token},
      ${json(row.definition)}::text::jsonb, ${row.created})
    on conflict (account, region, name) do update set definition = excluded.definition,
      error_code = null, error_message = null
    returning *`);
  return rows[0];
};

export const findWebhook = async (
  from: Database | Tx,
  { account, region, name }: WebhookKey,
): Promise<WebhookRow | undefined> => {
  const rows = await from.rows(sql<WebhookRow>`
    select * from webhook
    where account = ${account} and region = ${region} and name = ${name}`);
  return rows[0];
};

export const findWebhookByToken = async (
  database: Database,
  token: string,
): Promise<WebhookRow | undefined> => {
  const rows = await database.rows(sql<WebhookRow>`select * from webhook where token = ${token}`);
  return rows[0];
};

/** Keeps a webhook from going away until the transaction ends; gives nothing if there is none. */
export const lockWebhook = (
  tx: Tx,
  { account, region, name }: WebhookKey,
): Promise<readonly { name: string }[]> =>
  tx.rows(sql<{ name: string }>`
    select name from webhook
    where account = ${account} and region = ${region} and name = ${name}
    for update`);

/** A page of webhooks by name, each with its tags. */
export const listWebhooks = (
  database: Database,
  tenant: Tenant,
  page: {
    readonly after: string | undefined;
    readonly max: number;
    /** What a webhook's ARN begins with, before its name. */
    readonly arnPrefix: string;
  },
): Promise<readonly (WebhookRow & { readonly tags: readonly Tag[] })[]> =>
  database.rows(sql<WebhookRow & { readonly tags: readonly Tag[] }>`
    select w.*, coalesce((
        select jsonb_agg(jsonb_build_object('key', t.key, 'value', t.value)
          order by t.key collate "C")
        from tag t
        where t.account = w.account and t.region = w.region
          and t.resource_arn = ${page.arnPrefix}::text || w.name), '[]'::jsonb) as tags
    from webhook w
    where w.account = ${tenant.account} and w.region = ${tenant.region}
      and (${page.after}::text is null or w.name collate "C" > ${page.after}::text)
    order by w.name collate "C"
    limit ${page.max}`);

export const countWebhooks = async (tx: Tx, tenant: Tenant): Promise<number> => {
  const rows = await tx.rows(sql<{ count: number }>`
    select count(*) as count from webhook
    where account = ${tenant.account} and region = ${tenant.region}`);
  return rows[0]?.count ?? 0;
};

export const deleteWebhook = (tx: Tx, { account, region, name }: WebhookKey): void =>
  tx.write(sql`
    delete from webhook where account = ${account} and region = ${region} and name = ${name}`);

/** Notes that a webhook has started an execution, and that nothing is wrong with it. */
export const noteWebhookTriggered = (tx: Tx, token: string, at: number): void =>
  tx.write(sql`
    update webhook set last_triggered = ${at}, error_code = null, error_message = null
    where token = ${token}`);

/** Notes what is wrong with a webhook, or that nothing is any more. Writes only what is news. */
export const noteWebhookFailure = (
  database: Database,
  token: string,
  failure: WebhookFailure | undefined,
): Promise<unknown> =>
  database.rows(sql`
    update webhook
    set error_code = ${failure?.code ?? null}, error_message = ${failure?.message ?? null}
    where token = ${token}
      and (error_code is distinct from ${failure?.code ?? null}::text
        or error_message is distinct from ${failure?.message ?? null}::text)`);

/** Notes where a webhook is registered, or that it is no longer. */
export const noteWebhookRegistered = (
  database: Database,
  token: string,
  registered: RegisteredHook | undefined,
): Promise<unknown> =>
  database.rows(sql`
    update webhook
    set registered = ${registered === undefined ? null : json(registered)}::text::jsonb
    where token = ${token}`);
