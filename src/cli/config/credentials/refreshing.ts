import type { Credentials } from '../../../client/index.js';
import { generalError } from '../../aws/cli-error.js';

/** Credentials for a while. */
export interface Expiring {
  readonly keys: Credentials;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const minute = 60_000;
/** Before they expire, new ones are asked for this early. */
const earlyBy = 15 * minute;
/** Not to get new ones is no error before this. */
const neededBy = 10 * minute;

/**
 * Credentials that are loaded anew when they are about to expire, and, if there are none yet, when
 * they are first needed.
 */
export function refreshing(
  load: () => Promise<Expiring>,
  now: () => number,
  first?: Expiring,
): Credentials {
  let held = first;
  const refresh = async (): Promise<Expiring> => {
    const left = held === undefined ? 0 : held.expiresAt - now();
    if (held !== undefined && left >= earlyBy) return held;
    try {
      return await load();
    } catch (error) {
      if (held === undefined || left < neededBy) throw error;
      return held;
    }
  };
  return {
    ...(first?.keys ?? { accessKeyId: '', secretAccessKey: '' }),
    current: async () => {
      held = await refresh();
      if (held.expiresAt >= now()) return held.keys;
      throw generalError(
        'Credentials were refreshed, but the refreshed credentials are still expired.',
      );
    },
  };
}
