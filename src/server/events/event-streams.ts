import type { Database } from '../store/database.js';
import { eventsDeletedThrough } from '../store/events.js';
import type { Tenant } from '../store/tenant.js';
import { changedThing } from './cloud-event.js';
import { type EventBridgeEvent, eventBridgeEvent, isExecutionChange } from './event-bridge.js';
import type { EventFeed } from './event-feed.js';
import { type EventFilter, isWanted } from './event-filter.js';
import { behind, type EventPosition } from './event-id.js';
import { readEventPage } from './read-events.js';

/** What somebody sees who follows the events of an account and region. */
export type StreamPart =
  /** Where the stream begins: from here it can be taken up again though nothing has come yet. */
  | { readonly kind: 'begun'; readonly position: EventPosition }
  /** Events behind the place that was asked for are there no more, or the place is not known. */
  | { readonly kind: 'missed'; readonly reason: string }
  | {
      readonly kind: 'event';
      readonly position: EventPosition;
      readonly name: string;
      readonly event: EventBridgeEvent;
    };

export interface StreamRequest {
  readonly tenant: Tenant;
  readonly filter: EventFilter;
  /** Absent: from now on. */
  readonly after: EventPosition | undefined;
  readonly signal: AbortSignal;
}

export interface EventStreams {
  /**
   * The parts of a stream, until the signal is aborted, as fast as they are taken. Nothing when there are too
   * many streams.
   */
  readonly open: (request: StreamRequest) => AsyncGenerator<StreamPart> | undefined;
}

const streamsMax = 200;

export const createEventStreams = (database: Database, feed: EventFeed): EventStreams => {
  let open = 0;
  async function* counted(request: StreamRequest): AsyncGenerator<StreamPart> {
    try {
      yield* streamOf({ database, feed }, request);
    } finally {
      open -= 1;
    }
  }
  return {
    open: (request) => {
      if (open >= streamsMax) return undefined;
      open += 1;
      return counted(request);
    },
  };
};

interface StreamSource {
  readonly database: Database;
  readonly feed: EventFeed;
}

async function* streamOf(
  { database, feed }: StreamSource,
  { tenant, filter, after, signal }: StreamRequest,
): AsyncGenerator<StreamPart> {
  let through = await feed.settledBeyond(-1, signal);
  if (signal.aborted) return;
  const missed = after && (await missedSince(database, after, through));
  if (missed !== undefined) yield { kind: 'missed', reason: missed };
  let at = after && after.seq <= through ? after : behind(through);
  yield { kind: 'begun', position: at };
  while (!signal.aborted) {
    const page = await readEventPage(database, tenant, { after: at, through });
    for (const event of page.events) {
      if (!isExecutionChange(event) || !isWanted(filter, event)) continue;
      const name = changedThing(event.change);
      yield { kind: 'event', position: event.position, name, event: eventBridgeEvent(event) };
    }
    at = page.end;
    if (page.isLast) through = await feed.settledBeyond(at.seq, signal);
  }
}

const missedSince = async (
  database: Database,
  after: EventPosition,
  settled: number,
): Promise<string | undefined> => {
  if (after.seq > settled) {
    return 'The place to go on from is not known here. The stream begins with what happens now.';
  }
  return after.seq < (await eventsDeletedThrough(database))
    ? 'Events behind the place to go on from are not kept any more. The stream begins with the oldest that are.'
    : undefined;
};
