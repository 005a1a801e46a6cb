import type { ActionRun } from '../../../../engine/index.js';
import type { WaitingReason } from '../../../../model/index.js';
import type { WaitingJobRow } from '../../../store/waiting.js';
import { actionWords, shortId } from './name-words.js';
import { reportWords } from './report-words.js';
import { type Inside, placeOf, type Scene } from './scene.js';
import { agoWords, forWords, lengthWords } from './time-words.js';

/** An action in progress whose work is a job. */
export interface Working {
  readonly inside: Inside;
  readonly actionName: string;
  readonly run: ActionRun;
  readonly job: WaitingJobRow;
}

/** What the job of an action waits for; nothing when it has ended. */
export const jobReason = (scene: Scene, working: Working): WaitingReason | undefined => {
  const { inside, actionName, run, job } = working;
  const common = {
    ...placeOf(inside),
    actionName,
    actionTypeId: job.actionTypeId ?? undefined,
    jobId: job.jobId,
    lastPolled: job.lastPolled ?? undefined,
    lastReported: scene.reports.get(run.actionExecutionId)?.reported ?? undefined,
  };
  const told = tell(scene, working);
  return told && { ...common, ...told };
};

type Told = Pick<WaitingReason, 'kind' | 'sentence' | 'since' | 'until'>;

const tell = (scene: Scene, working: Working): Told | undefined => {
  const { job } = working;
  const isDue = job.availableAt <= scene.now;
  switch (job.status) {
    case 'Created':
    case 'Queued':
      if (!isDue) return notYetVisible(scene, working);
      return job.claimant === 'server' ? serverAtWork(scene, working) : notTaken(scene, working);
    case 'Dispatched':
      if (job.claimant === 'server') return serverAtWork(scene, working);
      return isDue ? notTaken(scene, working) : notAcknowledged(scene, working);
    case 'InProgress':
      return inProgress(scene, working);
    default:
      return undefined;
  }
};

const idOf = ({ inside }: Working): string => shortId(inside.execution.pipelineExecutionId);

const stageOf = ({ inside }: Working): string => inside.run.stageName;

const whatOf = ({ actionName, job }: Working): string => actionWords(actionName, job.actionTypeId);

const notTaken = (scene: Scene, working: Working): Told => {
  const { job } = working;
  const { now } = scene;
  const since = job.availableAt;
  const lapsed =
    job.status === 'Dispatched' ? ['one that was handed it has not acknowledged it'] : [];
  return {
    kind: 'JobNotTaken',
    sentence: `${idOf(working)} has waited in ${stageOf(working)} ${forWords(since, now)} for a job worker to do ${whatOf(working)}: ${[...lapsed, pollWords(job, now), ...queryWords(job)].join('; ')}.`,
    since,
    until: working.run.deadline,
  };
};

const pollWords = ({ lastPolled }: WaitingJobRow, now: number): string =>
  lastPolled === null
    ? 'none has ever polled for that type'
    : `the last poll for that type was ${agoWords(lastPolled, now)}`;

const queryWords = ({ queryable, queryValue }: WaitingJobRow): readonly string[] =>
  queryable === null ? [] : [`only a poll for ${queryable}=${queryValue ?? ''} is given it`];

const notAcknowledged = ({ now, acknowledgeWithin }: Scene, working: Working): Told => {
  const { availableAt: until } = working.job;
  const since = Math.min(now, until - acknowledgeWithin);
  return {
    kind: 'JobNotAcknowledged',
    sentence: `${idOf(working)} waits in ${stageOf(working)} for the job worker that was handed ${whatOf(working)} ${agoWords(since, now)} to acknowledge it; in ${lengthWords(until - now)} another one may take it.`,
    since,
    until,
  };
};

const inProgress = (scene: Scene, working: Working): Told => {
  const { run } = working;
  const said = reportWords(scene, run.actionExecutionId);
  return {
    kind: 'JobInProgress',
    sentence: `${idOf(working)} has been working in ${stageOf(working)} on ${whatOf(working)} ${forWords(run.startedAt, scene.now)}: ${said ?? 'its worker has the job and has reported nothing so far'}.`,
    since: run.startedAt,
    until: run.deadline,
  };
};

const notYetVisible = (scene: Scene, working: Working): Told => {
  const { run, job } = working;
  const said = reportWords(scene, run.actionExecutionId);
  const report = said === undefined ? '' : `: ${said}`;
  const next = job.claimant === 'server' ? 'the server looks at it again' : 'a worker may go on';
  return {
    kind: 'JobNotYetVisible',
    sentence: `${idOf(working)} has been in ${stageOf(working)} at ${whatOf(working)} ${forWords(run.startedAt, scene.now)}${report}; ${next} in ${lengthWords(job.availableAt - scene.now)}.`,
    since: run.startedAt,
    until: job.availableAt,
  };
};

const serverAtWork = (scene: Scene, working: Working): Told => {
  const { run, job } = working;
  const said = reportWords(scene, run.actionExecutionId);
  const isBegun = job.status === 'Dispatched' && job.availableAt > scene.now;
  const doing = isBegun ? 'the server is carrying it out' : 'the server is about to take it up';
  return {
    kind: 'ServerAtWork',
    sentence: `${idOf(working)} has been in ${stageOf(working)} at ${whatOf(working)} ${forWords(run.startedAt, scene.now)}: ${doing}${said === undefined ? '' : `: ${said}`}.`,
    since: run.startedAt,
    until: run.deadline,
  };
};
