import type { ActionTypeId } from '../../../model/index.js';
import { shortId } from '../drawing/names.js';
import { clockToMinute, duration } from '../drawing/times.js';
import type {
  ObservedAction,
  ObservedAttempt,
  ObservedStage,
  PendingApproval,
} from '../observation/observed.js';
import { toApprove, toPoll } from './command-lines.js';
import type { Reason } from './reason.js';
import type { Context } from './waiting-reasons.js';

/** What the actions of a stage that have begun wait for. */
export function actionReasons(stage: ObservedStage, context: Context): readonly Reason[] {
  const { execution, actions } = stage;
  if (execution === undefined) return [];
  const id = shortId(execution.pipelineExecutionId);
  return actions.flatMap((action) => {
    const { attempt, approval } = action;
    if (attempt?.status !== 'InProgress') return [];
    const place = { id, stageName: stage.stageName, action };
    return approval === undefined
      ? workReason(place, attempt, context)
      : approvalReason(place, approval, context);
  });
}

interface Place {
  readonly id: string;
  readonly stageName: string;
  readonly action: ObservedAction;
}

function approvalReason(
  { id, stageName, action: { actionName } }: Place,
  { since, until }: PendingApproval,
  { pipelineName, executionMode, now }: Context,
): Reason {
  // Where executions run side by side, several may ask the same.
  const execution = executionMode === 'PARALLEL' ? id : undefined;
  const time =
    since === undefined ? '' : ` since ${clockToMinute(since)} (${duration(now - since)})`;
  const end =
    until === undefined
      ? ''
      : `; without one it fails on ${clockToMinute(until)}${until > now ? `, in ${duration(until - now)}` : ''}`;
  return {
    style: 'waiting',
    sentence: `${id} waits in ${stageName} for an answer to ${actionName}${time}${end}.`,
    remedy: toApprove({ pipelineName, stageName, actionName, execution }),
  };
}

function workReason(place: Place, attempt: ObservedAttempt, { now }: Context): Reason {
  const { id, stageName, action } = place;
  const { actionTypeId, actionName } = action;
  const time = attempt.startTime === undefined ? '' : ` for ${duration(now - attempt.startTime)}`;
  const what = `${actionName} (${typeWords(actionTypeId)})`;
  const said = reportOf(attempt);
  if (said !== undefined) {
    return {
      style: 'busy',
      sentence: `${id} has been working in ${stageName} on ${what}${time}: ${said}.`,
      remedy: undefined,
    };
  }
  if (actionTypeId.owner === 'AWS') {
    return {
      style: 'busy',
      sentence: `${id} has been in ${stageName} at ${what}${time}, which has reported nothing so far.`,
      remedy: undefined,
    };
  }
  return {
    style: 'waiting',
    sentence: `${id} has waited in ${stageName}${time} for a job worker to do ${what}: none has reported on it.`,
    remedy: toPoll(actionTypeId),
  };
}

function typeWords({ category, owner, provider, version }: ActionTypeId): string {
  return `${category} ${owner} ${provider} ${version}`;
}

// Who has taken a job is told to nobody. That somebody has, shows when they report on it.
function reportOf(attempt: ObservedAttempt): string | undefined {
  const { percentComplete, summary, externalExecutionId } = attempt;
  const parts = [
    ...(percentComplete === undefined ? [] : [`${percentComplete} %`]),
    ...(summary === undefined ? [] : [`“${summary}”`]),
    ...(externalExecutionId === undefined ? [] : [`known to its worker as ${externalExecutionId}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}
