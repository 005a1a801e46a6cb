import type { StageExecutionStatus } from '../model/index.js';
import { record } from './attempt.js';
import { withoutRules } from './conditions.js';
import { changeStageRun, type Draft, executionOf } from './draft.js';
import { actionIn, stagePlanFor } from './plan.js';
import type { ActionRun, ExecutionState, StageConditions, StageRun } from './state.js';
import { tellActionChange, tellStageChange } from './tell.js';

/**
 * Abandons whatever of an execution's stage is running and gives the stage its last status. Work
 * that is already under way elsewhere goes on there, but nobody waits for its result any more.
 */
export const abandonStage = (
  draft: Draft,
  pipelineExecutionId: string,
  status: Extract<StageExecutionStatus, 'Stopped' | 'Cancelled'>,
): void => {
  const execution = executionOf(draft, pipelineExecutionId);
  const { position, stage } = execution;
  if (position.kind !== 'inside' || !stage) return;
  const abandoned = { execution, stage, isCancelled: status === 'Cancelled' };
  const actions = Object.fromEntries(
    Object.entries(stage.actions).map(([name, run]) => [
      name,
      abandonAction(draft, abandoned, { name, run }),
    ]),
  );
  const conditions = abandonConditions(draft, abandoned);
  changeStageRun(draft, pipelineExecutionId, { ...stage, status, actions, conditions });
  tellStageChange(draft, pipelineExecutionId, {
    stageName: stage.stageName,
    state: abandoned.isCancelled ? 'CANCELED' : 'STOPPED',
  });
};

interface AbandonedStage {
  readonly execution: ExecutionState;
  readonly stage: StageRun;
  readonly isCancelled: boolean;
}

const abandonConditions = (
  draft: Draft,
  { stage: { conditions }, isCancelled }: AbandonedStage,
): StageConditions | undefined =>
  conditions &&
  Object.fromEntries(
    Object.entries(conditions).map(([gate, condition]) => [
      gate,
      condition.status === 'InProgress'
        ? withoutRules(draft, condition, isCancelled ? 'Cancelled' : 'Abandoned')
        : condition,
    ]),
  );

const abandonAction = (
  draft: Draft,
  { execution, stage, isCancelled }: AbandonedStage,
  { name, run }: { readonly name: string; readonly run: ActionRun },
): ActionRun => {
  if (run.status !== 'InProgress') return run;
  const { work } = run;
  if (work.kind === 'job') {
    draft.effects.push({ kind: 'closeJob', jobId: work.jobId, status: 'Failed' });
  }
  const summary = work.kind === 'approval' ? 'The approval action has been canceled.' : undefined;
  record(draft, run, { status: 'Abandoned', summary });
  const plan = stagePlanFor(draft.state, execution, stage.stageName);
  tellActionChange(draft, execution.pipelineExecutionId, {
    stageName: stage.stageName,
    action: actionIn(plan, name),
    run,
    state: isCancelled ? 'CANCELED' : 'ABANDONED',
  });
  return { ...run, status: 'Abandoned', work: { kind: 'none' } };
};
