import { createHash } from 'node:crypto';
import { changeIndexMax, type EventRow } from '../store/events.js';

/** A place among all events: of a row, the change with this index. */
export interface EventPosition {
  readonly seq: number;
  readonly index: number;
}

/** Behind all changes of a row. */
export const behind = (seq: number): EventPosition => ({ seq, index: changeIndexMax });

export const isBehind = (one: EventPosition, other: EventPosition): boolean =>
  one.seq > other.seq || (one.seq === other.seq && one.index > other.index);

/** As the stream of events names a place: `SEQ-INDEX`. */
export const positionText = ({ seq, index }: EventPosition): string => `${seq}-${index}`;

export const readPosition = (text: string): EventPosition | undefined => {
  const [, seq, index] = /^(\d{1,15})-(\d{1,10})$/.exec(text) ?? [];
  return seq === undefined ? undefined : { seq: Number(seq), index: Number(index) };
};

/**
 * The id of an event: the same whenever it is told, and no other event's. The time is part of it since the
 * numbers of a database that was restored from a backup begin again.
 */
export const eventId = (row: Omit<EventRow, 'changes'>, index: number): string => {
  const name = [row.account, row.region, row.pipeline_id, row.seq, index, row.recorded].join('/');
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  // A UUID of version 8: what it is made of is our own affair.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
};
