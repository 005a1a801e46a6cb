import type { GitEvent } from '../git-event.js';

/** What a delivery tells. */
export type Reading =
  | {
      readonly kind: 'events';
      readonly events: readonly GitEvent[];
      /** Sentences about what in it is no event of ours. */
      readonly ignored: readonly string[];
    }
  /** The host wants to know whether anybody is there. */
  | { readonly kind: 'ping' }
  /** It is not of its kind's form. */
  | { readonly kind: 'unreadable'; readonly reason: string };

export const told = (...events: readonly GitEvent[]): Reading => ({
  kind: 'events',
  events,
  ignored: [],
});

export const ignored = (reason: string): Reading => ({
  kind: 'events',
  events: [],
  ignored: [reason],
});

export const unreadable = (what: string): Reading => ({
  kind: 'unreadable',
  reason: `The payload is no ${what}: members that it has to have are missing, or of another form.`,
});

/** What several parts of a delivery tell together. */
export const together = (readings: readonly Reading[]): Reading => {
  const unread = readings.find(({ kind }) => kind === 'unreadable');
  if (unread) return unread;
  const parts = readings.filter((reading) => reading.kind === 'events');
  return {
    kind: 'events',
    events: parts.flatMap(({ events }) => events),
    ignored: parts.flatMap((part) => part.ignored),
  };
};
