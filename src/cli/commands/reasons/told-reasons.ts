import type { WaitingReason } from '../../../model/index.js';
import { shortId } from '../drawing/names.js';
import type { Style } from '../drawing/style.js';
import type { ObservedPipeline } from '../observation/observed.js';
import {
  toAbandon,
  toApprove,
  toEnable,
  toOverride,
  toPoll,
  toRetry,
  toStart,
} from './command-lines.js';
import type { Reason } from './reason.js';
import { cancelledReasons } from './stage-reasons.js';
import { type Context, shutReasons } from './waiting-reasons.js';

/** What the server says that its executions wait for, among what nobody waits for, stage by stage. */
export function toldReasons(
  { runs }: ObservedPipeline,
  told: readonly WaitingReason[],
  context: Context,
): readonly Reason[] {
  const stages = runs[0]?.stages ?? [];
  const known = new Set(stages.map(({ stageName }) => stageName));
  const toldOf = (among: (stageName: string) => boolean): readonly Reason[] =>
    told.flatMap((reason, index) =>
      among(reason.stageName ?? '') ? toldReason(reason, told.slice(0, index), context) : [],
    );
  return [
    ...stages.flatMap((stage, index) => [
      ...(index === 0 ? [] : shutReasons(stage, context)),
      ...toldOf((stageName) => stageName === stage.stageName),
      ...runs.flatMap((run) =>
        run.stages
          .filter(({ stageName }) => stageName === stage.stageName)
          .flatMap((one) => cancelledReasons(one, context)),
      ),
    ]),
    // Where executions run side by side, some may be in stages that are declared no more.
    ...toldOf((stageName) => !known.has(stageName)),
  ];
}

function toldReason(
  reason: WaitingReason,
  before: readonly WaitingReason[],
  context: Context,
): Reason {
  return {
    style: styleOf(reason),
    sentence: reason.sentence,
    remedy: remedyOf(reason, before, context),
  };
}

function styleOf({ kind, lastReported }: WaitingReason): Style {
  switch (kind) {
    case 'StageFailed':
    case 'ConditionFailed':
      return 'bad';
    case 'JobInProgress':
    case 'ServerAtWork':
    case 'RuleInProgress':
      return 'busy';
    case 'JobNotYetVisible':
      return lastReported === undefined ? 'waiting' : 'busy';
    default:
      return 'waiting';
  }
}

function remedyOf(
  reason: WaitingReason,
  before: readonly WaitingReason[],
  { pipelineName, executionMode }: Context,
): string | undefined {
  const { kind, pipelineExecutionId, stageName = '', actionName = '', actionTypeId } = reason;
  const at = { pipelineName, stageName, pipelineExecutionId };
  switch (kind) {
    case 'TransitionDisabled':
      // One command lets in all who wait there.
      return before.some((one) => one.kind === kind && one.stageName === stageName)
        ? undefined
        : toEnable(at);
    case 'NotAdmitted':
      return toStart(pipelineName);
    case 'ApprovalPending':
      // Where executions run side by side, several may ask the same.
      return toApprove({
        ...at,
        actionName,
        execution: executionMode === 'PARALLEL' ? shortId(pipelineExecutionId) : undefined,
      });
    case 'JobNotTaken':
      return actionTypeId && toPoll(actionTypeId);
    case 'Stopping':
      return toAbandon(at);
    case 'StageFailed':
    case 'StageStopped':
      return toRetry(at);
    case 'RuleInProgress':
    case 'WindowClosed':
    case 'ConditionFailed':
      return overrideOf(reason, at);
    default:
      return undefined;
  }
}

function overrideOf(
  { gate, overridable }: WaitingReason,
  at: Parameters<typeof toRetry>[0],
): string | undefined {
  if (overridable !== true) return undefined;
  switch (gate) {
    case 'beforeEntry':
      return toOverride({ ...at, conditionType: 'BEFORE_ENTRY' });
    case 'onSuccess':
      return toOverride({ ...at, conditionType: 'ON_SUCCESS' });
    default:
      return undefined;
  }
}
