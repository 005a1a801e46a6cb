import type { PipelineExecutionSummary, WaitingReason } from '../../../model/index.js';
import { shortId } from '../drawing/names.js';
import { ago } from '../drawing/times.js';
import { isOnItsWay, type ObservedPipeline } from '../observation/observed.js';
import { toStart } from './command-lines.js';
import type { Reason } from './reason.js';
import { stageReasons } from './stage-reasons.js';
import { toldReasons } from './told-reasons.js';
import { type Context, shutReasons, waitingReasons } from './waiting-reasons.js';

/**
 * What everything in a pipeline that is not moving waits for, from its first stage to its last: as the
 * server has told it, or, where it tells nothing of the kind, as far as it shows from outside.
 */
export function reasonsOf(
  pipeline: ObservedPipeline,
  now: number,
  told?: readonly WaitingReason[],
): readonly Reason[] {
  const { pipelineName, executionMode, executions } = pipeline;
  const context: Context = { pipelineName, executionMode, now };
  const reasons =
    told === undefined ? observedReasons(pipeline, context) : toldReasons(pipeline, told, context);
  const all = [...reasons, ...supersededReasons(executions, now)];
  return executions.some(isOnItsWay) || hasEndedInAStage(pipeline)
    ? all
    : [...all, idleReason(pipeline, now)];
}

function observedReasons({ runs }: ObservedPipeline, context: Context): readonly Reason[] {
  return runs.flatMap(({ stages }, run) =>
    stages.flatMap((stage, index) => [
      // Nothing leads into the first stage, and who waits for nobody is told of once.
      ...(index === 0 || run > 0 ? [] : shutReasons(stage, context)),
      ...(index === 0 ? [] : waitingReasons(stage, context)),
      ...stageReasons(stage, context),
    ]),
  );
}

// How the last execution ended is told already where a stage shows it.
function hasEndedInAStage({ runs, executions: [last] }: ObservedPipeline): boolean {
  return runs
    .flatMap(({ stages }) => stages)
    .some(
      ({ execution }) =>
        execution?.pipelineExecutionId === last?.pipelineExecutionId &&
        ['Failed', 'Stopped', 'Cancelled'].includes(execution?.status ?? ''),
    );
}

/** How many of them are told of one by one. */
const supersededMax = 3;

/** Those that newer ones have overtaken since the oldest of what is on its way began. */
function supersededReasons(
  executions: readonly PipelineExecutionSummary[],
  now: number,
): readonly Reason[] {
  const starts = executions.filter(isOnItsWay).flatMap(({ startTime }) => startTime ?? []);
  const oldest = Math.min(...starts);
  const superseded = executions.filter(
    ({ status, startTime = 0 }) => status === 'Superseded' && startTime >= oldest,
  );
  const told = superseded.slice(0, supersededMax).map(
    ({ pipelineExecutionId = '', lastUpdateTime }): Reason => ({
      style: 'dim',
      sentence: `${shortId(pipelineExecutionId)} does not go on: while it waited, a newer execution superseded it${lastUpdateTime === undefined ? '' : `, ${ago(lastUpdateTime, now)}`}.`,
      remedy: undefined,
    }),
  );
  const others = superseded.length - told.length;
  if (others === 0) return told;
  return [
    ...told,
    { style: 'dim', sentence: `${others} more were superseded before.`, remedy: undefined },
  ];
}

function idleReason({ executions, pipelineName }: ObservedPipeline, now: number): Reason {
  const [last] = executions;
  const remedy = toStart(pipelineName);
  if (last === undefined) {
    return { style: 'dim', sentence: `${pipelineName} has never been executed.`, remedy };
  }
  const { pipelineExecutionId = '', status, lastUpdateTime } = last;
  const when = lastUpdateTime === undefined ? '' : ` ${ago(lastUpdateTime, now)}`;
  return {
    style: 'dim',
    sentence: `Nothing is on its way: the last execution, ${shortId(pipelineExecutionId)}, ended as ${status}${when}.`,
    remedy,
  };
}
