import { acknowledgeThirdPartyJob as acknowledge } from '../store/third-party-jobs.js';
import { existingThirdPartyJob } from './existing-third-party-job.js';
import type { Handler } from './handler.js';
import { nonceNotValid } from './not-found.js';

/**
 * Gives the job to the worker that holds its latest nonce. Safe to repeat; a job that has ended
 * meanwhile is answered with how it ended, which tells the worker to leave it.
 */
export const acknowledgeThirdPartyJob: Handler<'AcknowledgeThirdPartyJob'> = async (input, ctx) => {
  const { jobId, nonce } = input;
  await existingThirdPartyJob(ctx, input);
  if (await acknowledge(ctx.database, { ...ctx.tenant, jobId, nonce }, ctx.now)) {
    return { status: 'InProgress' };
  }
  const job = await existingThirdPartyJob(ctx, input);
  if (job.nonce !== nonce) {
    throw ctx.error('InvalidNonceException', nonceNotValid(jobId, nonce));
  }
  return { status: job.status };
};
