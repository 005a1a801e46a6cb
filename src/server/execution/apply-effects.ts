import type { Effect, OfferedJob, OfferedRuleJob } from '../../engine/index.js';
import type { Tx } from '../store/database.js';
import {
  actionTypeText,
  closeJobs,
  continueJobs,
  insertJobs,
  type JobClosure,
  type JobContinuation,
  type NewJob,
  ruleTypeText,
} from '../store/jobs.js';
import type { Working } from './working-set.js';

/** A job that somebody may be waiting for once the transaction is committed. */
export interface QueuedJob {
  readonly account: string;
  readonly region: string;
  readonly actionType: string;
  readonly visibleAt: number;
}

/** What one transaction does to jobs. */
export interface JobRows {
  readonly offered: NewJob[];
  readonly continued: JobContinuation[];
  readonly closed: JobClosure[];
}

export const noJobRows = (): JobRows => ({ offered: [], continued: [], closed: [] });

export const gatherEffect = (
  rows: JobRows,
  working: Working,
  given: { readonly effect: Effect; readonly now: number },
): void => {
  const { effect, now } = given;
  const { account, region } = working.row;
  switch (effect.kind) {
    case 'offerJob':
      rows.offered.push(actionJob(working, effect.job, now));
      return;
    case 'offerRuleJob':
      rows.offered.push(ruleJob(working, effect.job, now));
      return;
    case 'continueJob':
      rows.continued.push({
        account,
        region,
        job_id: effect.jobId,
        new_job_id: effect.newJobId,
        continuation_token: effect.continuationToken,
        available_at: effect.visibleAt,
        created: now,
      });
      rows.closed.push({
        account,
        region,
        job_id: effect.jobId,
        status: 'Succeeded',
        ended: now,
      });
      return;
    case 'closeJob':
      rows.closed.push({
        account,
        region,
        job_id: effect.jobId,
        status: effect.status,
        ended: now,
      });
  }
};

/** Gives the jobs that wait for a worker once it is committed. */
export const writeJobs = (tx: Tx, { offered, continued, closed }: JobRows): QueuedJob[] => {
  if (offered.length > 0) insertJobs(tx, offered);
  if (continued.length > 0) continueJobs(tx, continued);
  if (closed.length > 0) closeJobs(tx, closed);
  return offered.map(({ account, region, action_type, available_at }) => ({
    account,
    region,
    actionType: action_type,
    visibleAt: available_at,
  }));
};

const actionJob = (working: Working, job: OfferedJob, now: number): NewJob => ({
  ...jobRow(working, job, now),
  action_type: actionTypeText(job.actionTypeId),
  action_execution_id: job.actionExecutionId,
  data: {
    actionTypeId: job.actionTypeId,
    configuration: job.configuration,
    stageName: job.stageName,
    actionName: job.actionName,
    inputArtifacts: job.inputArtifacts,
    outputArtifacts: job.outputArtifacts.map((place) =>
      job.revision === undefined ? place : { ...place, revision: job.revision },
    ),
    encryptionKey: job.encryptionKey,
    sourceOverrides: job.sourceOverrides,
  },
});

const ruleJob = (working: Working, job: OfferedRuleJob, now: number): NewJob => ({
  ...jobRow(working, job, now),
  action_type: ruleTypeText(job.rule.ruleTypeId),
  action_execution_id: job.ruleExecutionId,
  data: {
    kind: 'rule',
    gate: job.gate,
    rule: job.rule,
    configuration: job.configuration,
    stageName: job.stageName,
    ruleName: job.rule.name,
    inputArtifacts: job.inputArtifacts,
  },
});

const jobRow = ({ row }: Working, job: OfferedJob | OfferedRuleJob, now: number) => ({
  account: row.account,
  region: row.region,
  job_id: job.jobId,
  available_at: job.visibleAt,
  pipeline_id: row.pipeline_id,
  pipeline_name: row.name,
  pipeline_execution_id: job.pipelineExecutionId,
  created: now,
});
