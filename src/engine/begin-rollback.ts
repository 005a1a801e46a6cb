import { beginExecution } from './begin-execution.js';
import { changeStage, type Draft, findExecution, stageOf } from './draft.js';
import { enterStage } from './enter-stage.js';
import type { ExecutionState, Trigger } from './state.js';

/**
 * Begins an execution that brings a stage back to what another one did in it, with that one's
 * artifacts, revisions and variables. It goes straight into the stage and waits for nobody.
 */
export const beginRollback = (
  draft: Draft,
  begun: {
    readonly pipelineExecutionId: string;
    readonly stageName: string;
    readonly target: ExecutionState;
    readonly trigger: Trigger;
  },
): void => {
  const { pipelineExecutionId, stageName, target, trigger } = begun;
  beginExecution(draft, {
    pipelineExecutionId,
    executionType: 'ROLLBACK',
    rollbackTarget: target.pipelineExecutionId,
    trigger,
    variables: target.variables,
    sourceOverrides: [],
    sourceRevisions: target.sourceRevisions,
    artifacts: target.artifacts,
    outputVariables: target.outputVariables,
  });
  enterStage(draft, pipelineExecutionId, stageName);
};

/**
 * Rolls back the stage that an execution has just failed in, if there is something to go back to. The
 * stage's lock goes from the one to the other, so that nobody who waits comes between.
 */
export const rollBackAfterFailure = (
  draft: Draft,
  stageName: string,
  failedId: string,
): 'begun' | 'not begun' => {
  const target = rollbackTargetOf(draft, stageName);
  if (!target) return 'not begun';
  changeStage(draft, stageName, { lockedBy: undefined });
  beginRollback(draft, {
    pipelineExecutionId: draft.given.newId(),
    stageName,
    target,
    trigger: {
      triggerType: 'AutomatedRollback',
      triggerDetail: JSON.stringify({ FailedPipelineExecutionId: failedId }),
    },
  });
  return 'begun';
};

const rollbackTargetOf = (draft: Draft, stageName: string): ExecutionState | undefined => {
  const { lastSucceeded } = stageOf(draft, stageName);
  if (lastSucceeded?.version !== draft.state.version) return undefined;
  const { pipelineExecutionId: id } = lastSucceeded;
  const target = findExecution(draft, id);
  if (!target && !draft.given.absent?.includes(id)) draft.lacking.push(id);
  return target;
};
