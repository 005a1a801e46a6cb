/** How often each of the server's jobs could not be carried out. */
export interface Failures {
  /** Notes another one. Gives how long to pause until the next attempt; nothing when it was the last. */
  readonly add: (jobId: string) => number | undefined;
  readonly forget: (jobId: string) => void;
}

const firstPause = 1_000;
const pauseMax = 60_000;
/** With their pauses, about ten minutes. */
const attemptsMax = 15;
const heldMax = 10_000;

/** Counts in memory only: another server, or this one after a restart, begins anew. */
export const rememberFailures = (): Failures => {
  const counts = new Map<string, number>();
  return {
    add: (jobId) => {
      const count = (counts.get(jobId) ?? 0) + 1;
      counts.delete(jobId);
      if (count >= attemptsMax) return undefined;
      // Jobs that were abandoned are never forgotten by those who did them.
      const [oldest] = counts.keys();
      if (counts.size >= heldMax && oldest !== undefined) counts.delete(oldest);
      counts.set(jobId, count);
      return Math.min(firstPause * 2 ** (count - 1), pauseMax);
    },
    forget: (jobId) => {
      counts.delete(jobId);
    },
  };
};
