import { findJobs } from '../store/jobs.js';
import type { Handler } from './handler.js';
import { jobData } from './job-data.js';
import { jobNotFound } from './not-found.js';

/** What a worker was told of its job, with new credentials for its artifacts. */
export const getJobDetails: Handler<'GetJobDetails'> = async ({ jobId }, ctx) => {
  const [job] = await findJobs(ctx.database, [{ ...ctx.tenant, jobId }]);
  if (!job || job.claimant === 'thirdParty') {
    throw ctx.error('JobNotFoundException', jobNotFound(jobId));
  }
  return {
    jobDetails: {
      id: job.job_id,
      accountId: job.account,
      data: jobData(job, { serverKey: ctx.serverKey, now: ctx.now }),
    },
  };
};
