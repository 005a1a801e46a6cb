import type {
  Decision,
  EngineEvent,
  ExecutionState,
  PipelineState,
} from '../../../src/engine/index.js';
import type { Engine } from '../engine.js';
import type { Observation, Told } from '../observation.js';
import type { Store } from '../store.js';

/** Watches one property: says what is wrong, a sentence each, with what was just seen. */
export type Checker = (seen: Observation, store: Store) => readonly string[];

/** Makes a checker with a memory of its own, for one story. */
export type NewChecker = (engine: Engine) => Checker;

/** An event that was accepted and is committed. */
export interface Accepted {
  readonly event: EngineEvent;
  readonly before: PipelineState;
  readonly decision: Decision;
  readonly after: PipelineState;
  /** The executions that it has made other ones of. */
  readonly changed: readonly Changed[];
}

export interface Changed {
  /** As it was before; undefined for one that has just begun. */
  readonly was: ExecutionState | undefined;
  readonly is: ExecutionState;
}

export const acceptedIn = (seen: Observation): readonly Accepted[] => {
  if (seen.kind !== 'committed') return [];
  const found = known.get(seen) ?? seen.told.flatMap(accepted);
  known.set(seen, found);
  return found;
};

// All checkers ask for the same, one after the other.
const known = new WeakMap<Observation, readonly Accepted[]>();

const accepted = ({ event, before, answer }: Told): readonly Accepted[] => {
  if (answer.kind === 'refusal') return [];
  const after = answer.state;
  return [{ event, before, decision: answer, after, changed: changedBetween(before, after) }];
};

const changedBetween = (before: PipelineState, after: PipelineState): readonly Changed[] =>
  Object.values(after.executions).flatMap((is) => {
    const was = before.executions[is.pipelineExecutionId];
    return was === is ? [] : [{ was, is }];
  });

export const isInFlight = (execution: ExecutionState | undefined): boolean =>
  execution?.status === 'InProgress' || execution?.status === 'Stopping';

/** The stage that an execution is in. */
export const stageInside = (execution: ExecutionState | undefined): string | undefined =>
  execution?.position.kind === 'inside' ? execution.position.stageName : undefined;

/** The stage that an execution waits for. */
export const stageAwaited = (execution: ExecutionState | undefined): string | undefined =>
  execution?.position.kind === 'inbound' ? execution.position.stageName : undefined;

/** Whether the event runs a stage of this execution again that had ended or failed in part. */
export const isRerun = (event: EngineEvent, { pipelineExecutionId }: ExecutionState): boolean =>
  (event.kind === 'stageRetried' || event.kind === 'conditionOverridden') &&
  event.pipelineExecutionId === pipelineExecutionId;
