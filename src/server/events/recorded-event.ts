import type { StateChange } from '../../engine/index.js';
import type { EventRow } from '../store/events.js';
import { type EventPosition, eventId, isBehind } from './event-id.js';

/** One change of a pipeline, its stages or its actions, by itself. */
export interface RecordedEvent<C extends StateChange = StateChange> {
  readonly id: string;
  readonly position: EventPosition;
  readonly account: string;
  readonly region: string;
  readonly pipelineName: string;
  /** Epoch milliseconds at which it was recorded. */
  readonly recorded: number;
  readonly change: C;
}

/** The events of a row that come behind a place. */
export const eventsOf = (row: EventRow, after: EventPosition): readonly RecordedEvent[] =>
  row.changes.flatMap((change, index) => {
    const position = { seq: row.seq, index };
    if (!isBehind(position, after)) return [];
    return [
      {
        id: eventId(row, index),
        position,
        account: row.account,
        region: row.region,
        pipelineName: row.pipeline_name,
        recorded: row.recorded,
        change,
      },
    ];
  });
