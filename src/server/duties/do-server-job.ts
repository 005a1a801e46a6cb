import type { EngineEvent } from '../../engine/index.js';
import { type ActionResult, actions } from '../actions/index.js';
import type { Database } from '../store/database.js';
import type { ServerJobRow } from '../store/job-claims.js';
import { type ActionJobData, actionTypeText } from '../store/jobs.js';
import { claimS3Revision, findS3Source } from '../store/s3-sources.js';
import { cannotRun } from './cannot-run.js';
import { doRuleJob, type RuleJobParts, reportVerdict } from './do-rule-job.js';
import { cutMessage, cutSummary, reportJob } from './report-job.js';

export interface ServerJobParts extends RuleJobParts {
  readonly database: Database;
}

/** Does what a job asks for, and reports how it ended. What it throws may be tried again. */
export const doServerJob = (
  parts: ServerJobParts,
  job: ServerJobRow,
  signal: AbortSignal,
): Promise<void> => {
  const { data } = job;
  return data.kind === 'rule'
    ? doRuleJob(parts, { ...job, data }, signal)
    : doActionJob(parts, { ...job, data }, signal);
};

/** Ends a job that could not be done, though it was tried often enough. */
export const giveUpServerJob = (
  parts: ServerJobParts,
  job: ServerJobRow,
  why: string,
): Promise<void> => {
  const { data } = job;
  const failed = { kind: 'failed', type: 'SystemUnavailable' } as const;
  return data.kind === 'rule'
    ? reportVerdict(
        parts,
        { ...job, data },
        { ...failed, message: `The rule could not be evaluated: ${why}` },
      )
    : reportResult(
        parts,
        { ...job, data },
        { ...failed, message: `The action could not be carried out: ${why}` },
      );
};

const doActionJob = async (
  parts: ServerJobParts,
  job: ServerJobRow<ActionJobData>,
  signal: AbortSignal,
): Promise<void> => {
  const action = actions[actionTypeText(job.data.actionTypeId)];
  if (!action) {
    await reportResult(parts, job, await cannotRun(parts.database, job));
    return;
  }
  const key = { ...job, action_name: job.data.actionName };
  const isSource = job.data.actionTypeId.category === 'Source';
  const seen = isSource ? await findS3Source(parts.database, key) : undefined;
  const result = await action({ job, artifacts: parts.artifacts, signal });
  // What this execution has taken up needs no execution of its own.
  if (seen && job.data.sourceOverrides.length === 0) {
    await claimS3Revision(parts.database, seen, foundBy(result));
  }
  await reportResult(parts, job, result);
};

const foundBy = (result: ActionResult): string => {
  const revision = result.kind === 'succeeded' ? result.currentRevision?.revision : result.revision;
  return revision ?? '';
};

/** Says how the action of a job ended. */
export const reportResult = (
  { execution }: Pick<ServerJobParts, 'execution'>,
  job: ServerJobRow,
  result: ActionResult,
): Promise<void> => reportJob(execution, job, resultEvent(job, result));

const resultEvent = (job: ServerJobRow, result: ActionResult): EngineEvent => {
  const about = {
    pipelineExecutionId: job.pipeline_execution_id,
    actionExecutionId: job.action_execution_id,
    jobId: job.job_id,
  };
  if (result.kind === 'failed') {
    const message = cutMessage(result.message);
    return { kind: 'jobFailed', ...about, failure: { type: result.type, message } };
  }
  const { outputVariables, currentRevision } = result;
  return {
    kind: 'jobSucceeded',
    ...about,
    outputVariables,
    details: { ...result.details, summary: cutSummary(result.details.summary) },
    currentRevision: currentRevision && {
      ...currentRevision,
      revisionSummary: cutSummary(currentRevision.revisionSummary),
    },
  };
};
