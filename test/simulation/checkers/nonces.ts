import type { NewChecker } from './checker.js';

/** Of all hand-outs of a job only the latest one's nonce is good, and one worker at most has the job. */
export const nonces: NewChecker = () => {
  const latest = new Map<string, string | undefined>();
  const holders = new Map<string, string>();
  return (seen) => {
    if (seen.kind === 'claimed') {
      const { jobId, nonce } = seen.job;
      latest.set(jobId, nonce);
      return holders.has(jobId) && seen.job.claimant === 'worker'
        ? [`the job ${jobId} was handed out, though a worker has it`]
        : [];
    }
    if (seen.kind !== 'acknowledged' || !seen.isAccepted) return [];
    const jobId = seen.before?.jobId ?? '';
    const holder = holders.get(jobId) ?? seen.nonce;
    holders.set(jobId, holder);
    return [
      ...(latest.get(jobId) === seen.nonce ? [] : [`the job ${jobId} was given for an old nonce`]),
      ...(holder === seen.nonce ? [] : [`two workers were given the job ${jobId}`]),
    ];
  };
};
