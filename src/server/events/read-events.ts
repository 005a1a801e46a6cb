import type { Database } from '../store/database.js';
import { readEvents } from '../store/events.js';
import type { Tenant } from '../store/tenant.js';
import { behind, type EventPosition } from './event-id.js';
import { eventsOf, type RecordedEvent } from './recorded-event.js';

const rowsPerReadMax = 100;

export interface EventPage {
  readonly events: readonly RecordedEvent[];
  /** Everything up to here has been read: go on behind it. */
  readonly end: EventPosition;
  readonly isLast: boolean;
}

/** Some of the events of an account and region behind a place, up to a number that is settled. */
export const readEventPage = async (
  database: Database,
  tenant: Tenant,
  part: { readonly after: EventPosition; readonly through: number },
): Promise<EventPage> => {
  const { after, through } = part;
  const rows = await readEvents(database, tenant, {
    from: after.seq,
    through,
    max: rowsPerReadMax,
  });
  const events = rows.flatMap((row) => eventsOf(row, after));
  const isLast = rows.length < rowsPerReadMax;
  const last = isLast ? through : (rows.at(-1)?.seq ?? through);
  return { events, end: behind(Math.max(last, after.seq)), isLast };
};
