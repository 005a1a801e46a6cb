import { changeStage, type Draft, findExecution, putExecution, stageOf } from './draft.js';
import { enterStage } from './enter-stage.js';
import type { ExecutionState, Trigger } from './state.js';
import { tellPipelineChange } from './tell.js';

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
  const { now } = draft.given;
  const order = draft.state.executionsStarted + 1;
  draft.state = { ...draft.state, executionsStarted: order };
  putExecution(draft, {
    pipelineExecutionId,
    order,
    startedAt: now,
    updatedAt: now,
    pipelineVersion: draft.state.version,
    executionMode: draft.state.declaration.executionMode ?? 'SUPERSEDED',
    executionType: 'ROLLBACK',
    rollbackTarget: target.pipelineExecutionId,
    status: 'InProgress',
    trigger,
    variables: target.variables,
    sourceOverrides: [],
    position: { kind: 'ended' },
    succeededStages: [],
    artifacts: target.artifacts,
    outputVariables: target.outputVariables,
    sourceRevisions: target.sourceRevisions,
  });
  tellPipelineChange(draft, pipelineExecutionId, { state: 'STARTED', trigger });
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
