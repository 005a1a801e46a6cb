import type { EngineEvent } from '../../engine/index.js';
import { type ActionResult, actions } from '../actions/index.js';
import type { ArtifactStore } from '../artifacts/artifact-store.js';
import type { Execution } from '../execution/index.js';
import type { Database } from '../store/database.js';
import type { ServerJobRow } from '../store/job-claims.js';
import { actionTypeText } from '../store/jobs.js';
import { claimS3Revision, findS3Source } from '../store/s3-sources.js';

export interface ServerJobParts {
  readonly database: Database;
  readonly execution: Execution;
  readonly artifacts: ArtifactStore;
  readonly clock: () => number;
}

/** Does the action of a job, and reports how it ended. What it throws may be tried again. */
export const doServerJob = async (
  parts: ServerJobParts,
  job: ServerJobRow,
  signal: AbortSignal,
): Promise<void> => {
  const action = actions[actionTypeText(job.data.actionTypeId)];
  if (!action) {
    await reportResult(parts, job, cannotRun(job));
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

const cannotRun = (job: ServerJobRow): ActionResult => {
  const { category, owner, provider, version } = job.data.actionTypeId;
  return {
    kind: 'failed',
    type: 'ConfigurationError',
    message:
      owner === 'Custom'
        ? `ActionType (Category: '${category}', Owner: '${owner}', Provider: '${provider}', Version: '${version}') is not available: it was deleted, or never created in this region.`
        : `Pipewright knows the action type ${category}/${owner}/${provider}/${version} but cannot run it yet. Use a custom action type with a job worker in its place.`,
  };
};

/** Ends a job, unless it has been handed out again meanwhile or nobody waits for it any more. */
export const reportResult = async (
  parts: ServerJobParts,
  job: ServerJobRow,
  result: ActionResult,
): Promise<void> => {
  await parts.execution.handle({
    tenant: { account: job.account, region: job.region },
    target: { kind: 'job', jobId: job.job_id },
    toEvent: ({ job: now }) =>
      now?.nonce === job.nonce
        ? resultEvent(job, result)
        : {
            kind: 'refusal',
            code: 'InvalidJobStateException',
            message: 'The job was handed out again.',
          },
  });
};

const resultEvent = (job: ServerJobRow, result: ActionResult): EngineEvent => {
  const about = {
    pipelineExecutionId: job.pipeline_execution_id,
    actionExecutionId: job.action_execution_id,
    jobId: job.job_id,
  };
  if (result.kind === 'failed') {
    const message = firstOf(result.message, messageStart);
    return { kind: 'jobFailed', ...about, failure: { type: result.type, message } };
  }
  const { outputVariables, currentRevision } = result;
  return {
    kind: 'jobSucceeded',
    ...about,
    outputVariables,
    details: { ...result.details, summary: firstOf(result.details.summary, summaryStart) },
    currentRevision: currentRevision && {
      ...currentRevision,
      revisionSummary: firstOf(currentRevision.revisionSummary, summaryStart),
    },
  };
};

// What the API takes of a job worker is what it gets from the server, too, in whole characters.
const messageStart = /^.{0,5000}/su;
const summaryStart = /^.{0,2048}/su;

const firstOf = (text: string, start: RegExp): string => start.exec(text)?.[0] ?? '';
