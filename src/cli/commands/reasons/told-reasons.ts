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
      among(reason.stageName ?? '')
        ? toldReason(reason, { ...context, runs, before: told.slice(0, index) })
        : [],
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

/** A reason with what stands around it. */
interface Surroundings extends Context {
  readonly runs: ObservedPipeline['runs'];
  readonly before: readonly WaitingReason[];
}

function toldReason(reason: WaitingReason, around: Surroundings): Reason {
  return {
    style: styleOf(reason),
    sentence: reason.sentence,
    remedy: remedyOf(reason, around),
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

function remedyOf(reason: WaitingReason, around: Surroundings): string | undefined {
  const { pipelineName, before } = around;
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
      return toApprove({
        ...at,
        actionName,
        execution: isTheOnlyOne(reason, around) ? undefined : shortId(pipelineExecutionId),
      });
    case 'JobNotTaken':
      return actionTypeId && toPoll(actionTypeId);
    case 'Stopping':
      return toAbandon(at);
    case 'StageFailed':
    case 'StageStopped':
      return againOf(reason, at);
    case 'RuleInProgress':
    case 'WindowClosed':
      return overrideOf(reason, at);
    case 'ConditionFailed':
      return overrideOf(reason, at) ?? againOf(reason, at);
    default:
      return undefined;
  }
}

// Where executions run side by side, or did until the mode was changed, several may ask the same.
function isTheOnlyOne(
  { stageName, pipelineExecutionId }: WaitingReason,
  { executionMode, runs }: Surroundings,
): boolean {
  if (executionMode === 'PARALLEL') return false;
  const stage = runs[0]?.stages.find((one) => one.stageName === stageName);
  return stage?.execution?.pipelineExecutionId === pipelineExecutionId;
}

function againOf({ retryable }: WaitingReason, at: Parameters<typeof toRetry>[0]): string {
  return retryable === false ? toStart(at.pipelineName) : toRetry(at);
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
