import type { EngineEvent, JobContinued, JobSucceeded } from '../../engine/index.js';
import type { InputOf } from '../../model/index.js';
import type { JobRow } from '../store/jobs.js';
import { endJob } from './end-job.js';
import type { Handler } from './handler.js';

const outputVariablesMax = 122_880;

/** Ends a job well: for good, or to go on under a new job that carries the continuation token. */
export const putJobSuccessResult: Handler<'PutJobSuccessResult'> = async (input, ctx) => {
  const { outputVariables = {}, continuationToken } = input;
  if (continuationToken !== undefined && Object.keys(outputVariables).length > 0) {
    throw ctx.error(
      'ValidationException',
      'outputVariables may only be given with the last result, without a continuationToken.',
    );
  }
  if (sizeOf(outputVariables) > outputVariablesMax) {
    throw ctx.error(
      'OutputVariablesSizeExceededException',
      `The output variables of an action may take up to ${outputVariablesMax} bytes; these take ${sizeOf(outputVariables)}.`,
    );
  }
  await endJob(ctx, input.jobId, (job) => successEvent(input, job));
};

const sizeOf = (variables: Readonly<Record<string, string>>): number =>
  Object.entries(variables).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );

const successEvent = (input: InputOf<'PutJobSuccessResult'>, job: JobRow): EngineEvent => {
  const { continuationToken, outputVariables = {}, executionDetails, currentRevision } = input;
  const about = {
    pipelineExecutionId: job.pipeline_execution_id,
    actionExecutionId: job.action_execution_id,
    jobId: job.job_id,
    details: executionDetails,
    currentRevision,
  };
  if (continuationToken === undefined) {
    return { kind: 'jobSucceeded', ...about, outputVariables } satisfies JobSucceeded;
  }
  return { kind: 'jobContinued', ...about, continuationToken } satisfies JobContinued;
};
