import type { ExecutionState } from '../../engine/index.js';
import type { Database } from './database.js';
import { sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** An execution of which at least one running action or rule is overdue. */
export interface DueExecutionRow extends Tenant {
  readonly pipeline_name: string;
  readonly state: ExecutionState;
}

/** Executions in flight with an action or a rule whose deadline has come, the longest overdue first. */
export const findDueExecutions = (
  database: Database,
  now: number,
  max: number,
): Promise<readonly DueExecutionRow[]> =>
  database.rows(sql<DueExecutionRow>`
    select e.account, e.region, p.name as pipeline_name, e.state
    from pipeline_execution e join pipeline p using (account, region, pipeline_id)
    where e.status in ('InProgress', 'Stopping') and e.next_deadline <= ${now}
    order by e.next_deadline limit ${max}`);
