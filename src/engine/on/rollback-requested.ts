import { beginRollback } from '../begin-rollback.js';
import type { Refusal } from '../decision.js';
import { type Draft, findExecution, stageOf } from '../draft.js';
import type { RollbackRequested } from '../event.js';
import { findStagePlan } from '../plan.js';
import { refuse, refuseUnknownStage } from '../refuse.js';
import type { ExecutionState } from '../state.js';

/** A stage goes back to what an execution of the pipeline's present version did in it. */
export const onRollbackRequested = (
  draft: Draft,
  event: RollbackRequested,
): Refusal | undefined => {
  const { stageName, pipelineExecutionId, targetPipelineExecutionId, by } = event;
  const refusal = refuseByStage(draft, event);
  if (refusal) return refusal;
  const target = findExecution(draft, targetPipelineExecutionId);
  if (!target) {
    return refuse(
      'PipelineExecutionNotFoundException',
      `The pipeline ${draft.state.pipelineName} has no execution ${targetPipelineExecutionId}.`,
    );
  }
  const unfit = refuseTarget(draft, event, target);
  if (unfit) return unfit;
  const trigger = { triggerType: 'ManualRollback', triggerDetail: by } as const;
  beginRollback(draft, { pipelineExecutionId, stageName, target, trigger });
  return undefined;
};

const refuseByStage = (draft: Draft, event: RollbackRequested): Refusal | undefined => {
  const { stageName } = event;
  const { declaration, pipelineName } = draft.state;
  const plan = findStagePlan(declaration, stageName);
  if (!plan) return refuseUnknownStage(pipelineName, stageName);
  if (declaration.pipelineType !== 'V2') return unable(event, 'only pipelines of type V2 can be');
  if (declaration.executionMode === 'PARALLEL') {
    return unable(event, 'the pipeline runs its executions in PARALLEL mode');
  }
  if (plan.previous === undefined) return unable(event, 'it is the first stage of the pipeline');
  return undefined;
};

const refuseTarget = (
  draft: Draft,
  event: RollbackRequested,
  target: ExecutionState,
): Refusal | undefined => {
  const { stageName } = event;
  const { pipelineExecutionId: id, pipelineVersion } = target;
  const { version } = draft.state;
  if (target.executionType === 'ROLLBACK') {
    return unable(event, `the execution ${id} is a rollback itself`);
  }
  if (pipelineVersion !== version) {
    return refuse(
      'PipelineExecutionOutdatedException',
      `The execution ${id} was started in version ${pipelineVersion} of the pipeline, which is now in version ${version}.`,
    );
  }
  if (!target.succeededStages.includes(stageName)) {
    return unable(event, `the execution ${id} has not succeeded in it`);
  }
  const { lockedBy, latest } = stageOf(draft, stageName);
  if (lockedBy !== undefined) {
    return unable(event, `it is currently running, in the execution ${lockedBy}`);
  }
  return latest?.status === 'Skipped' ? unable(event, 'it was skipped') : undefined;
};

const unable = ({ stageName }: RollbackRequested, why: string): Refusal =>
  refuse('UnableToRollbackStageException', `The stage ${stageName} cannot be rolled back: ${why}.`);
