import type { Execution } from '../execution/index.js';
import type { Database } from '../store/database.js';
import { findDueActions } from '../store/due-actions.js';
import { type DutyRun, every } from './every.js';

const interval = 1_000;
const actionsPerTurnMax = 200;

/** Ends the actions whose deadline has come: unanswered approvals, jobs nobody finished. */
export const watchActionDeadlines = (
  run: DutyRun,
  parts: {
    readonly database: Database;
    readonly execution: Execution;
    readonly clock: () => number;
  },
): Promise<void> =>
  every(run, { name: 'action-deadlines', interval }, async () => {
    const due = await findDueActions(parts.database, parts.clock(), actionsPerTurnMax);
    await Promise.all(
      due.map((action) =>
        parts.execution.handle({
          tenant: { account: action.account, region: action.region },
          target: { kind: 'pipeline', name: action.pipeline_name },
          executions: [action.pipeline_execution_id],
          toEvent: () => ({
            kind: 'deadlinePassed',
            pipelineExecutionId: action.pipeline_execution_id,
            actionExecutionId: action.action_execution_id,
          }),
        }),
      ),
    );
  });
