import type { JobContinued, JobSucceeded } from '../../engine/index.js';
import type { InputOf } from '../../model/index.js';
import type { JobRow } from '../store/jobs.js';

type Result = Pick<
  InputOf<'PutJobSuccessResult'>,
  'continuationToken' | 'outputVariables' | 'executionDetails' | 'currentRevision'
>;

/** What a worker's good result means: the end of the action, or another round of it. */
export const jobSuccessEvent = (result: Result, job: JobRow): JobSucceeded | JobContinued => {
  const { continuationToken, outputVariables = {}, executionDetails, currentRevision } = result;
  const about = {
    pipelineExecutionId: job.pipeline_execution_id,
    actionExecutionId: job.action_execution_id,
    jobId: job.job_id,
    details: executionDetails,
    currentRevision,
  };
  return continuationToken === undefined
    ? { kind: 'jobSucceeded', ...about, outputVariables }
    : { kind: 'jobContinued', ...about, continuationToken };
};
