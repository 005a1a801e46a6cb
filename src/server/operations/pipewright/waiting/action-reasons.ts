import type { ActionRun } from '../../../../engine/index.js';
import type { WaitingReason } from '../../../../model/index.js';
import { jobReason } from './job-reason.js';
import { shortId } from './name-words.js';
import { type Inside, placeOf, type Scene } from './scene.js';
import { forWords, inWords } from './time-words.js';

/** What the actions of an execution that are in progress wait for. */
export const actionReasons = (scene: Scene, inside: Inside): readonly WaitingReason[] =>
  Object.entries(inside.run.actions).flatMap(([actionName, run]) => {
    const { work } = run;
    if (run.status !== 'InProgress' || work.kind === 'none') return [];
    if (work.kind === 'approval') return [approvalReason(scene, inside, { actionName, run })];
    const job = scene.jobs.get(work.jobId);
    // One that has ended since the execution was looked at holds nothing up.
    return (job && jobReason(scene, { inside, actionName, run, job })) ?? [];
  });

const approvalReason = (
  { now }: Scene,
  inside: Inside,
  { actionName, run }: { readonly actionName: string; readonly run: ActionRun },
): WaitingReason => {
  return {
    ...placeOf(inside),
    kind: 'ApprovalPending',
    sentence: `${shortId(inside.execution.pipelineExecutionId)} has waited in ${inside.run.stageName} ${forWords(run.startedAt, now)} for an answer to ${actionName}; without one it fails ${inWords(run.deadline, now)}.`,
    actionName,
    since: run.startedAt,
    until: run.deadline,
  };
};
