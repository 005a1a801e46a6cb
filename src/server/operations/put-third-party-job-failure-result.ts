import { endThirdPartyJob } from './end-job.js';
import { existingThirdPartyJob } from './existing-third-party-job.js';
import type { Handler } from './handler.js';
import { jobFailureEvent } from './job-failure-event.js';

/** Ends a third party's job badly: its action fails. */
export const putThirdPartyJobFailureResult: Handler<'PutThirdPartyJobFailureResult'> = async (
  input,
  ctx,
) => {
  await existingThirdPartyJob(ctx, input);
  await endThirdPartyJob(ctx, input.jobId, (job) => jobFailureEvent(input.failureDetails, job));
};
