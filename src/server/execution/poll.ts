import type { Database } from '../store/database.js';
import { type Claim, claimJobs, type JobQuery } from '../store/job-claims.js';
import { claimThirdPartyJobs } from '../store/third-party-jobs.js';
import { batched } from './batched.js';
import type { JobWaiters } from './job-waiters.js';
import { createNotePoll } from './note-polls.js';

/** How long a poller may wait before it looks again by itself, in case a wake-up was lost. */
const lookAgainAfter = 1_000;
const polls = { max: 500, flights: 2 };
const jobsPerClaimMax = 200;

/** Claims jobs; waits for one up to `waitFor` milliseconds when there is none. */
export type Poll = (
  want: JobQuery,
  waiting: { readonly waitFor: number; readonly signal: AbortSignal },
) => Promise<Claim | undefined>;

export const createPoll = (database: Database, waiters: JobWaiters, clock: () => number): Poll => {
  const claim = batched<JobQuery, Claim | undefined>(
    (wants) => claimTogether(database, wants),
    polls,
  );
  const notePoll = createNotePoll(database);
  const look = async (want: JobQuery): Promise<Claim | undefined> => {
    const found = await claim(want);
    const { account, region, actionType, now } = want;
    if (found && !isMisasked(want, found)) notePoll({ account, region, actionType, polled: now });
    return found;
  };
  return async (want, { waitFor, signal }) => {
    const until = clock() + waitFor;
    for (;;) {
      const left = until - clock();
      // Waiting begins before the look, so that no wake-up falls between the two.
      const ended = new AbortController();
      const woken =
        left > 0 && !signal.aborted
          ? waiters.wait(
              waiterKey(want),
              Math.min(left, lookAgainAfter),
              AbortSignal.any([signal, ended.signal]),
            )
          : undefined;
      const found = await look({ ...want, now: clock() });
      if (!found || found.jobs.length > 0 || !woken || isMisasked(want, found)) {
        ended.abort();
        return found;
      }
      await woken;
      // Nobody is there any more to be handed what has come meanwhile.
      if (signal.aborted) return found;
    }
  };
};

const isMisasked = (want: JobQuery, found: Claim): boolean =>
  (want.query?.key ?? null) !== found.queryable;

export const waiterKey = (of: {
  readonly account: string;
  readonly region: string;
  readonly actionType: string;
}): string => `${of.account} ${of.region} ${of.actionType}`;

// Polls for the same thing are one claim, shared out in the order in which they came.
const claimTogether = async (
  database: Database,
  wants: readonly JobQuery[],
): Promise<readonly (Claim | undefined)[]> => {
  const groups = new Map<string, { readonly want: JobQuery; readonly indexes: number[] }>();
  wants.forEach((want, index) => {
    const key = `${waiterKey(want)} ${want.query?.key ?? ''}=${want.query?.value ?? ''}`;
    const group = groups.get(key);
    if (group) group.indexes.push(index);
    else groups.set(key, { want, indexes: [index] });
  });
  const claims = new Array<Claim | undefined>(wants.length);
  await Promise.all(
    [...groups.values()].map(async ({ want, indexes }) => {
      const total = indexes.reduce((sum, index) => sum + (wants[index]?.max ?? 0), 0);
      const claim = await claimFor(database, { ...want, max: Math.min(total, jobsPerClaimMax) });
      if (claim) shareOut({ claim, claims, indexes, wants });
    }),
  );
  return claims;
};

const claimFor = async (database: Database, want: JobQuery): Promise<Claim | undefined> =>
  want.owner === 'Custom'
    ? claimJobs(database, want)
    : { queryable: null, jobs: await claimThirdPartyJobs(database, want) };

const shareOut = (given: {
  readonly claim: Claim;
  readonly claims: (Claim | undefined)[];
  readonly indexes: readonly number[];
  readonly wants: readonly JobQuery[];
}): void => {
  let next = 0;
  for (const index of given.indexes) {
    const max = given.wants[index]?.max ?? 0;
    given.claims[index] = { ...given.claim, jobs: given.claim.jobs.slice(next, next + max) };
    next += max;
  }
};
