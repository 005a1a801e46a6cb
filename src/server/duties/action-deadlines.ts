import type { EngineEvent } from '../../engine/index.js';
import { type Execution, runningWork } from '../execution/index.js';
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

/** Looks for overdue actions and rules again and again. */
export const watchActionDeadlines = (run: DutyRun, parts: DeadlineParts): Promise<void> =>
  every(run, { name: 'action-deadlines', interval }, () => endOverdueActions(parts));

/**
 * Ends the actions and rules whose deadline has come: unanswered approvals, jobs nobody finished, rules
 * that could not be said to hold in time.
 */
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
  dueEvents(state, now).map((event) =>
    execution.handle({
      tenant: { account, region },
      target: { kind: 'pipeline', name: pipeline_name },
      toEvent: () => event,
    }),
  );

const dueEvents = (state: DueExecutionRow['state'], now: number): readonly EngineEvent[] => {
  const { pipelineExecutionId } = state;
  const { actions, rules } = runningWork(state);
  const isDue = ({ deadline }: { readonly deadline: number }): boolean => deadline <= now;
  return [
    ...actions.filter(isDue).map(({ actionExecutionId }) => ({
      kind: 'deadlinePassed' as const,
      pipelineExecutionId,
      actionExecutionId,
    })),
    ...rules.filter(isDue).map(({ ruleExecutionId }) => ({
      kind: 'ruleDeadlinePassed' as const,
      pipelineExecutionId,
      ruleExecutionId,
    })),
  ];
};
