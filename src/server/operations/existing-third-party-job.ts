import { isClientToken } from '../identity/third-party-client.js';
import type { Database } from '../store/database.js';
import { type ActionJobData, actionTypeText, findJobs, type JobRow } from '../store/jobs.js';
import type { Tenant } from '../store/tenant.js';
import { jobNotFound } from './not-found.js';
import type { ServiceError } from './service-error.js';
import { uuid } from './uuid.js';

/** What of an operation's context finds a third party's job. */
export interface ThirdPartyJobLookup {
  readonly tenant: Tenant;
  readonly database: Database;
  readonly serverKey: Buffer;
  readonly error: (
    code: 'JobNotFoundException' | 'InvalidClientTokenException',
    message: string,
  ) => ServiceError;
}

interface Asked {
  readonly jobId: string;
  readonly clientToken: string;
}

/** A job of a type with a JobWorker executor, asked for by the third party whose it is. */
export const existingThirdPartyJob = async (
  ctx: ThirdPartyJobLookup,
  asked: Asked,
): Promise<JobRow<ActionJobData>> => {
  const job = await existingJob(ctx, asked.jobId);
  if (!isThirdPartyJob(job)) throw noJob(ctx, asked.jobId);
  checkClientToken(ctx, job, asked.clientToken);
  return job;
};

/** A job, whoever does it. An id may be any text here; one that is no UUID is nobody's. */
export const existingJob = async (ctx: ThirdPartyJobLookup, jobId: string): Promise<JobRow> => {
  const [job] = uuid.test(jobId) ? await findJobs(ctx.database, [{ ...ctx.tenant, jobId }]) : [];
  if (!job) throw noJob(ctx, jobId);
  return job;
};

const noJob = (ctx: ThirdPartyJobLookup, jobId: string): ServiceError =>
  ctx.error('JobNotFoundException', jobNotFound(jobId));

export const isThirdPartyJob = (job: JobRow): job is JobRow<ActionJobData> =>
  job.claimant === 'thirdParty';

/** Refuses who does not hold the token of the job's client. */
export const checkClientToken = (
  ctx: ThirdPartyJobLookup,
  job: JobRow<ActionJobData>,
  clientToken: string,
): void => {
  const { account, region } = job;
  const actionType = actionTypeText(job.data.actionTypeId);
  if (isClientToken(ctx.serverKey, { account, region, actionType }, clientToken)) return;
  throw ctx.error(
    'InvalidClientTokenException',
    `The clientToken is not that of the client of job ${job.job_id}. Use the one that belongs to the clientId that PollForThirdPartyJobs gave with the job.`,
  );
};
