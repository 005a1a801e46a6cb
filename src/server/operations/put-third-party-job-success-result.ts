import { endThirdPartyJob } from './end-job.js';
import { existingThirdPartyJob } from './existing-third-party-job.js';
import type { Handler } from './handler.js';
import { jobSuccessEvent } from './job-success-event.js';

/** Ends a third party's job well: for good, or to go on under a new job that carries the token. */
export const putThirdPartyJobSuccessResult: Handler<'PutThirdPartyJobSuccessResult'> = async (
  input,
  ctx,
) => {
  await existingThirdPartyJob(ctx, input);
  await endThirdPartyJob(ctx, input.jobId, (job) => jobSuccessEvent(input, job));
};
