import type { Effect, Given, HistoryEntry } from './decision.js';
import { entryOf } from './entry-of.js';
import type {
  ExecutionState,
  LatestStageExecution,
  PipelineState,
  StageRun,
  StageState,
} from './state.js';
import type { StateChange } from './state-change.js';

/**
 * A decision while it is being made. The state in it is replaced, never changed in place; parts that
 * no change touches stay the same objects, which is how the shell knows what it need not write.
 */
export interface Draft {
  readonly given: Given;
  state: PipelineState;
  readonly history: HistoryEntry[];
  readonly effects: Effect[];
  readonly changes: StateChange[];
  /** Executions that it depends on and that the state does not hold. */
  readonly lacking: string[];
  /** What follows from what was done so far, in the order in which it has to be seen to. */
  readonly agenda: Errand[];
}

/** Something to see to before the decision is whole. */
export type Errand =
  /** The execution's stage goes on: it starts actions, waits, or ends. */
  | { readonly kind: 'advance'; readonly pipelineExecutionId: string }
  /** The stage may be able to let somebody in. */
  | { readonly kind: 'admit'; readonly stageName: string }
  /** The execution goes in: nothing can be in its way. */
  | { readonly kind: 'enter'; readonly pipelineExecutionId: string; readonly stageName: string };

export const beginDraft = (state: PipelineState, given: Given): Draft => ({
  given,
  state,
  history: [],
  effects: [],
  changes: [],
  lacking: [],
  agenda: [],
});

export const findExecution = (
  { state }: Draft,
  pipelineExecutionId: string,
): ExecutionState | undefined => entryOf(state.executions, pipelineExecutionId);

/** The execution, which the caller knows to be there. */
export const executionOf = (draft: Draft, pipelineExecutionId: string): ExecutionState => {
  const execution = findExecution(draft, pipelineExecutionId);
  if (!execution) throw new Error(`There is no execution ${pipelineExecutionId}.`);
  return execution;
};

export const findStage = ({ state }: Draft, stageName: string): StageState | undefined =>
  entryOf(state.stages, stageName);

/** The stage, which the caller knows to be declared. */
export const stageOf = (draft: Draft, stageName: string): StageState => {
  const stage = findStage(draft, stageName);
  if (!stage) throw new Error(`There is no stage ${stageName}.`);
  return stage;
};

export const putExecution = (draft: Draft, execution: ExecutionState): void => {
  const { executions } = draft.state;
  draft.state = {
    ...draft.state,
    executions: { ...executions, [execution.pipelineExecutionId]: execution },
  };
};

export const changeExecution = (
  draft: Draft,
  pipelineExecutionId: string,
  change: Partial<ExecutionState>,
): void => {
  const execution = executionOf(draft, pipelineExecutionId);
  putExecution(draft, { ...execution, ...change, updatedAt: draft.given.now });
};

export const changeStage = (draft: Draft, stageName: string, change: Partial<StageState>): void => {
  const stage = { ...stageOf(draft, stageName), ...change };
  draft.state = { ...draft.state, stages: { ...draft.state.stages, [stageName]: stage } };
};

/**
 * Replaces the run of the stage that an execution is or was in, and whatever else `change` says of the
 * execution. The stage shows the run of the execution that entered it last.
 */
export const changeStageRun = (
  draft: Draft,
  pipelineExecutionId: string,
  run: StageRun,
  change: Partial<ExecutionState> = {},
): void => {
  changeExecution(draft, pipelineExecutionId, { ...change, stage: run });
  const slot = latestSlotOf(executionOf(draft, pipelineExecutionId));
  const latest = findStage(draft, run.stageName)?.[slot];
  if (latest?.pipelineExecutionId !== pipelineExecutionId || isShown(latest, run)) return;
  const { status, retries, conditions } = run;
  changeStage(draft, run.stageName, { [slot]: { ...latest, status, retries, conditions } });
};

/** Where a stage shows an execution of this mode. */
export const latestSlotOf = ({ executionMode }: ExecutionState): 'latest' | 'latestParallel' =>
  executionMode === 'PARALLEL' ? 'latestParallel' : 'latest';

const isShown = (latest: LatestStageExecution, run: StageRun): boolean =>
  latest.status === run.status &&
  latest.retries === run.retries &&
  latest.conditions === run.conditions;
