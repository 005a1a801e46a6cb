/** A sleep that can be cut short. */
export interface Nap {
  /** Sleeps for so many milliseconds, until it is roused, or until the signal says stop. */
  readonly sleep: (millis: number) => Promise<void>;
  /** Ends the sleep; without one, the next. */
  readonly rouse: () => void;
}

// Not by AbortSignal.any: on Node 20 each signal made of a long-lived one leaves something behind in it.
export const createNap = (signal: AbortSignal): Nap => {
  let isRoused = false;
  let wakeUp = (): void => undefined;
  return {
    sleep: (millis) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          wakeUp = () => undefined;
          isRoused = false;
          resolve();
        };
        const timer = setTimeout(done, millis);
        signal.addEventListener('abort', done);
        wakeUp = done;
        if (isRoused || signal.aborted) done();
      }),
    rouse: () => {
      isRoused = true;
      wakeUp();
    },
  };
};
