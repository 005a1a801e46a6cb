import type { Database } from '../store/database.js';
import { settledEventSeq } from '../store/event-horizon.js';

/** How long to wait before looking again by oneself: another server may have recorded something. */
const lookAgainAfter = 1_000;

/** Up to where the recorded events may be read; see event-horizon.ts. */
export interface EventFeed {
  /** Says that there may be new events. */
  readonly wake: () => void;
  /** Calls `heard` each time that there may be new events. Gives what ends that. */
  readonly onWake: (heard: () => void) => () => void;
  /** Up to which number all events are settled: not below that of any that was committed before. */
  readonly settled: () => Promise<number>;
  /** The same, once that is beyond `seq`; when the signal is aborted before, `seq`. */
  readonly settledBeyond: (seq: number, signal: AbortSignal) => Promise<number>;
  readonly close: () => void;
}

export const createEventFeed = (database: Database): EventFeed => {
  const closing = new AbortController();
  const listeners = new Set<() => void>();
  const onWake = (heard: () => void): (() => void) => {
    listeners.add(heard);
    return () => listeners.delete(heard);
  };
  const settled = together(
    (known: number) => settledEventSeq(database, { known, signal: closing.signal }),
    0,
  );
  return {
    wake: () => {
      for (const heard of [...listeners]) heard();
    },
    onWake,
    settled,
    settledBeyond: async (seq, signal) => {
      // A look waits for transactions in flight; who is told to end does not.
      const { ended, forget } = endOf(signal);
      try {
        while (!signal.aborted) {
          // The wait begins before the look, so that no word falls between the two.
          const woken = nextWake(onWake, signal);
          const found = await Promise.race([settled(), ended]);
          if (found !== undefined && found > seq) return found;
          await woken;
        }
        return seq;
      } finally {
        forget();
      }
    },
    close: () => closing.abort(),
  };
};

/**
 * Lets all who ask while one is under way share the next: what is under way may have looked before that
 * happened which they ask for.
 */
const together = (
  ask: (known: number) => Promise<number>,
  atFirst: number,
): (() => Promise<number>) => {
  let known = atFirst;
  let current: Promise<number> | undefined;
  let next: Promise<number> | undefined;
  const begin = (): Promise<number> => {
    next = undefined;
    current = ask(known)
      .then((found) => {
        known = Math.max(known, found);
        return known;
      })
      .finally(() => {
        current = undefined;
      });
    return current;
  };
  return () => {
    if (!current) return begin();
    next ??= current.then(begin, begin);
    return next;
  };
};

const endOf = (signal: AbortSignal) => {
  let end = (): void => undefined;
  const ended = new Promise<undefined>((resolve) => {
    end = () => resolve(undefined);
  });
  signal.addEventListener('abort', end);
  return { ended, forget: () => signal.removeEventListener('abort', end) };
};

const nextWake = (onWake: EventFeed['onWake'], signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, lookAgainAfter);
    const stop = onWake(done);
    signal.addEventListener('abort', done);
  });
