import type {
  ActionDeclaration,
  ActionExecutionStatus,
  PipelineExecutionStatus,
} from '../../model/index.js';
import type { Tx } from './database.js';
import type { PipelineRow } from './pipelines.js';
import { sql } from './sql.js';

/** One time that an approval was asked for. */
export interface ApprovalRow {
  readonly pipeline_execution_id: string;
  readonly action_execution_id: string;
  /** As it was declared when it began. */
  readonly action: ActionDeclaration;
  readonly status: ActionExecutionStatus;
  /** Whether somebody has answered; one that has expired or was abandoned ends unanswered. */
  readonly isAnswered: boolean;
  readonly executionStatus: PipelineExecutionStatus;
}

/** How many of an action's executions, from the newest on, a token is looked for in. */
const attemptsLookedAtMax = 1_000;

/** What an approval token was given out for, if it was for this action. */
export const findApproval = async (
  tx: Tx,
  { pipeline_id }: Pick<PipelineRow, 'pipeline_id'>,
  asked: { readonly stageName: string; readonly actionName: string; readonly token: string },
): Promise<ApprovalRow | undefined> => {
  const rows = await tx.rows(sql<ApprovalRow>`
    select a.pipeline_execution_id, a.action_execution_id, a.input -> 'action' as action, a.status,
      a.output ? 'updatedBy' as "isAnswered", e.status as "executionStatus"
    from (
      select * from action_execution
      where pipeline_id = ${pipeline_id} and stage_name = ${asked.stageName}
        and action_name = ${asked.actionName}
      order by seq desc limit ${attemptsLookedAtMax}) a
    join pipeline_execution e using (account, region, pipeline_id, pipeline_execution_id)
    where a.input ->> 'token' = ${asked.token}`);
  return rows[0];
};
