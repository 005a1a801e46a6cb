import { setTimeout as delay } from 'node:timers/promises';

/** Waits; gives whether nobody interrupted it. */
export async function pause(millis: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  try {
    await delay(millis, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
