import type { Database } from '../store/database.js';
import { deleteEvents } from '../store/events.js';
import { type DutyRun, every } from './every.js';

const interval = 60 * 60 * 1000;
const eventsPerStepMax = 1_000;

export interface RetentionParts {
  readonly database: Database;
  readonly clock: () => number;
  /** How long events are kept, in milliseconds: longer than any target may fail to take one. */
  readonly eventRetention: number;
}

/** Removes old events again and again. */
export const keepEventsInBounds = (run: DutyRun, parts: RetentionParts): Promise<void> =>
  every(run, { name: 'event-retention', interval }, () => removeOldEvents(run, parts));

export const removeOldEvents = async (
  { signal }: Pick<DutyRun, 'signal'>,
  { database, clock, eventRetention }: RetentionParts,
): Promise<void> => {
  const limits = { before: clock() - eventRetention, max: eventsPerStepMax };
  // In steps, so that nobody waits for one long transaction.
  while (!signal.aborted && (await deleteEvents(database, limits)) === eventsPerStepMax);
};
