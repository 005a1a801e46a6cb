import type { Tag } from '../../model/index.js';
import type { Database, Tx } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** A resource's tags, sorted by key. */
export const listTags = (
  from: Database | Tx,
  tenant: Tenant,
  resourceArn: string,
): Promise<readonly Tag[]> =>
  from.rows(sql<Tag>`
    select key, value from tag
    where account = ${tenant.account} and region = ${tenant.region}
      and resource_arn = ${resourceArn}
    order by key collate "C"`);

/** Adds tags; one whose key is there replaces it. No key may come twice. */
export const putTags = (
  tx: Tx,
  tenant: Tenant,
  { resourceArn, tags }: { readonly resourceArn: string; readonly tags: readonly Tag[] },
): void =>
  tx.write(sql`
    insert into tag (account, region, resource_arn, key, value)
    select ${tenant.account}, ${tenant.region}, ${resourceArn}, w.key, w.value
    from jsonb_to_recordset(${json(tags)}::text::jsonb) as w(key text, value text)
    on conflict (account, region, resource_arn, key) do update set value = excluded.value`);

/** Takes tags away; keys that are not there are no matter. */
export const removeTags = (
  tx: Tx,
  tenant: Tenant,
  { resourceArn, keys }: { readonly resourceArn: string; readonly keys: readonly string[] },
): void =>
  tx.write(sql`
    delete from tag
    where account = ${tenant.account} and region = ${tenant.region}
      and resource_arn = ${resourceArn} and key = any(${keys}::text[])`);

export const removeAllTags = (tx: Tx, tenant: Tenant, resourceArn: string): void =>
  tx.write(sql`
    delete from tag
    where account = ${tenant.account} and region = ${tenant.region}
      and resource_arn = ${resourceArn}`);
