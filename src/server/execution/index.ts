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
export { decideOn, type Working } from './working-set.js';

const eventsPerBatchMax = 128;
const acknowledgementsPerBatchMax = 500;

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
  readonly heardOf: (key: string) => void;
  readonly close: () => void;
}

export const createExecution = (given: {
  readonly database: Database;
  readonly settings: ExecutionSettings;
  readonly clock: () => number;
  /** Called after each commit that queued jobs. */
  readonly onQueued: (jobs: readonly QueuedJob[]) => void;
}): Execution => {
  const { database, settings, clock } = given;
  const waiters = createJobWaiters(clock);
  const declarations = rememberDeclarations();
  const names = createFreshNames(settings);
  const announce = (jobs: readonly QueuedJob[]): void => {
    for (const job of jobs) waiters.wake(waiterKey(job), job.visibleAt);
    if (jobs.length > 0) given.onQueued(jobs);
  };
  const parts: ShellParts = { database, declarations, names, clock, announce };
  return {
    settings,
    names,
    handle: batched((requests) => handleBatch(parts, requests), eventsPerBatchMax),
    unit: (at, work) => handleUnit(parts, at, work),
    declaration: (row, version) => declarations.of(database, row, version),
    poll: createPoll(database, waiters, clock),
    acknowledge: batched(
      (wanted: readonly Acknowledgement[]) => acknowledgeInOrder(database, wanted),
      acknowledgementsPerBatchMax,
    ),
    heardOf: (key) => waiters.wake(key),
    close: () => waiters.close(),
  };
};

const acknowledgeInOrder = async (
  database: Database,
  wanted: readonly Acknowledgement[],
): Promise<readonly Acknowledged[]> =>
  [...(await acknowledgeJobs(database, wanted))].sort((a, b) => a.index - b.index);
