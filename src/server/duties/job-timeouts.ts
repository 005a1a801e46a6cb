import type { Execution } from '../execution/index.js';
import type { Database } from '../store/database.js';
import type { JobRow } from '../store/jobs.js';
import { endOrphanedJob, findOverdueJobs, type OverdueJobRow } from '../store/third-party-jobs.js';
import { type DutyRun, every } from './every.js';

const interval = 1_000;
const jobsPerTurnMax = 200;

export interface JobTimeoutParts {
  readonly database: Database;
  readonly execution: Execution;
  readonly clock: () => number;
}

/** Looks again and again for jobs that take longer than their action type allows. */
export const watchJobTimeouts = (run: DutyRun, parts: JobTimeoutParts): Promise<void> =>
  every(run, { name: 'job-timeouts', interval }, () => endOverdueJobs(parts));

/** Ends the jobs whose own time is over, and their actions with them. */
export const endOverdueJobs = async (parts: JobTimeoutParts): Promise<void> => {
  const jobs = await findOverdueJobs(parts.database, parts.clock(), jobsPerTurnMax);
  await Promise.all(jobs.map((job) => endOverdueJob(parts, job)));
};

const endOverdueJob = async (
  parts: JobTimeoutParts,
  { account, region, job_id: jobId }: OverdueJobRow,
): Promise<void> => {
  const tenant = { account, region };
  const outcome = await parts.execution.handle({
    tenant,
    target: { kind: 'job', jobId },
    toEvent: ({ job: now }) => (now?.status === 'InProgress' ? timedOut(now) : endedMeanwhile),
  });
  // Nobody waits for it any more, and it would be found again and again.
  if (outcome.kind !== 'done') await endOrphanedJob(parts.database, { ...tenant, jobId });
};

const timedOut = (job: JobRow) => ({
  kind: 'jobTimedOut' as const,
  pipelineExecutionId: job.pipeline_execution_id,
  actionExecutionId: job.action_execution_id,
  jobId: job.job_id,
});

const endedMeanwhile = {
  kind: 'refusal',
  code: 'InvalidJobStateException',
  message: 'The job has ended meanwhile.',
} as const;
