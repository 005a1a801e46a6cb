import type { StateChange } from '../../engine/index.js';
import type { Tx } from '../store/database.js';
import { type EventRow, insertEvents } from '../store/events.js';
import type { Working } from './working-set.js';

/** What the world is told of one transaction: a row for each pipeline. */
export type EventRows = Omit<EventRow, 'seq'>[];

export const gatherEvents = (rows: EventRows, working: Working, now: number): void => {
  const changes: readonly StateChange[] = working.decisions.flatMap((decision) => decision.changes);
  if (changes.length === 0) return;
  const { account, region, pipeline_id, name } = working.row;
  rows.push({ account, region, pipeline_id, pipeline_name: name, recorded: now, changes });
};

export const writeEvents = (tx: Tx, rows: EventRows): void => {
  if (rows.length > 0) insertEvents(tx, rows);
};
