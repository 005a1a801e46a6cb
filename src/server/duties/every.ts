import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';

/** What a duty needs to run until the server stops. */
export interface DutyRun {
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/**
 * Does `work` again and again, `interval` milliseconds apart, until the signal says stop. What fails
 * is logged and tried again at the next turn.
 */
export const every = async (
  run: DutyRun,
  duty: { readonly name: string; readonly interval: number },
  work: () => Promise<void>,
): Promise<void> => {
  while (!run.signal.aborted) {
    try {
      await work();
    } catch (error) {
      if (!run.signal.aborted) run.log.error({ duty: duty.name, err: error }, 'duty failed');
    }
    await delay(duty.interval, undefined, { signal: run.signal }).catch(() => undefined);
  }
};
