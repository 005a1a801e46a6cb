import type { DeployActionExecutionTarget } from '../../model/index.js';
import type { Database } from './database.js';
import { sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** An action execution, with what it has deployed to. */
export interface DeployTargetsRow {
  readonly pipeline_id: string;
  /** In the order in which they were reported; null when none were. Times are epoch milliseconds. */
  readonly targets: readonly DeployActionExecutionTarget[] | null;
}

/** The targets that an action execution has reported, which are in its output. */
export const findDeployTargets = async (
  database: Database,
  { account, region }: Tenant,
  actionExecutionId: string,
): Promise<DeployTargetsRow | undefined> => {
  const rows = await database.rows(sql<DeployTargetsRow>`
    select pipeline_id, output -> 'targets' as targets from action_execution
    where account = ${account} and region = ${region}
      and action_execution_id = ${actionExecutionId}`);
  return rows[0];
};
