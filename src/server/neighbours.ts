import type { Logger } from 'pino';
import type { QueuedJob } from './execution/index.js';
import type { Database } from './store/database.js';
import { jobChannel, jobNoticeMax, notifyJobs } from './store/job-notices.js';

/** The other servers of the same database. */
export interface Neighbours {
  readonly tell: (jobs: readonly QueuedJob[]) => void;
}

/**
 * Tells the other servers of queued jobs, so that a poller waiting there is answered at once. Only a
 * hint: pollers look again by themselves. Sent outside the transactions and for many at once, since
 * PostgreSQL lets committing transactions with a notification pass one by one.
 */
export const meetNeighbours = async (given: {
  readonly database: Database;
  readonly log: Logger;
  readonly heardOf: (jobs: readonly QueuedJob[]) => void;
}): Promise<Neighbours> => {
  const { database, log, heardOf } = given;
  await database.listen(jobChannel, (payload) => heardOf(readNotice(payload)));
  let gathered: QueuedJob[] = [];
  const send = (): void => {
    const payload = JSON.stringify(gathered);
    gathered = [];
    // Too many to name: those who wait find them at their next look.
    if (payload.length > jobNoticeMax) return;
    notifyJobs(database, payload).catch((err: unknown) => log.warn({ err }, 'neighbours not told'));
  };
  return {
    tell: (jobs) => {
      if (gathered.length === 0) setImmediate(send);
      gathered.push(...jobs);
    },
  };
};

const readNotice = (payload: string): readonly QueuedJob[] => {
  try {
    const jobs: unknown = JSON.parse(payload);
    return Array.isArray(jobs) ? jobs.filter(isQueuedJob) : [];
  } catch {
    return [];
  }
};

const isQueuedJob = (value: unknown): value is QueuedJob =>
  typeof value === 'object' && value !== null && 'actionType' in value && 'visibleAt' in value;
