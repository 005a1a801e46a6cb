import type { StageExecutionStatus } from '../model/index.js';
import { record } from './attempt.js';
import { changeStageRun, type Draft, executionOf } from './draft.js';
import type { ActionRun, StageRun } from './state.js';

/**
 * Abandons whatever of an execution's stage is running and gives the stage its last status. Work
 * that is already under way elsewhere goes on there, but nobody waits for its result any more.
 */
export const abandonStage = (
  draft: Draft,
  pipelineExecutionId: string,
  status: Extract<StageExecutionStatus, 'Stopped' | 'Cancelled'>,
): void => {
  const { position, stage } = executionOf(draft, pipelineExecutionId);
  if (position.kind !== 'inside' || !stage) return;
  const actions = Object.fromEntries(
    Object.entries(stage.actions).map(([name, run]) => [name, abandonAction(draft, run)]),
  );
  const run: StageRun = { ...stage, status, actions };
  changeStageRun(draft, pipelineExecutionId, run);
};

const abandonAction = (draft: Draft, run: ActionRun): ActionRun => {
  if (run.status !== 'InProgress') return run;
  const { work } = run;
  if (work.kind === 'job') {
    draft.effects.push({ kind: 'closeJob', jobId: work.jobId, status: 'Failed' });
  }
  const summary = work.kind === 'approval' ? 'The approval action has been canceled.' : undefined;
  record(draft, run, { status: 'Abandoned', summary });
  return { ...run, status: 'Abandoned', work: { kind: 'none' } };
};
