import { endJob } from './end-job.js';
import type { Handler } from './handler.js';
import { jobSuccessEvent } from './job-success-event.js';
import { ruleSuccessEvent } from './rule-report-event.js';

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
  const visibleAt = ctx.now + ctx.execution.settings.continuationDelay;
  await endJob(ctx, input.jobId, (job) =>
    job.data.kind === 'rule'
      ? ruleSuccessEvent(input, job, { visibleAt })
      : jobSuccessEvent(input, job),
  );
};

const sizeOf = (variables: Readonly<Record<string, string>>): number =>
  Object.entries(variables).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
