import { endJob } from './end-job.js';
import type { Handler } from './handler.js';

/** Ends a job badly: its action fails. */
export const putJobFailureResult: Handler<'PutJobFailureResult'> = async (input, ctx) => {
  await endJob(ctx, input.jobId, (job) => ({
    kind: 'jobFailed',
    pipelineExecutionId: job.pipeline_execution_id,
    actionExecutionId: job.action_execution_id,
    jobId: job.job_id,
    failure: input.failureDetails,
  }));
};
