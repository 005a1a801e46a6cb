import type { PipelineState, StateChange } from '../../src/engine/index.js';
import type { JobStatus, PipelineDeclaration } from '../../src/model/index.js';

/** A job as its row says. Rows are replaced, never changed. */
export interface JobRow {
  readonly jobId: string;
  readonly seq: number;
  readonly claimant: 'worker' | 'server';
  readonly status: JobStatus;
  readonly nonce: string | undefined;
  readonly availableAt: number;
  readonly pipelineExecutionId: string;
  /** Of the action or the rule whose work it is. */
  readonly about: JobSubject;
  readonly continuationToken: string | undefined;
}

export type JobSubject =
  | { readonly kind: 'action'; readonly actionExecutionId: string }
  | { readonly kind: 'rule'; readonly ruleExecutionId: string };

/** An attempt of an action or of a rule, as the history has it. */
export interface HistoryRow {
  readonly id: string;
  readonly kind: 'action' | 'rule';
  readonly pipelineExecutionId: string;
  readonly stageName: string;
  readonly name: string;
  readonly status: string;
  readonly token: string | undefined;
}

/** What the database of a server with one pipeline holds. Only commits change it. */
export interface Store {
  /** The pipeline with all its executions, also those that have ended. */
  state: PipelineState;
  readonly declarations: Map<number, PipelineDeclaration>;
  readonly inFlight: Set<string>;
  readonly jobs: Map<string, JobRow>;
  /** Ids of the jobs that somebody may still claim, or report on. */
  readonly openJobs: Set<string>;
  readonly history: Map<string, HistoryRow>;
  readonly changes: StateChange[];
  /** The executions that were started with a client's token. */
  readonly startRequests: Map<string, string>;
}

export const createStore = (state: PipelineState): Store => ({
  state,
  declarations: new Map([[state.version, state.declaration]]),
  inFlight: new Set(),
  jobs: new Map(),
  openJobs: new Set(),
  history: new Map(),
  changes: [],
  startRequests: new Map(),
});

const openStatuses: readonly JobStatus[] = ['Queued', 'Dispatched', 'InProgress'];

export const putJob = (store: Store, row: JobRow): void => {
  store.jobs.set(row.jobId, row);
  if (openStatuses.includes(row.status)) store.openJobs.add(row.jobId);
  else store.openJobs.delete(row.jobId);
};

/** What the engine is given to decide on: who is in flight, and those who are asked for by id. */
export const load = (store: Store, executions: readonly string[]): PipelineState => {
  const all = store.state.executions;
  const loaded: Record<string, PipelineState['executions'][string]> = {};
  for (const id of [...store.inFlight, ...executions]) {
    const execution = all[id];
    if (execution) loaded[id] = execution;
  }
  return { ...store.state, executions: loaded, earlier: earlierOf(store, Object.values(loaded)) };
};

const earlierOf = (
  store: Store,
  executions: readonly PipelineState['executions'][string][],
): PipelineState['earlier'] => {
  const versions = executions
    .filter(({ executionMode }) => executionMode === 'PARALLEL')
    .map(({ pipelineVersion }) => pipelineVersion)
    .filter((version) => version !== store.state.version);
  if (versions.length === 0) return undefined;
  return Object.fromEntries(
    versions.flatMap((version) => {
      const declaration = store.declarations.get(version);
      return declaration ? [[version, declaration]] : [];
    }),
  );
};

/** Writes what has changed of the pipeline, as the rows of executions that are other objects now. */
export const writeState = (store: Store, before: PipelineState, after: PipelineState): void => {
  const executions = { ...store.state.executions };
  for (const [id, execution] of Object.entries(after.executions)) {
    if (before.executions[id] === execution) continue;
    executions[id] = execution;
    const { status } = execution;
    if (status === 'InProgress' || status === 'Stopping') store.inFlight.add(id);
    else store.inFlight.delete(id);
  }
  const isPipelineChanged =
    before.stages !== after.stages ||
    before.version !== after.version ||
    before.executionsStarted !== after.executionsStarted;
  store.state = { ...(isPipelineChanged ? after : store.state), earlier: undefined, executions };
  store.declarations.set(store.state.version, store.state.declaration);
};
