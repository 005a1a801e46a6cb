import type { EngineEvent, ExecutionState } from '../../../src/engine/index.js';
import { claimJobs, renewServerJobs } from '../job-claims.js';
import { pick, type Scene } from '../scene.js';
import { type Found, flush, type Outcome, send } from '../shell.js';
import type { Step } from '../step.js';
import { putJob } from '../store.js';
import { type Report, reportEvent } from './worker.js';

/** The server takes up jobs that it does itself. */
export const pollAsServer = ({ shell, server }: Scene, step: Step): void => {
  const jobs = claimJobs(shell, { claimant: 'server', max: 1 + (step.how % 4) });
  for (const { jobId, nonce = '' } of jobs ?? []) server.held.push({ jobId, nonce });
};

export const reportAsServer = (scene: Scene, step: Step, how: Report): void => {
  const { server, shell } = scene;
  const job = pick(server.held, step.what);
  if (!job) {
    pollAsServer(scene, step);
    return;
  }
  server.held = server.held.filter((one) => one !== job);
  const request = {
    jobId: job.jobId,
    toEvent: ({ job: row }: Found): EngineEvent | Outcome =>
      row?.nonce === job.nonce ? reportEvent(row, how, step) : handedOutAgain,
    answered: () => undefined,
    // The lease lapses, and the job is done once more.
    unanswered: () => undefined,
  };
  send(shell, request, step.isGathered);
};

const handedOutAgain: Outcome = {
  kind: 'refusal',
  code: 'InvalidJobStateException',
  message: 'The job was handed out again.',
};

export const renew = ({ shell, server }: Scene): void => renewServerJobs(shell, server.held);

/** A server that begins on the same data: what it held when it died is free. */
export const restart = ({ shell }: Scene): void => {
  for (const id of shell.store.openJobs) {
    const job = shell.store.jobs.get(id);
    if (job?.claimant !== 'server' || job.status !== 'Dispatched') continue;
    putJob(shell.store, { ...job, availableAt: shell.clock.now });
  }
};

/** Ends what is overdue, all of it together as far as it goes into one transaction. */
export const endOverdue = (scene: Scene): void => {
  const { shell } = scene;
  for (const id of shell.store.inFlight) {
    const execution = shell.store.state.executions[id];
    for (const event of execution ? overdueEvents(execution, shell.clock.now) : []) {
      send(
        shell,
        { toEvent: () => event, answered: () => undefined, unanswered: () => undefined },
        true,
      );
    }
  }
  flush(shell);
};

const overdueEvents = (
  { pipelineExecutionId, stage }: ExecutionState,
  now: number,
): readonly EngineEvent[] => {
  const isDue = ({ status, deadline }: { readonly status: string; readonly deadline: number }) =>
    status === 'InProgress' && deadline <= now;
  const actions = Object.values(stage?.actions ?? {}).filter(isDue);
  const rules = Object.values(stage?.conditions ?? {}).flatMap(({ rules: runs }) =>
    runs.filter(isDue),
  );
  return [
    ...actions.map(
      ({ actionExecutionId }): EngineEvent => ({
        kind: 'deadlinePassed',
        pipelineExecutionId,
        actionExecutionId,
      }),
    ),
    ...rules.map(
      ({ ruleExecutionId }): EngineEvent => ({
        kind: 'ruleDeadlinePassed',
        pipelineExecutionId,
        ruleExecutionId,
      }),
    ),
  ];
};
