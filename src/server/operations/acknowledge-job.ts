import type { Handler } from './handler.js';
import { jobNotFound, nonceNotValid } from './not-found.js';

/**
 * Gives the job to the worker that holds its latest nonce. Safe to repeat; a job that has ended
 * meanwhile is answered with how it ended, which tells the worker to leave it.
 */
export const acknowledgeJob: Handler<'AcknowledgeJob'> = async ({ jobId, nonce }, ctx) => {
  const answer = await ctx.execution.acknowledge({ ...ctx.tenant, jobId, nonce });
  if (!answer.status) throw ctx.error('JobNotFoundException', jobNotFound(jobId));
  if (!answer.isNonceRight) {
    throw ctx.error('InvalidNonceException', nonceNotValid(jobId, nonce));
  }
  return { status: answer.status };
};
