import type { Database } from './database.js';
import { sql } from './sql.js';
import type { Tenant } from './tenant.js';

export interface DueActionRow extends Tenant {
  readonly pipeline_name: string;
  readonly pipeline_execution_id: string;
  readonly action_execution_id: string;
}

/** Actions whose deadline has come, the longest overdue first. */
export const findDueActions = (
  database: Database,
  now: number,
  max: number,
): Promise<readonly DueActionRow[]> =>
  database.rows(sql<DueActionRow>`
    select a.account, a.region, p.name as pipeline_name, a.pipeline_execution_id,
      a.action_execution_id
    from action_execution a join pipeline p using (account, region, pipeline_id)
    where a.status = 'InProgress' and a.deadline <= ${now}
    order by a.deadline limit ${max}`);
