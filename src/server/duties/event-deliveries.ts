import type { EventFeed } from '../events/event-feed.js';
import type { Database } from '../store/database.js';
import {
  areEventsDelivered,
  claimEventTargets,
  releaseEventTargets,
} from '../store/event-deliveries.js';
import type { EventTargetRow } from '../store/event-targets.js';
import { deliverEvents } from './deliver-events.js';
import type { DutyRun } from './every.js';
import { createNap } from './nap.js';

/** Longer than one attempt may take, and what is asked of the database around it. */
const lease = 30_000;
const lookEvery = 1_000;
/** To how many targets events are delivered at once: one that is slow keeps nobody else waiting. */
const targetsMax = 16;

export interface DeliveryParts {
  readonly database: Database;
  readonly feed: EventFeed;
  readonly clock: () => number;
  /** Where people find this server. */
  readonly publicAddress: () => string;
  /** Whether no other server has this database: what one that was killed held is then nobody's. */
  readonly isOnlyServer: boolean;
}

/**
 * Delivers events to their targets until the signal says stop. Servers of one database share the targets:
 * whoever holds one delivers to it.
 */
export const runEventDeliveries = async (run: DutyRun, parts: DeliveryParts): Promise<void> => {
  const running = new Map<EventTargetRow, Promise<void>>();
  const nap = createNap(run.signal);
  let isNeeded = false;
  // Where nobody is to be told, the many who record events wake nobody.
  const stopHearing = parts.feed.onWake(() => {
    if (isNeeded) nap.rouse();
  });

  const begin = (target: EventTargetRow): void => {
    const done = deliverEvents(run, { ...parts, lease }, target)
      .catch((err: unknown) => logFailure(run, err))
      .finally(() => {
        running.delete(target);
        nap.rouse();
      });
    running.set(target, done);
  };

  const look = async (): Promise<void> => {
    isNeeded = await areEventsDelivered(parts.database);
    const free = targetsMax - running.size;
    if (!isNeeded || free === 0) return;
    const settled = await parts.feed.settled();
    const now = parts.clock();
    const want = { max: free, settled, now, lease };
    for (const target of await claimEventTargets(parts.database, want)) begin(target);
  };

  if (parts.isOnlyServer) {
    await releaseEventTargets(parts.database).catch((err: unknown) => logFailure(run, err));
  }
  while (!run.signal.aborted) {
    await look().catch((err: unknown) => logFailure(run, err));
    await nap.sleep(lookEvery);
  }
  stopHearing();
  await Promise.all(running.values());
};

const logFailure = ({ log, signal }: DutyRun, err: unknown): void => {
  if (!signal.aborted) log.error({ err }, 'events not delivered');
};
