import { type ActionTypePoll, savePolls } from '../store/action-type-polls.js';
import type { Database } from '../store/database.js';
import { batched } from './batched.js';

/** How old what is written of an action type becomes while workers go on asking. */
const staleAfter = 10_000;
const typesMax = 10_000;
const writes = { max: 500, flights: 1 };

/** Notes that workers have asked for jobs of an action type. Nobody waits for it. */
export type NotePoll = (poll: ActionTypePoll) => void;

/** Writes down now and then, apart from the polls themselves, when an action type was polled for. */
export const createNotePoll = (database: Database): NotePoll => {
  const noted = new Map<string, number>();
  const save = batched<ActionTypePoll, undefined>(async (polls) => {
    await savePolls(database, polls);
    return polls.map(() => undefined);
  }, writes);
  return (poll) => {
    const key = `${poll.account} ${poll.region} ${poll.actionType}`;
    if (poll.polled - (noted.get(key) ?? Number.NEGATIVE_INFINITY) < staleAfter) return;
    if (noted.size >= typesMax) noted.clear();
    noted.set(key, poll.polled);
    // Only a hint: what could not be written is written by a later poll.
    save(poll).catch(() => noted.delete(key));
  };
};
