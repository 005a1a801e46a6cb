import type { Database } from '../store/database.js';
import { type Acknowledged, type Acknowledgement, acknowledgeJobs } from '../store/job-claims.js';
import type { PipelineRow } from '../store/pipelines.js';
import type { QueuedJob } from './apply.js';
import { batched } from './batched.js';
import { rememberDeclarations } from './declarations.js';
import { createFreshNames } from './fresh-names.js';
import {
  type EventRequest,
  handleBatch,
  handleUnit,
  type Outcome,
  type ShellParts,
  type Unit,
} from './handle.js';
import { createJobWaiters } from './job-waiters.js';
import { createPoll, type Poll, waiterKey } from './poll.js';

export type { QueuedJob } from './apply.js';
export type { EventRequest, FoundTarget, Outcome, Unit } from './handle.js';
export { runningWork } from './running-work.js';
export { decideOn, type Working } from './working-set.js';

const events = { max: 64, flights: 3 };
const acknowledgements = { max: 200, flights: 2 };

/** Settings of the job protocol, in milliseconds. */
export interface ExecutionSettings {
  /** How long the job of a continued action stays out of sight. */
  readonly continuationDelay: number;
  /** How long a hand-out stands without being acknowledged. */
  readonly acknowledgeWithin: number;
}

/** The shell round the engine: the one path by which anything happens to a pipeline. */
export interface Execution {
  readonly settings: ExecutionSettings;
  /** Tells a pipeline's engine of an event; what it decides is durable when this resolves. */
  readonly handle: (request: EventRequest) => Promise<Outcome>;
  /** Does more than one thing to a pipeline, or makes one, under its lock. */
  readonly unit: <T>(
    at: Parameters<typeof handleUnit>[1],
    work: (unit: Unit) => Promise<T>,
  ) => Promise<T>;
  readonly names: ReturnType<typeof createFreshNames>;
  readonly declaration: (
    row: PipelineRow,
    version?: number,
  ) => ReturnType<ReturnType<typeof rememberDeclarations>['of']>;
  readonly poll: Poll;
  readonly acknowledge: (one: Acknowledgement) => Promise<Acknowledged>;
  /** Another server of the same database has queued jobs. */
  readonly heardOf: (jobs: readonly QueuedJob[]) => void;
  readonly close: () => void;
}

export const createExecution = (given: {
  readonly database: Database;
  readonly settings: ExecutionSettings;
  readonly clock: () => number;
  /** Called after each commit that queued jobs. */
  readonly onQueued: (jobs: readonly QueuedJob[]) => void;
  /** Called after each commit: there may be new events. */
  readonly onCommitted?: () => void;
}): Execution => {
  const { database, settings, clock } = given;
  const waiters = createJobWaiters(clock);
  const declarations = rememberDeclarations();
  const names = createFreshNames(settings);
  const wake = (jobs: readonly QueuedJob[]): void => {
    for (const job of jobs) waiters.wake(waiterKey(job), job.visibleAt);
  };
  const announce = (jobs: readonly QueuedJob[]): void => {
    wake(jobs);
    if (jobs.length > 0) given.onQueued(jobs);
    given.onCommitted?.();
  };
  const parts: ShellParts = { database, declarations, names, clock, announce };
  return {
    settings,
    names,
    handle: batched((requests) => handleBatch(parts, requests), events),
    unit: (at, work) => handleUnit(parts, at, work),
    declaration: (row, version) => declarations.of(database, row, version),
    poll: createPoll(database, waiters, clock),
    acknowledge: batched(
      (wanted: readonly Acknowledgement[]) => acknowledgeInOrder(database, wanted),
      acknowledgements,
    ),
    heardOf: (jobs) => wake(jobs),
    close: () => waiters.close(),
  };
};

const acknowledgeInOrder = async (
  database: Database,
  wanted: readonly Acknowledgement[],
): Promise<readonly Acknowledged[]> => {
  const answers = [...(await acknowledgeJobs(database, wanted))].sort((a, b) => a.index - b.index);
  // Somebody else changed the job while this was under way: the answer is how it was before. A client
  // that repeats its call meets its own first one here.
  const isOutdated = ({ status, isNonceRight }: Acknowledged): boolean =>
    status === 'Dispatched' && isNonceRight === true;
  if (!answers.some(isOutdated)) return answers;
  return acknowledgeInOrder(database, wanted);
};
