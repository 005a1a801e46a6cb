import type { ConditionType } from '../../model/index.js';
import { refuseWithoutRoom } from '../admission.js';
import { putCondition, withoutRules } from '../conditions.js';
import type { Refusal } from '../decision.js';
import { type Draft, executionOf, findExecution, stageOf } from '../draft.js';
import type { ConditionOverridden } from '../event.js';
import { findStagePlan, stagePlanFor } from '../plan.js';
import { refuse, refuseUnknownStage } from '../refuse.js';
import { resumeStage } from '../run-stage-again.js';
import type { ConditionRun, ExecutionState, Gate, StageRun } from '../state.js';
import { tellPipelineChange, tellStageChange } from '../tell.js';

const gateOf: Readonly<Record<ConditionType, Gate>> = {
  BEFORE_ENTRY: 'beforeEntry',
  ON_SUCCESS: 'onSuccess',
};

/**
 * Somebody lets a stage go on in spite of a condition: one that is being evaluated, or one that it
 * has failed by.
 */
export const onConditionOverridden = (
  draft: Draft,
  event: ConditionOverridden,
): Refusal | undefined => {
  const found = findOverridable(draft, event);
  if (found.kind === 'refusal') return found;
  const { execution, stage, condition, gate } = found;
  const { pipelineExecutionId } = execution;
  const isResumed = execution.position.kind === 'ended';
  const refusal = isResumed ? refuseResumption(draft, event, execution) : undefined;
  if (refusal) return refusal;
  if (isResumed) {
    const { stageName } = stage;
    resumeStage(draft, execution, stage);
    tellPipelineChange(draft, pipelineExecutionId, { state: 'RESUMED' });
    tellStageChange(draft, pipelineExecutionId, { stageName, state: 'RESUMED' });
  }
  const overridden = {
    ...withoutRules(draft, condition, 'Overridden'),
    summary: `Overridden by ${event.by}.`,
  };
  const resumed = executionOf(draft, pipelineExecutionId);
  putCondition(draft, { execution: resumed, run: resumed.stage ?? stage }, gate, overridden);
  return undefined;
};

interface Overridable {
  readonly kind: 'overridable';
  readonly execution: ExecutionState;
  readonly stage: StageRun;
  readonly gate: Gate;
  readonly condition: ConditionRun;
}

const findOverridable = (draft: Draft, event: ConditionOverridden): Overridable | Refusal => {
  const { pipelineExecutionId, stageName } = event;
  const { declaration, pipelineName } = draft.state;
  if (!findStagePlan(declaration, stageName)) return refuseUnknownStage(pipelineName, stageName);
  const execution = findExecution(draft, pipelineExecutionId);
  const { latest } = stageOf(draft, stageName);
  const isOwnMaster = execution?.executionMode === 'PARALLEL';
  if (!execution || (!isOwnMaster && latest?.pipelineExecutionId !== pipelineExecutionId)) {
    return refuse(
      'NotLatestPipelineExecutionException',
      `The execution ${pipelineExecutionId} is not the latest in the stage ${stageName}, which is ${latest?.pipelineExecutionId ?? 'none'}.`,
    );
  }
  const { stage } = execution;
  const gate = gateOf[event.conditionType];
  const condition = stage?.stageName === stageName ? stage.conditions?.[gate] : undefined;
  if (!stage || !condition) {
    return notOverridable(event, 'the execution does not wait for it and has not failed by it');
  }
  const { result } = stagePlanFor(draft.state, execution, stageName).conditions[gate] ?? {};
  const why = whyNot(draft, { stage, condition, result });
  return why === undefined
    ? { kind: 'overridable', execution, stage, gate, condition }
    : notOverridable(event, why);
};

const whyNot = (
  { state }: Draft,
  given: {
    readonly stage: StageRun;
    readonly condition: ConditionRun;
    readonly result: string | undefined;
  },
): string | undefined => {
  const { stage, condition, result } = given;
  const { status } = condition;
  if (result === 'SKIP') return 'its result is SKIP';
  if (status === 'InProgress' && stage.status === 'InProgress') return undefined;
  const isFailed = (status === 'Failed' || status === 'Errored') && stage.status === 'Failed';
  if (!isFailed) return `the condition is ${status} and the stage ${stage.status}`;
  if (result === 'ROLLBACK') return 'its result is a rollback, which has been decided on';
  if (state.structureVersion > stage.version) {
    return 'the structure of the pipeline has changed since the stage was entered';
  }
  return undefined;
};

const notOverridable = ({ stageName, conditionType }: ConditionOverridden, why: string): Refusal =>
  refuse(
    'ConditionNotOverridableException',
    `The ${conditionType} condition of the stage ${stageName} cannot be overridden: ${why}.`,
  );

const refuseResumption = (
  draft: Draft,
  { stageName, pipelineExecutionId }: ConditionOverridden,
  { executionMode }: ExecutionState,
): Refusal | undefined => {
  const { lockedBy = pipelineExecutionId } = stageOf(draft, stageName);
  if (lockedBy === pipelineExecutionId) return refuseWithoutRoom(draft.state, executionMode);
  return refuse(
    'ConflictException',
    `The stage ${stageName} cannot go on: the execution ${lockedBy} is in it.`,
  );
};
