import type { Execution } from '../execution/index.js';
import type { Database } from '../store/database.js';
import { type DueExecutionRow, findDueExecutions } from '../store/due-actions.js';
import { type DutyRun, every } from './every.js';

const interval = 1_000;
const executionsPerTurnMax = 200;

export interface DeadlineParts {
  readonly database: Database;
  readonly execution: Execution;
  readonly clock: () => number;
}

/** Looks for overdue actions again and again. */
export const watchActionDeadlines = (run: DutyRun, parts: DeadlineParts): Promise<void> =>
  every(run, { name: 'action-deadlines', interval }, () => endOverdueActions(parts));

/** Ends the actions whose deadline has come: unanswered approvals, jobs nobody finished. */
export const endOverdueActions = async (parts: DeadlineParts): Promise<void> => {
  const now = parts.clock();
  const due = await findDueExecutions(parts.database, now, executionsPerTurnMax);
  await Promise.all(due.flatMap((execution) => endDueActions(parts.execution, execution, now)));
};

const endDueActions = (
  execution: Execution,
  { account, region, pipeline_name, state }: DueExecutionRow,
  now: number,
): readonly Promise<unknown>[] =>
  Object.values(state.stage?.actions ?? {})
    .filter(({ status, deadline }) => status === 'InProgress' && deadline <= now)
    .map(({ actionExecutionId }) =>
      execution.handle({
        tenant: { account, region },
        target: { kind: 'pipeline', name: pipeline_name },
        toEvent: () => ({
          kind: 'deadlinePassed',
          pipelineExecutionId: state.pipelineExecutionId,
          actionExecutionId,
        }),
      }),
    );
