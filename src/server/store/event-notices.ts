import type { Database } from './database.js';
import { sql } from './sql.js';

/** The channel on which servers of one database tell each other that there may be new events. */
export const eventChannel = 'pipewright_event';

export const notifyOfEvents = (database: Database): Promise<readonly unknown[]> =>
  database.rows(sql`select pg_notify(${eventChannel}, '')`);
