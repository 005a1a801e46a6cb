import type { ReportedDetails, RuleOutcome, RuleReported } from '../../engine/index.js';
import type { FailureDetails, InputOf } from '../../model/index.js';
import type { JobRow } from '../store/jobs.js';

/** What a worker's bad result means for the rule that its job is about. */
export const ruleFailureEvent = (
  { type, message, externalExecutionId }: FailureDetails,
  job: JobRow,
): RuleReported => ruleReported(job, { kind: 'failed', type, message }, { externalExecutionId });

/**
 * What a worker's good result means for it: that the rule holds, or that it is to be asked again. Variables
 * that it puts out are nobody's.
 */
export const ruleSuccessEvent = (
  { continuationToken, executionDetails }: InputOf<'PutJobSuccessResult'>,
  job: JobRow,
  { visibleAt }: { readonly visibleAt: number },
): RuleReported => {
  const outcome: RuleOutcome =
    continuationToken === undefined
      ? { kind: 'succeeded' }
      : { kind: 'waiting', continuationToken, visibleAt };
  return ruleReported(job, outcome, executionDetails);
};

const ruleReported = (
  job: JobRow,
  outcome: RuleOutcome,
  details: ReportedDetails | undefined,
): RuleReported => ({
  kind: 'ruleReported',
  pipelineExecutionId: job.pipeline_execution_id,
  ruleExecutionId: job.action_execution_id,
  jobId: job.job_id,
  outcome,
  details,
});
