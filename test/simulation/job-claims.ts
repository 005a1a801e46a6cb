import { crashServer, type Shell } from './shell.js';
import { type JobRow, putJob } from './store.js';

/** How long a hand-out stands: to a worker until it is acknowledged, to the server until renewed. */
const leases = { worker: 60_000, server: 30_000 };

/**
 * Hands out jobs, the oldest first: queued ones and those whose hand-out lapsed. A transaction of its
 * own. Undefined when its answer did not arrive.
 */
export const claimJobs = (
  shell: Shell,
  want: { readonly claimant: JobRow['claimant']; readonly max: number },
): readonly JobRow[] | undefined => {
  const { store, clock } = shell;
  const due = [...store.openJobs]
    .flatMap((id) => store.jobs.get(id) ?? [])
    .filter(
      (job) =>
        job.claimant === want.claimant &&
        job.status !== 'InProgress' &&
        job.availableAt <= clock.now,
    )
    .sort((a, b) => a.availableAt - b.availableAt || a.seq - b.seq)
    .slice(0, want.max);
  const claimed = due.map(
    (job): JobRow => ({
      ...job,
      status: 'Dispatched',
      nonce: shell.newId('nonce'),
      availableAt: clock.now + leases[want.claimant],
    }),
  );
  const isAnswered = inTransaction(shell, () => {
    for (const job of claimed) {
      putJob(store, job);
      shell.observe({ kind: 'claimed', job });
    }
  });
  return isAnswered ? claimed : undefined;
};

export interface Acknowledged {
  /** Absent when there is no such job. */
  readonly status: JobRow['status'] | undefined;
  readonly isNonceRight: boolean;
}

/** Gives a job to the worker that holds its latest nonce; asking again is answered alike. */
export const acknowledgeJob = (
  shell: Shell,
  { jobId, nonce }: { readonly jobId: string; readonly nonce: string },
): Acknowledged | undefined => {
  const { store } = shell;
  const before = store.jobs.get(jobId);
  const isNonceRight = before?.nonce === nonce;
  const isGiven = isNonceRight && before?.status === 'Dispatched';
  const isAnswered = inTransaction(shell, () => {
    if (isGiven) putJob(store, { ...before, status: 'InProgress' });
  });
  if (!isAnswered) return undefined;
  const status = isGiven ? 'InProgress' : before?.status;
  const isAccepted = isNonceRight && status === 'InProgress';
  shell.observe({ kind: 'acknowledged', before, nonce, isAccepted });
  return { status, isNonceRight };
};

/** Keeps the hand-outs of a server, or lets them go. */
export const renewServerJobs = (
  shell: Shell,
  held: readonly { readonly jobId: string; readonly nonce: string }[],
): void => {
  const { store, clock } = shell;
  inTransaction(shell, () => {
    for (const { jobId, nonce } of held) {
      const job = store.jobs.get(jobId);
      if (job?.nonce !== nonce || job.status !== 'Dispatched') continue;
      putJob(store, { ...job, availableAt: clock.now + leases.server });
    }
  });
};

const inTransaction = (shell: Shell, write: () => void): boolean => {
  if (shell.fault !== 'crash before commit') write();
  const isCrash = shell.fault === 'crash before commit' || shell.fault === 'crash after commit';
  if (isCrash) crashServer(shell);
  return !isCrash;
};
