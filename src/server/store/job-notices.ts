import type { Database } from './database.js';
import { sql } from './sql.js';

/** The channel on which servers of one database tell each other of queued jobs. */
export const jobChannel = 'pipewright_job';

/** PostgreSQL takes payloads below 8,000 bytes. */
export const jobNoticeMax = 7_500;

export const notifyJobs = (database: Database, payload: string): Promise<readonly unknown[]> =>
  database.rows(sql`select pg_notify(${jobChannel}, ${payload})`);
