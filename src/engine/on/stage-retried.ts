import { refuseWithoutRoom } from '../admission.js';
import type { Refusal } from '../decision.js';
import { type Draft, findExecution, stageOf } from '../draft.js';
import type { StageRetried } from '../event.js';
import { findStagePlan, type StagePlan, stagePlanOf } from '../plan.js';
import { refuse, refuseUnknownStage } from '../refuse.js';
import { isAnyActionRunning, isAnyRunning } from '../run-order.js';
import { isToBeRetried, runStageAgain } from '../run-stage-again.js';
import type { ExecutionState, StageRun } from '../state.js';

/**
 * A stage is run again in the same execution: the actions that failed, or all of them. Failed
 * actions may be retried while their siblings still run.
 */
export const onStageRetried = (draft: Draft, event: StageRetried): Refusal | undefined => {
  const found = findRetryable(draft, event);
  if (found.kind === 'refusal') return found;
  const { execution, stage } = found;
  const refusal =
    refuseByStage(draft, event, stage) ??
    (execution.position.kind === 'ended'
      ? refuseWithoutRoom(draft.state, execution.executionMode)
      : undefined);
  if (refusal) return refusal;

  const { retryMode } = event;
  runStageAgain(draft, { execution, stage }, { by: 'ManualStageRetry', retryMode });
  return undefined;
};

interface Retryable {
  readonly kind: 'retryable';
  readonly execution: ExecutionState;
  readonly stage: StageRun;
}

// Who may be retried at all: an execution that entered the stage last and has not left it for the
// next one. In PARALLEL mode executions do not follow each other, so that each may.
const findRetryable = (draft: Draft, event: StageRetried): Retryable | Refusal => {
  const { pipelineExecutionId, stageName } = event;
  const { declaration, pipelineName } = draft.state;
  if (!findStagePlan(declaration, stageName)) return refuseUnknownStage(pipelineName, stageName);
  const execution = findExecution(draft, pipelineExecutionId);
  const isWaiting =
    execution?.position.kind === 'inbound' && execution.position.stageName === stageName;
  if (isWaiting) {
    return notRetryable(event, `the execution ${pipelineExecutionId} waits to enter it`);
  }
  const { latest } = stageOf(draft, stageName);
  const isOwnMaster = execution?.executionMode === 'PARALLEL';
  if (!execution || (!isOwnMaster && latest?.pipelineExecutionId !== pipelineExecutionId)) {
    return refuse(
      'NotLatestPipelineExecutionException',
      `The stage ${stageName} cannot be retried in the execution ${pipelineExecutionId}: the latest execution in it is ${latest?.pipelineExecutionId ?? 'none'}.`,
    );
  }
  const { stage } = execution;
  if (stage?.stageName !== stageName) {
    return notRetryable(event, `the execution ${pipelineExecutionId} is not in it`);
  }
  return { kind: 'retryable', execution, stage };
};

const refuseByStage = (draft: Draft, event: StageRetried, stage: StageRun): Refusal | undefined => {
  if (draft.state.structureVersion > stage.version) {
    return notRetryable(event, 'the structure of the pipeline has changed since it was entered');
  }
  const isEnded = stage.status === 'Failed' || stage.status === 'Stopped';
  if (!isEnded && stage.status !== 'InProgress') {
    return notRetryable(event, `it is ${stage.status}`);
  }
  if (!hasWorkLeft(stagePlanOf(draft.state.declaration, event.stageName), stage, isEnded)) {
    if (stage.retries && !isEnded) {
      return refuse('ConflictException', `A retry of the stage ${event.stageName} is under way.`);
    }
    return notRetryable(event, 'none of its actions has failed');
  }
  if (isAnyRunning(stage) && !isAnyActionRunning(stage)) {
    return refuse(
      'ConflictException',
      `The stage ${event.stageName} cannot be retried while one of its conditions is being evaluated.`,
    );
  }
  if (event.retryMode === 'ALL_ACTIONS' && isAnyRunning(stage)) {
    return refuse(
      'ConflictException',
      `The actions of the stage ${event.stageName} cannot all be retried while some are in progress.`,
    );
  }
  const { lockedBy = event.pipelineExecutionId } = stageOf(draft, event.stageName);
  if (lockedBy === event.pipelineExecutionId) return undefined;
  return refuse(
    'ConflictException',
    `The stage ${event.stageName} cannot be retried: the execution ${lockedBy} is in it.`,
  );
};

const notRetryable = ({ stageName }: StageRetried, why: string): Refusal =>
  refuse('StageNotRetryableException', `The stage ${stageName} cannot be retried: ${why}.`);

// A stage that was stopped between two groups has no failed action, yet actions left to run.
const hasWorkLeft = (plan: StagePlan, stage: StageRun, isEnded: boolean): boolean =>
  Object.values(stage.actions).some(isToBeRetried) ||
  (isEnded && plan.actions.size > Object.keys(stage.actions).length);
