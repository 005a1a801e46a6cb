import { setTimeout as delay } from 'node:timers/promises';
import type { EngineEvent } from '../../engine/index.js';
import { type ActionResult, actions } from '../actions/index.js';
import type { ArtifactStore } from '../artifacts/artifact-store.js';
import type { Execution } from '../execution/index.js';
import type { Database } from '../store/database.js';
import { claimServerJobs, renewServerJobs } from '../store/job-claims.js';
import { actionTypeText, type JobRow } from '../store/jobs.js';
import { claimS3Revision } from '../store/s3-sources.js';
import type { DutyRun } from './every.js';

const lease = 30_000;
const renewEvery = 10_000;
const lookEvery = 1_000;
const jobsMax = 8;
const retryAfter = 1_000;

export interface ServerJobParts {
  readonly database: Database;
  readonly execution: Execution;
  readonly artifacts: ArtifactStore;
  readonly clock: () => number;
}

/** The server as a worker of its own jobs. */
export interface ServerJobs {
  /** Says that there may be something to do. */
  readonly wake: () => void;
  /** Resolves when the signal said stop and the running jobs have been let go. */
  readonly ended: Promise<void>;
}

/**
 * Does the jobs of built-in actions, up to a number at once, by the same table and the same claim
 * as the job workers'. A job that this server does not finish lapses and is taken up again.
 */
export const runServerJobs = (run: DutyRun, parts: ServerJobParts): ServerJobs => {
  const running = new Map<string, { readonly job: JobRow; readonly done: Promise<void> }>();
  let rouse = (): void => undefined;

  const begin = (job: JobRow): void => {
    const done = doJob(run, parts, job).finally(() => {
      running.delete(job.job_id);
      rouse();
    });
    running.set(job.job_id, { job, done });
  };

  const look = async (): Promise<void> => {
    const free = jobsMax - running.size;
    if (free === 0) return;
    const jobs = await claimServerJobs(parts.database, { max: free, now: parts.clock(), lease });
    jobs.forEach(begin);
    if (jobs.length === free) await look();
  };

  const loop = async (): Promise<void> => {
    while (!run.signal.aborted) {
      const roused = new Promise<void>((resolve) => {
        rouse = resolve;
      });
      await look().catch((err: unknown) => run.log.error({ err }, 'server jobs not claimed'));
      const pause = new AbortController();
      const either = AbortSignal.any([run.signal, pause.signal]);
      await Promise.race([
        roused,
        delay(lookEvery, undefined, { signal: either }).catch(() => undefined),
      ]);
      pause.abort();
    }
    await Promise.all([...running.values()].map(({ done }) => done));
  };

  const renewing = setInterval(() => {
    const held = [...running.values()].flatMap(({ job }) =>
      job.nonce === null
        ? []
        : [{ account: job.account, region: job.region, jobId: job.job_id, nonce: job.nonce }],
    );
    if (held.length === 0) return;
    renewServerJobs(parts.database, held, parts.clock() + lease).catch((err: unknown) =>
      run.log.error({ err }, 'server jobs not renewed'),
    );
  }, renewEvery);
  renewing.unref();

  const ended = loop().finally(() => clearInterval(renewing));
  return { wake: () => rouse(), ended };
};

const doJob = async (run: DutyRun, parts: ServerJobParts, job: JobRow): Promise<void> => {
  const { signal, log } = run;
  const about = { jobId: job.job_id, pipelineName: job.pipeline_name };
  while (!signal.aborted) {
    try {
      const result = await resultOf(run, parts, job);
      await report(parts, job, result);
      return;
    } catch (err) {
      if (signal.aborted) return;
      log.error({ ...about, err }, 'action could not be carried out, trying again');
      await delay(retryAfter, undefined, { signal }).catch(() => undefined);
    }
  }
};

const resultOf = async (
  run: DutyRun,
  parts: ServerJobParts,
  job: JobRow,
): Promise<ActionResult> => {
  const action = actions[actionTypeText(job.data.actionTypeId)];
  if (!action) return cannotRun(job);
  const { signal } = run;
  const result = await action({ job, artifacts: parts.artifacts, signal, now: parts.clock() });
  if (
    result.kind === 'succeeded' &&
    result.currentRevision &&
    job.data.sourceOverrides.length === 0
  ) {
    // What this execution has taken up needs no execution of its own.
    const source = { ...job, action_name: job.data.actionName };
    await claimS3Revision(parts.database, source, result.currentRevision.revision);
  }
  return result;
};

const cannotRun = (job: JobRow): ActionResult => {
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

const report = async (parts: ServerJobParts, job: JobRow, result: ActionResult): Promise<void> => {
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

const resultEvent = (job: JobRow, result: ActionResult): EngineEvent => {
  const about = {
    pipelineExecutionId: job.pipeline_execution_id,
    actionExecutionId: job.action_execution_id,
    jobId: job.job_id,
  };
  if (result.kind === 'failed') {
    return { kind: 'jobFailed', ...about, failure: { type: result.type, message: result.message } };
  }
  const { outputVariables, details, currentRevision } = result;
  return { kind: 'jobSucceeded', ...about, outputVariables, details, currentRevision };
};
