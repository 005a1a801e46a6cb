import type { Database } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** That workers have asked for jobs of an action type. */
export interface ActionTypePoll extends Tenant {
  /** Category/Owner/Provider/Version. */
  readonly actionType: string;
  readonly polled: number;
}

/** Keeps when each action type, named once, was last polled for. A later time stays. */
export const savePolls = (
  database: Database,
  polls: readonly ActionTypePoll[],
): Promise<readonly unknown[]> =>
  database.rows(sql`
    insert into action_type_poll as p (account, region, action_type, polled)
    select w.account, w.region, w."actionType", w.polled
    from jsonb_to_recordset(${json(polls)}::text::jsonb) as w(account text, region text,
      "actionType" text, polled bigint)
    order by w.account, w.region, w."actionType"
    on conflict (account, region, action_type)
    do update set polled = excluded.polled where p.polled < excluded.polled`);
