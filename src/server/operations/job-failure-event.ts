import type { JobFailed } from '../../engine/index.js';
import type { FailureDetails } from '../../model/index.js';
import type { JobRow } from '../store/jobs.js';

/** What a worker's bad result means: its action fails. */
export const jobFailureEvent = (failure: FailureDetails, job: JobRow): JobFailed => ({
  kind: 'jobFailed',
  pipelineExecutionId: job.pipeline_execution_id,
  actionExecutionId: job.action_execution_id,
  jobId: job.job_id,
  failure,
});
