import type { ThirdPartyJobData } from '../../model/index.js';
import type { ActionJobData, JobRow } from '../store/jobs.js';
import { renewNonce } from '../store/third-party-jobs.js';
import { checkClientToken, existingJob, isThirdPartyJob } from './existing-third-party-job.js';
import type { Handler, OperationContext } from './handler.js';
import { jobData } from './job-data.js';

type Context = OperationContext<'GetThirdPartyJobDetails'>;

/**
 * All that a third party's worker has to know of a job, with new credentials for its artifacts. Until the
 * job is acknowledged every call brings a new nonce to do so, and the ones before are none any more.
 */
export const getThirdPartyJobDetails: Handler<'GetThirdPartyJobDetails'> = async (input, ctx) => {
  const { jobId, clientToken } = input;
  const job = await existingJob(ctx, jobId);
  if (!isThirdPartyJob(job)) {
    throw ctx.error(
      'InvalidJobException',
      `Job ${jobId} is not one of a third party: its action type has no JobWorker executor.`,
    );
  }
  checkClientToken(ctx, job, clientToken);
  const lapses = ctx.now + ctx.execution.settings.acknowledgeWithin;
  return {
    jobDetails: {
      id: job.job_id,
      nonce: await renewNonce(ctx.database, { ...ctx.tenant, jobId }, lapses),
      data: thirdPartyJobData(ctx, job),
    },
  };
};

// A third party is not told the account and the execution, which are its customer's business.
const thirdPartyJobData = (ctx: Context, job: JobRow<ActionJobData>): ThirdPartyJobData => {
  const { pipelineContext, ...data } = jobData(job, { serverKey: ctx.serverKey, now: ctx.now });
  const { pipelineArn: _, pipelineExecutionId: __, ...told } = pipelineContext ?? {};
  return { ...data, pipelineContext: told };
};
