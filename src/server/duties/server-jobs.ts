import { claimServerJobs, renewServerJobs, type ServerJobRow } from '../store/job-claims.js';
import { doServerJob, giveUpServerJob, type ServerJobParts } from './do-server-job.js';
import type { DutyRun } from './every.js';
import { createNap } from './nap.js';
import { rememberFailures } from './remember-failures.js';

export type { ServerJobParts } from './do-server-job.js';

const lease = 30_000;
const renewEvery = 10_000;
const lookEvery = 1_000;
const jobsMax = 8;

/** The server as a worker of its own jobs. */
export interface ServerJobs {
  /** Says that there may be something to do. */
  readonly wake: () => void;
  /** Resolves when the signal said stop and the running jobs have been let go. */
  readonly ended: Promise<void>;
}

/**
 * Does the jobs of built-in actions and of rules, up to a number at once, by the same table and the same claim
 * as the job workers'. A job that this server does not finish lapses and is taken up again.
 */
export const runServerJobs = (run: DutyRun, parts: ServerJobParts): ServerJobs => {
  const running = new Map<ServerJobRow, Promise<void>>();
  const attempt = createAttempt(run, parts);
  const nap = createNap(run.signal);

  const begin = (job: ServerJobRow): void => {
    const done = attempt(job).finally(() => {
      running.delete(job);
      nap.rouse();
    });
    running.set(job, done);
  };

  const look = async (): Promise<void> => {
    const free = jobsMax - running.size;
    if (free === 0) return;
    const jobs = await claimServerJobs(parts.database, { max: free, now: parts.clock(), lease });
    jobs.forEach(begin);
    if (jobs.length === free) await look();
  };

  const loop = async (): Promise<void> => {
    while (!run.signal.aborted) {
      await look().catch((err: unknown) => run.log.error({ err }, 'server jobs not claimed'));
      await nap.sleep(lookEvery);
    }
    await Promise.all(running.values());
  };

  const renewing = setInterval(() => {
    void lapseAt(run, parts, { jobs: [...running.keys()], at: parts.clock() + lease });
  }, renewEvery);
  renewing.unref();

  const ended = loop().finally(() => clearInterval(renewing));
  return { wake: nap.rouse, ended };
};

/**
 * Does a job once. One that cannot be carried out, for reasons that are not the user's, goes back to
 * the table for a while, so that it keeps nobody else's place; it fails when that has happened often.
 */
const createAttempt = (run: DutyRun, parts: ServerJobParts) => {
  const failures = rememberFailures();
  return async (job: ServerJobRow): Promise<void> => {
    try {
      await doServerJob(parts, job, run.signal);
      failures.forget(job.job_id);
    } catch (err) {
      if (run.signal.aborted) {
        await lapseAt(run, parts, { jobs: [job], at: parts.clock() });
        return;
      }
      const pause = failures.add(job.job_id);
      const about = { jobId: job.job_id, pipelineName: job.pipeline_name, pause };
      run.log.error({ ...about, err }, 'job could not be done');
      if (pause === undefined) await giveUp(run, parts, { job, cause: err });
      else await lapseAt(run, parts, { jobs: [job], at: parts.clock() + pause });
    }
  };
};

const giveUp = async (
  run: DutyRun,
  parts: ServerJobParts,
  { job, cause }: { readonly job: ServerJobRow; readonly cause: unknown },
): Promise<void> => {
  const why = cause instanceof Error ? cause.message : String(cause);
  await giveUpServerJob(parts, job, why).catch((err: unknown) =>
    run.log.error({ jobId: job.job_id, err }, 'result not reported'),
  );
};

/** Sets when hand-outs lapse. Where that does not work, they do so at the end of their lease. */
const lapseAt = async (
  run: DutyRun,
  parts: ServerJobParts,
  { jobs, at }: { readonly jobs: readonly ServerJobRow[]; readonly at: number },
): Promise<void> => {
  const held = jobs.flatMap(({ account, region, job_id: jobId, nonce }) =>
    nonce === null ? [] : [{ account, region, jobId, nonce }],
  );
  if (held.length === 0) return;
  await renewServerJobs(parts.database, held, at).catch((err: unknown) =>
    run.log.error({ err }, 'server jobs not renewed'),
  );
};
