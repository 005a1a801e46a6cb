import type { EngineEvent, PipelineState, Refusal } from '../../engine/index.js';
import type { Database, Tx } from '../store/database.js';
import type { JobRow } from '../store/jobs.js';
import type { PipelineKeys } from '../store/pipelines.js';
import type { Tenant } from '../store/tenant.js';
import { applyDecisions, type QueuedJob } from './apply.js';
import type { Declarations } from './declarations.js';
import type { FreshNames } from './fresh-names.js';
import { decideOn, loadWorkingSet, type WorkingSet } from './working-set.js';

/** Something that happened to one pipeline, told to its engine. */
export interface EventRequest {
  readonly tenant: Tenant;
  /** The pipeline, by its name or by the job of one of its actions. */
  readonly target:
    | { readonly kind: 'pipeline'; readonly name: string }
    | { readonly kind: 'job'; readonly jobId: string };
  /** Executions to load though they may have ended. */
  readonly executions?: readonly string[];
  /** What to tell the engine, or why nothing is to be told, once the rows are known. */
  readonly toEvent: (found: FoundTarget) => EngineEvent | Refusal;
}

export interface FoundTarget {
  readonly job: JobRow | undefined;
  readonly state: PipelineState;
}

export type Outcome =
  | { readonly kind: 'done'; readonly state: PipelineState; readonly job: JobRow | undefined }
  | { readonly kind: 'notFound' }
  | Refusal;

/** What the shell is built on. */
export interface ShellParts {
  readonly database: Database;
  readonly declarations: Declarations;
  readonly names: FreshNames;
  readonly clock: () => number;
  readonly announce: (jobs: readonly QueuedJob[]) => void;
}

/**
 * Loads, decides and writes a batch of events in one transaction: two exchanges with the database
 * however many they are. A refused event changes nothing and stands in nobody's way.
 */
export const handleBatch = async (
  parts: ShellParts,
  requests: readonly EventRequest[],
): Promise<readonly Outcome[]> => {
  const { outcomes, queued } = await parts.database.transaction(async (tx) => {
    const now = parts.clock();
    const set = await loadWorkingSet(tx, parts.declarations, {
      keys: keysOf(requests),
      executions: requests.flatMap((request) => request.executions ?? []),
    });
    const answers: Outcome[] = [];
    // One after the other: two may be about the same pipeline.
    for (const request of requests) answers.push(await handleOne(parts, set, { request, now }));
    return { outcomes: answers, queued: applyDecisions(tx, set.all(), now) };
  });
  parts.announce(queued);
  return outcomes;
};

const keysOf = (requests: readonly EventRequest[]): PipelineKeys => ({
  names: requests.flatMap(({ tenant, target }) =>
    target.kind === 'pipeline' ? [{ ...tenant, name: target.name }] : [],
  ),
  jobs: requests.flatMap(({ tenant, target }) =>
    target.kind === 'job' ? [{ ...tenant, jobId: target.jobId }] : [],
  ),
});

const handleOne = async (
  parts: ShellParts,
  set: WorkingSet,
  given: { readonly request: EventRequest; readonly now: number },
): Promise<Outcome> => {
  const { tenant, target, toEvent } = given.request;
  const job = target.kind === 'job' ? set.job(tenant, target.jobId) : undefined;
  const name = target.kind === 'job' ? job?.pipeline_name : target.name;
  const working = name === undefined ? undefined : set.byName(tenant, name);
  if (!working || (job && job.pipeline_id !== working.row.pipeline_id)) return { kind: 'notFound' };
  const event = toEvent({ job, state: working.state });
  if (event.kind === 'refusal') return event;
  const answer = await decideOn(working, event, { now: given.now, ...parts.names });
  return answer.kind === 'refusal' ? answer : { kind: 'done', state: answer.state, job };
};

/** A pipeline under its lock, for what is more than one event: creation, update, deletion, start. */
export interface Unit {
  readonly tx: Tx;
  readonly set: WorkingSet;
  readonly now: number;
}

/** Runs `work` with the named pipeline locked, and writes what was decided in it. */
export const handleUnit = async <T>(
  parts: ShellParts,
  at: Tenant & { readonly name: string; readonly executions?: readonly string[] },
  work: (unit: Unit) => Promise<T>,
): Promise<T> => {
  const { answer, queued } = await parts.database.transaction(async (tx) => {
    const now = parts.clock();
    const keys = { names: [{ account: at.account, region: at.region, name: at.name }], jobs: [] };
    const set = await loadWorkingSet(tx, parts.declarations, {
      keys,
      executions: at.executions ?? [],
    });
    const done = await work({ tx, set, now });
    return { answer: done, queued: applyDecisions(tx, set.all(), now) };
  });
  parts.announce(queued);
  return answer;
};
