/** Pollers that are ready to wait, by what they wait for. */
export interface JobWaiters {
  /** Resolves when `wake(key)` is called, the time is over, or the signal says so. */
  readonly wait: (key: string, forAtMost: number, signal: AbortSignal) => Promise<void>;
  /** Tells those who wait for `key` to look (again), now or at a time in the future. */
  readonly wake: (key: string, at?: number) => void;
  readonly close: () => void;
}

export const createJobWaiters = (clock: () => number): JobWaiters => {
  const waiting = new Map<string, Set<() => void>>();
  const timers = new Set<NodeJS.Timeout>();

  const wakeNow = (key: string): void => {
    for (const resolve of waiting.get(key) ?? []) resolve();
  };

  return {
    wait: (key, forAtMost, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const all = waiting.get(key) ?? new Set();
        waiting.set(key, all);
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          all.delete(done);
          if (all.size === 0 && waiting.get(key) === all) waiting.delete(key);
          resolve();
        };
        const timer = setTimeout(done, forAtMost);
        signal.addEventListener('abort', done);
        all.add(done);
      }),
    wake: (key, at) => {
      const delay = at === undefined ? 0 : at - clock();
      if (delay <= 0) {
        wakeNow(key);
        return;
      }
      const timer = setTimeout(() => {
        timers.delete(timer);
        wakeNow(key);
      }, delay);
      timer.unref();
      timers.add(timer);
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      for (const key of waiting.keys()) wakeNow(key);
    },
  };
};
