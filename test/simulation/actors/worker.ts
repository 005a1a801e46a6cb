import type { EngineEvent, RuleOutcome } from '../../../src/engine/index.js';
import { acknowledgeJob, claimJobs } from '../job-claims.js';
import { type HeldJob, pick, type Scene, type Worker, workerOf } from '../scene.js';
import { type Found, type Outcome, send } from '../shell.js';
import type { Step } from '../step.js';
import type { JobRow } from '../store.js';

/** How a report on a job ends it. */
export type Report = 'succeeded' | 'failed' | 'again';

const lookAgainAfter = 1_000;

export const poll = (scene: Scene, step: Step): void => {
  const { shell } = scene;
  const worker = workerOf(scene, step.who);
  if (shell.clock.now < worker.asleepUntil) return;
  const jobs = claimJobs(shell, { claimant: 'worker', max: 1 + (step.how % 3) });
  if (jobs === undefined) return;
  worker.asleepUntil = jobs.length === 0 ? shell.clock.now + lookAgainAfter : 0;
  for (const { jobId, nonce = '' } of jobs) worker.offered.push({ jobId, nonce });
  // Most workers acknowledge at once; the others come to it later, if they do.
  if (step.what % 4 > 0) for (const { jobId } of jobs) acknowledgeOne(scene, worker, jobId);
};

export const acknowledge = (scene: Scene, step: Step): void => {
  const worker = workerOf(scene, step.who, 'offered');
  const job = pick(worker.offered, step.what);
  if (job) acknowledgeOne(scene, worker, job.jobId);
};

const acknowledgeOne = (scene: Scene, worker: Worker, jobId: string): void => {
  const job = worker.offered.findLast((one) => one.jobId === jobId);
  const answer = job && acknowledgeJob(scene.shell, job);
  // Without an answer it asks again another time.
  if (!answer) return;
  worker.offered = worker.offered.filter((one) => one !== job);
  if (answer.isNonceRight && answer.status === 'InProgress') worker.held.push(job);
  else worker.old.push(job);
};

/** An honest report on a job that the worker holds; it looks for one if it has none. */
export const report = (scene: Scene, step: Step, how: Report): void => {
  const worker = workerOf(scene, step.who, 'held');
  const job = pick(worker.held, step.what);
  if (!job) {
    poll(scene, step);
    return;
  }
  worker.held = worker.held.filter((one) => one !== job);
  worker.old.push(job);
  sendReport(scene, step, { job, how });
};

/** A report on what has been reported before, or was let slip long ago. */
export const reportAgain = (scene: Scene, step: Step): void => {
  const { old } = workerOf(scene, step.who, 'old');
  const job = step.what % 2 === 0 ? old.at(-1) : pick(old, step.what);
  if (!job) return;
  sendReport(scene, step, {
    job,
    how: pick(['succeeded', 'failed', 'again'], step.how) ?? 'failed',
  });
};

/** Names jobs that are not its own, or that nobody knows, and nonces that it was not given. */
export const lie = (scene: Scene, step: Step): void => {
  const { shell } = scene;
  const jobId = pick([...shell.store.jobs.keys()], step.what) ?? 'nothing';
  const other = workerOf(scene, step.who + 1);
  const nonce = pick([...other.old, ...other.held], step.who)?.nonce ?? 'made up';
  if (step.how % 3 === 0) acknowledgeJob(shell, { jobId, nonce });
  // Who holds a job by right may be the one who is lied about: it learns that when it reports.
  else if (shell.store.jobs.get(jobId)?.status !== 'InProgress') {
    sendReport(scene, step, { job: { jobId, nonce }, how: 'succeeded' });
  }
};

export const die = (scene: Scene, step: Step): void => {
  const worker: Worker = workerOf(scene, step.who);
  worker.offered = [];
  worker.held = [];
  worker.old = [];
  worker.asleepUntil = 0;
};

const sendReport = (
  scene: Scene,
  step: Step,
  { job, how }: { readonly job: HeldJob; readonly how: Report },
): void => {
  const request = {
    jobId: job.jobId,
    toEvent: ({ job: row }: Found): EngineEvent | Outcome =>
      row?.status === 'InProgress' ? reportEvent(row, how, step) : notInProgress,
    answered: () => undefined,
    unanswered: () => {
      scene.inDoubt.push(request);
    },
  };
  send(scene.shell, request, step.isGathered);
};

const notInProgress: Outcome = {
  kind: 'refusal',
  code: 'InvalidJobStateException',
  message: 'The job is not in progress.',
};

/** What a report tells the engine: of an action or of a rule, whichever the job is for. */
export const reportEvent = (row: JobRow, how: Report, step: Step): EngineEvent => {
  const { pipelineExecutionId, jobId, about } = row;
  if (about.kind === 'rule') {
    const { ruleExecutionId } = about;
    const outcome = ruleOutcome(how, step);
    return { kind: 'ruleReported', pipelineExecutionId, ruleExecutionId, jobId, outcome };
  }
  const ids = { pipelineExecutionId, jobId, actionExecutionId: about.actionExecutionId };
  if (how === 'failed') {
    return { kind: 'jobFailed', ...ids, failure: { type: 'JobFailed', message: 'no' } };
  }
  if (how === 'again') return { kind: 'jobContinued', ...ids, continuationToken: `t${step.how}` };
  // A source that finds no commit leaves those who refer to it unresolved.
  const outputVariables: Readonly<Record<string, string>> =
    step.how % 8 === 0 ? {} : { Commit: `c${step.how}` };
  return { kind: 'jobSucceeded', ...ids, outputVariables };
};

const ruleOutcome = (how: Report, step: Step): RuleOutcome => {
  if (how === 'succeeded') return { kind: 'succeeded' };
  if (how === 'again') {
    return { kind: 'waiting', continuationToken: `t${step.how}`, visibleAt: step.how };
  }
  const type = step.how % 3 === 0 ? 'ConfigurationError' : 'JobFailed';
  return { kind: 'failed', type, message: 'no' };
};
