import type { StageRetryMode } from '../model/index.js';
import { lockFor } from './admission.js';
import { changeStage, changeStageRun, type Draft, executionOf, findStage } from './draft.js';
import type { ExecutionState, StageConditions, StageRetries, StageRun } from './state.js';
import { tellPipelineChange, tellStageChange } from './tell.js';

/** Runs a stage again: the actions that failed, or all of them. */
export const runStageAgain = (
  draft: Draft,
  { execution, stage }: { readonly execution: ExecutionState; readonly stage: StageRun },
  retry: { readonly by: StageRetries['latest']; readonly retryMode: StageRetryMode },
): void => {
  const { retryMode } = retry;
  resumeStage(draft, execution, {
    ...stage,
    actions: retryMode === 'ALL_ACTIONS' ? {} : actionsToKeep(stage),
    conditions: conditionsToKeep(stage),
    retries: countRetry(stage.retries, retry),
  });
  const state = 'RESUMED';
  tellPipelineChange(draft, execution.pipelineExecutionId, { state });
  tellStageChange(draft, execution.pipelineExecutionId, { stageName: stage.stageName, state });
};

/** Takes an execution back into a stage that it has ended in, or keeps it there, to go on with `run`. */
export const resumeStage = (draft: Draft, execution: ExecutionState, run: StageRun): void => {
  const { pipelineExecutionId } = execution;
  const { stageName } = run;
  if (findStage(draft, stageName)) changeStage(draft, stageName, lockFor(execution));
  changeStageRun(
    draft,
    pipelineExecutionId,
    { ...run, status: 'InProgress' },
    {
      status: 'InProgress',
      statusSummary: undefined,
      stop: undefined,
      position: { kind: 'inside', stageName },
      attempt: (executionOf(draft, pipelineExecutionId).attempt ?? 1) + 1,
    },
  );
  draft.agenda.push({ kind: 'advance', pipelineExecutionId });
};

export const isToBeRetried = ({ status }: StageRun['actions'][string]): boolean =>
  status === 'Failed' || status === 'Abandoned';

const actionsToKeep = (stage: StageRun): StageRun['actions'] =>
  Object.fromEntries(Object.entries(stage.actions).filter(([, run]) => !isToBeRetried(run)));

// Whether the stage may be entered is asked again only if that was what it failed by.
const conditionsToKeep = ({ conditions }: StageRun): StageConditions | undefined => {
  const entry = conditions?.beforeEntry;
  const isPassed = entry?.status === 'Succeeded' || entry?.status === 'Overridden';
  return isPassed ? { beforeEntry: entry } : undefined;
};

const countRetry = (
  before: StageRetries | undefined,
  { by, retryMode }: { readonly by: StageRetries['latest']; readonly retryMode: StageRetryMode },
): StageRetries => {
  const { manual = 0, automatic = 0 } = before ?? {};
  return {
    manual: by === 'ManualStageRetry' ? manual + 1 : manual,
    automatic: by === 'AutomatedStageRetry' ? automatic + 1 : automatic,
    latest: by,
    mode: retryMode,
  };
};
