import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for a condition: asks again and again until `look` gives something, and fails with what was
 * waited for when that takes too long.
 */
export const until = async <T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  { within = 20_000, every = 25 } = {},
): Promise<T> => {
  const deadline = Date.now() + within;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${within} ms in vain: ${what}`);
    await delay(every);
  }
};
