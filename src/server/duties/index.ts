import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import type { ArtifactStore } from '../artifacts/artifact-store.js';
import type { EventFeed } from '../events/event-feed.js';
import type { Execution, QueuedJob } from '../execution/index.js';
import type { RuleSettings } from '../rules/index.js';
import type { Database } from '../store/database.js';
import { releaseServerJobs } from '../store/job-claims.js';
import { watchActionDeadlines } from './action-deadlines.js';
import { runEventDeliveries } from './event-deliveries.js';
import { keepEventsInBounds } from './event-retention.js';
import { every } from './every.js';
import { keepHistoryInBounds } from './history-retention.js';
import { watchJobTimeouts } from './job-timeouts.js';
import { type ObjectChange, pollS3Sources, startForObject } from './s3-sources.js';
import { runServerJobs } from './server-jobs.js';

const sweepInterval = 60 * 60 * 1000;
/** An upload takes no longer than this from its first byte to its row. */
const orphanAge = 24 * 60 * 60 * 1000;

/** What the server does by itself, beside answering requests. */
export interface RunningDuties {
  /** To be called after each commit that queued jobs. */
  readonly jobsQueued: (jobs: readonly QueuedJob[]) => void;
  /** To be called after each object that was put through this server. */
  readonly objectCreated: (object: ObjectChange) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface DutyParts {
  readonly database: Database;
  readonly execution: Execution;
  readonly artifacts: {
    readonly store: ArtifactStore;
    /** Absent where the bytes are somebody else's. */
    readonly sweepOrphans?:
      | ((options: { readonly olderThan: number }) => Promise<unknown>)
      | undefined;
  };
  readonly feed: EventFeed;
  /** Where people find this server. */
  readonly publicAddress: () => string;
  readonly clock: () => number;
  readonly log: Logger;
  readonly config: {
    readonly historyRetention: number;
    readonly eventRetention: number;
    readonly databaseUrl: string | undefined;
    readonly sourcePollingInterval: number;
    readonly ruleSettings: RuleSettings;
  };
}

export const startDuties = (given: DutyParts): RunningDuties => {
  const { database, execution, clock, log, config } = given;
  const stopping = new AbortController();
  // Every job that the server does itself listens.
  setMaxListeners(0, stopping.signal);
  const run = { signal: stopping.signal, log };
  const parts = {
    database,
    execution,
    artifacts: given.artifacts.store,
    clock,
    ruleSettings: config.ruleSettings,
  };
  // The only server of a database need not wait for what it held before it was killed to lapse.
  const released =
    config.databaseUrl === undefined ? releaseServerJobs(database, clock()) : Promise.resolve();
  const serverJobs = runServerJobs(run, parts);
  const { sweepOrphans } = given.artifacts;
  const running = [
    released.then(serverJobs.wake, (err: unknown) => log.error({ err }, 'jobs not released')),
    serverJobs.ended,
    watchActionDeadlines(run, parts),
    watchJobTimeouts(run, parts),
    runEventDeliveries(run, {
      database,
      feed: given.feed,
      clock,
      publicAddress: given.publicAddress,
      isOnlyServer: config.databaseUrl === undefined,
    }),
    keepHistoryInBounds(run, { database, clock, historyRetention: config.historyRetention }),
    keepEventsInBounds(run, { database, clock, eventRetention: config.eventRetention }),
    pollS3Sources(run, { ...parts, interval: config.sourcePollingInterval }),
    sweepOrphans &&
      every(run, { name: 'sweep-orphans', interval: sweepInterval }, async () => {
        await sweepOrphans({ olderThan: clock() - orphanAge });
      }),
  ];
  return {
    // Most are for job workers. Those of a deleted type are found soon enough.
    jobsQueued: (jobs) => {
      if (!jobs.every(isCustom)) serverJobs.wake();
    },
    objectCreated: (object) => startForObject(parts, object),
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
};

// Category/Owner/Provider/Version
const isCustom = ({ actionType }: QueuedJob): boolean => actionType.split('/')[1] === 'Custom';
