import type { Logger } from 'pino';
import type { EventFeed } from './events/event-feed.js';
import type { Database } from './store/database.js';
import { eventChannel, notifyOfEvents } from './store/event-notices.js';

/** How long notices are gathered: commits with a notification pass PostgreSQL one by one. */
const gatherFor = 20;

/**
 * Gives what tells the other servers of the database that there may be new events, and hears them. Only a
 * hint, as with queued jobs: whoever waits looks again by himself.
 */
export const tellOfEvents = async (given: {
  readonly database: Database;
  readonly feed: EventFeed;
  readonly log: Logger;
}): Promise<() => void> => {
  const { database, feed, log } = given;
  await database.listen(eventChannel, feed.wake);
  let isDue = false;
  const send = (): void => {
    isDue = false;
    notifyOfEvents(database).catch((err: unknown) => log.warn({ err }, 'neighbours not told'));
  };
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(send, gatherFor).unref();
  };
};
