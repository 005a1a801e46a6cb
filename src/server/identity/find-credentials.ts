import { type Caller, rootCaller } from './caller.js';
import {
  JOB_ACCESS_KEY_PREFIX,
  type VerifiedCredentials,
  verifyJobCredentials,
} from './job-credentials.js';
import type { RootCredentials } from './root-credentials.js';

/** What a request says of who signed it. */
export interface ClaimedIdentity {
  readonly accessKeyId: string;
  readonly sessionToken: string | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The secret to check the signature with and whom it proves, or why there is none. */
export type FoundCredentials =
  | VerifiedCredentials<Caller>
  | 'unknownAccessKey'
  | 'invalidToken'
  | 'expiredToken';

export type FindCredentials = (claimed: ClaimedIdentity) => FoundCredentials;

export interface KnownCredentials {
  readonly root: RootCredentials;
  readonly accountId: string;
  readonly serverKey: Buffer;
}

/** Finds the server's own credentials and those of jobs, without a look into the database. */
export const createFindCredentials = (known: KnownCredentials): FindCredentials => {
  const root = { secretAccessKey: known.root.secretAccessKey, caller: rootCaller(known.accountId) };
  return ({ accessKeyId, sessionToken, now }) => {
    if (accessKeyId === known.root.accessKeyId) {
      // Long-lived keys have no session: a token beside them is a mix-up of two profiles.
      return sessionToken === undefined ? root : 'invalidToken';
    }
    if (!accessKeyId.startsWith(JOB_ACCESS_KEY_PREFIX)) return 'unknownAccessKey';
    const { serverKey } = known;
    const verified = verifyJobCredentials({ serverKey, accessKeyId, sessionToken, now });
    if (verified === 'expired') return 'expiredToken';
    return verified === 'invalid' ? refusedJob(sessionToken) : verified;
  };
};

// Without its token a temporary key is a key that nobody knows, and so AWS calls it.
const refusedJob = (sessionToken: string | undefined): FoundCredentials =>
  sessionToken === undefined ? 'unknownAccessKey' : 'invalidToken';
