import type { ExecutionMode } from '../model/index.js';
import type { Refusal } from './decision.js';
import {
  changeExecution,
  changeStage,
  type Draft,
  executionOf,
  findStage,
  stageOf,
} from './draft.js';
import { endExecution } from './end-execution.js';
import { refuse } from './refuse.js';
import type { ExecutionState, PipelineState, StageState } from './state.js';

/** The most executions that a QUEUED or PARALLEL pipeline has in flight. */
const executionsInFlightMax = 50;

/** Why no further execution may begin or go on, if there is a reason. */
export const refuseWithoutRoom = (
  state: PipelineState,
  mode: ExecutionMode,
): Refusal | undefined => {
  if (mode === 'SUPERSEDED') return undefined;
  const inFlight = Object.values(state.executions).filter(isInFlight).length;
  if (inFlight < executionsInFlightMax) return undefined;
  return refuse(
    'ConcurrentPipelineExecutionsLimitExceededException',
    `The pipeline ${state.pipelineName} has ${inFlight} executions in progress; in ${mode} mode up to ${executionsInFlightMax} are allowed.`,
  );
};

export const isInFlight = ({ status }: ExecutionState): boolean =>
  status === 'InProgress' || status === 'Stopping';

/**
 * An execution comes to a stage's door. It is let in when the agenda comes to it, if nothing is in
 * the way; until then it waits, in the manner of its mode.
 */
export const arrive = (draft: Draft, pipelineExecutionId: string, stageName: string): void => {
  const { now } = draft.given;
  const execution = executionOf(draft, pipelineExecutionId);
  if (execution.executionMode === 'SUPERSEDED') {
    const rivals = rivalsOf(draft, stageName);
    // Executions can come out of order: one that was retried comes behind its successors.
    if (rivals.some(({ order }) => order > execution.order)) {
      endExecution(draft, pipelineExecutionId, { status: 'Superseded' });
      return;
    }
    for (const rival of rivals) {
      withdraw(draft, rival.pipelineExecutionId);
      endExecution(draft, rival.pipelineExecutionId, { status: 'Superseded' });
    }
  }
  changeExecution(draft, pipelineExecutionId, {
    position: { kind: 'inbound', stageName, since: now },
  });
  if (!findStage(draft, stageName)) {
    // Only executions in PARALLEL mode go by a version whose stages may be gone: no door is shut.
    draft.agenda.push({ kind: 'enter', pipelineExecutionId, stageName });
    return;
  }
  const { inbound } = stageOf(draft, stageName);
  changeStage(draft, stageName, { inbound: [...inbound, pipelineExecutionId] });
  draft.agenda.push({ kind: 'admit', stageName });
};

// Only executions of the same mode supersede each other: those that were queued when the pipeline's
// mode was changed keep their places.
const rivalsOf = (draft: Draft, stageName: string): readonly ExecutionState[] =>
  stageOf(draft, stageName)
    .inbound.map((id) => executionOf(draft, id))
    .filter(({ executionMode }) => executionMode === 'SUPERSEDED');

/** Takes an execution out of the slot or queue in which it waits, if it waits. */
export const withdraw = (draft: Draft, pipelineExecutionId: string): void => {
  const { position } = executionOf(draft, pipelineExecutionId);
  if (position.kind !== 'inbound') return;
  const inbound = findStage(draft, position.stageName)?.inbound;
  if (!inbound?.includes(pipelineExecutionId)) return;
  changeStage(draft, position.stageName, {
    inbound: inbound.filter((id) => id !== pipelineExecutionId),
  });
};

/** What an execution's entry means for the lock: in PARALLEL mode nobody waits for anybody. */
export const lockFor = ({
  executionMode,
  pipelineExecutionId,
}: ExecutionState): Partial<StageState> =>
  executionMode === 'PARALLEL' ? {} : { lockedBy: pipelineExecutionId };

/** An execution leaves the stage: its lock is free, and somebody may come in. */
export const release = (draft: Draft, pipelineExecutionId: string, stageName: string): void => {
  if (findStage(draft, stageName)?.lockedBy === pipelineExecutionId) {
    changeStage(draft, stageName, { lockedBy: undefined });
  }
  draft.agenda.push({ kind: 'admit', stageName });
};

/** Those who wait in front of a stage and may enter now, in the order in which they do. */
export const admissible = (draft: Draft, stageName: string): readonly string[] => {
  const stage = findStage(draft, stageName);
  if (stage?.transition.kind !== 'enabled') return [];
  const isParallel = (id: string): boolean => executionOf(draft, id).executionMode === 'PARALLEL';
  const next = stage.lockedBy === undefined && stage.inbound.find((id) => !isParallel(id));
  return stage.inbound.filter((id) => id === next || isParallel(id));
};
