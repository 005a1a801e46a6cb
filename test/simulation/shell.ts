import type {
  Decision,
  EngineEvent,
  Given,
  PipelineState,
  Refusal,
} from '../../src/engine/index.js';
import type { Engine } from './engine.js';
import type { Observation, Told } from './observation.js';
import type { Fault } from './step.js';
import { type JobRow, load, type Store, writeState } from './store.js';
import { writeEffects, writeHistory } from './write-decision.js';

/** A server of one pipeline with its database, as far as the order of things is concerned. */
export interface Shell {
  readonly engine: Engine;
  readonly store: Store;
  readonly clock: { now: number };
  readonly newId: (kind: string) => string;
  /** What befalls the next transaction. */
  fault: Fault;
  /** What waits for its transaction: in memory only. */
  gathered: Request[];
  /** Called after commits that queued jobs, unless the wake-up gets lost. */
  readonly wake: () => void;
  /** The server's process is gone, with all that it remembers. */
  readonly crash: () => void;
  readonly observe: (observation: Observation) => void;
}

export interface Found {
  readonly job: JobRow | undefined;
  readonly state: PipelineState;
  readonly store: Store;
}

export type Outcome =
  | { readonly kind: 'done' }
  /** A repeated start: it has been answered before, and nothing happens. */
  | { readonly kind: 'known' }
  | { readonly kind: 'notFound' }
  | Refusal;

/** An event on its way to the engine. */
export interface Request {
  /** The job by whose row it is found, where it is about one. */
  readonly jobId?: string | undefined;
  /** Executions to load though they may have ended. */
  readonly executions?: readonly string[];
  /** A client's token, under which a start is remembered. */
  readonly startToken?: string | undefined;
  readonly toEvent: (found: Found) => EngineEvent | Outcome;
  readonly answered: (outcome: Outcome) => void;
  /** The connection broke: the client does not know. */
  readonly unanswered: () => void;
}

const continuationDelay = 5_000;

/** Handles requests in one transaction: all that they lead to is committed, or nothing is. */
export const transact = (shell: Shell, requests: readonly Request[]): void => {
  if (requests.length === 0) return;
  const { store } = shell;
  const loaded = load(
    store,
    requests.flatMap(({ executions = [] }) => executions),
  );
  const transaction: Transaction = { state: loaded, told: [] };
  const outcomes = requests.map((request) => handleOne(shell, transaction, request));
  if (shell.fault === 'crash before commit') {
    crash(shell, requests);
    return;
  }
  commit(shell, loaded, transaction);
  rememberStarts(store, requests, outcomes);
  if (shell.fault === 'crash after commit') {
    crash(shell, requests);
    return;
  }
  if (shell.fault !== 'wake-up lost') shell.wake();
  for (const [index, request] of requests.entries()) {
    const { outcome, event } = outcomes[index] ?? { outcome: { kind: 'notFound' } };
    if (event && outcome.kind === 'done') shell.observe({ kind: 'answered', event });
    request.answered(outcome);
  }
};

interface Transaction {
  state: PipelineState;
  readonly told: Told[];
}

interface Handled {
  readonly event?: EngineEvent;
  readonly outcome: Outcome;
}

const handleOne = (shell: Shell, transaction: Transaction, request: Request): Handled => {
  const { store } = shell;
  const job = request.jobId === undefined ? undefined : store.jobs.get(request.jobId);
  if (request.jobId !== undefined && !job) return { outcome: { kind: 'notFound' } };
  const event = request.toEvent({ job, state: transaction.state, store });
  if (isOutcome(event)) return { outcome: event };
  const before = transaction.state;
  const { answer, state } = decideOn(shell, before, event);
  transaction.told.push({ event, before: state, answer, job, now: shell.clock.now });
  if (answer.kind === 'refusal') return { event, outcome: answer };
  transaction.state = answer.state;
  return { event, outcome: { kind: 'done' } };
};

const isOutcome = (event: EngineEvent | Outcome): event is Outcome =>
  ['done', 'known', 'notFound', 'refusal'].includes(event.kind);

// What the decision depends on and was not loaded is loaded when the engine asks for it, once.
const decideOn = (
  shell: Shell,
  before: PipelineState,
  event: EngineEvent,
): { readonly answer: Decision | Refusal; readonly state: PipelineState } => {
  const { decide } = shell.engine;
  const first = decide(before, event, givenOf(shell, []));
  if (first.kind !== 'lacking') return { answer: first, state: before };
  const { executions } = load(shell.store, first.executions);
  const found = first.executions.flatMap((id) => {
    const execution = executions[id];
    return execution ? [[id, execution] as const] : [];
  });
  const state = {
    ...before,
    executions: { ...before.executions, ...Object.fromEntries(found) },
  };
  const absent = first.executions.filter((id) => !Object.hasOwn(state.executions, id));
  const answer = decide(state, event, givenOf(shell, absent));
  if (answer.kind === 'lacking') {
    throw new Error(`${event.kind} still lacks ${answer.executions.join(', ')}`);
  }
  return { answer, state };
};

const givenOf = ({ clock, newId }: Shell, absent: readonly string[]): Given => ({
  now: clock.now,
  newId: () => newId('id'),
  newKey: () => newId('key'),
  continuationDelay,
  absent,
});

const commit = (shell: Shell, loaded: PipelineState, { state, told }: Transaction): void => {
  const { store } = shell;
  const decisions = told.flatMap(({ answer }) => (answer.kind === 'decision' ? [answer] : []));
  const before = store.state;
  if (decisions.length > 0) {
    writeState(store, loaded, state);
    for (const decision of decisions) {
      writeHistory(store, decision.history);
      writeEffects(store, decision.effects);
      store.changes.push(...decision.changes);
    }
  }
  shell.observe({ kind: 'committed', told, before, after: store.state });
};

const rememberStarts = (
  store: Store,
  requests: readonly Request[],
  outcomes: readonly Handled[],
): void => {
  for (const [index, { startToken }] of requests.entries()) {
    const { event, outcome } = outcomes[index] ?? {};
    if (startToken === undefined || outcome?.kind !== 'done') continue;
    if (event?.kind !== 'executionStarted') continue;
    store.startRequests.set(startToken, event.pipelineExecutionId);
  }
};

const crash = (shell: Shell, requests: readonly Request[]): void => {
  for (const { unanswered } of requests) unanswered();
  crashServer(shell);
};

/** The server dies between two transactions. */
export const crashServer = (shell: Shell): void => {
  const lost = shell.gathered;
  shell.gathered = [];
  for (const { unanswered } of lost) unanswered();
  shell.crash();
};

/** Sends a request: at once together with those that were gathered, or to wait for the next. */
export const send = (shell: Shell, request: Request, isGathered: boolean): void => {
  shell.gathered.push(request);
  if (!isGathered) flush(shell);
};

export const flush = (shell: Shell): void => {
  const requests = shell.gathered;
  shell.gathered = [];
  transact(shell, requests);
};
