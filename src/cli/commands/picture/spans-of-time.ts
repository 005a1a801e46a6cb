import type { PipelineExecutionSummary } from '../../../model/index.js';
import { ago, duration, lasted } from '../drawing/times.js';
import { isOnItsWay, type ObservedAction, type ObservedStage } from '../observation/observed.js';
import type { Canvas } from './signs.js';

/** How long a stage has been at it, or how long ago it came to its end. */
export function stageTime(
  { execution, startTime, lastUpdateTime }: ObservedStage,
  { now }: Canvas,
): string {
  if (execution !== undefined && isOnItsWay(execution)) return forHowLong(startTime, now);
  return howLongAgo(lastUpdateTime, now);
}

export function executionTime(execution: PipelineExecutionSummary, { now }: Canvas): string {
  return isOnItsWay(execution)
    ? forHowLong(execution.startTime, now)
    : howLongAgo(execution.lastUpdateTime, now);
}

/** How long an action has been at it, or took. */
export function actionTime({ attempt }: ObservedAction, { now }: Canvas): string {
  const { status, startTime, lastUpdateTime } = attempt ?? {};
  if (status === 'InProgress') return forHowLong(startTime, now);
  if (startTime === undefined || lastUpdateTime === undefined) return '';
  return `took ${lasted(lastUpdateTime - startTime)}`;
}

function forHowLong(time: number | undefined, now: number): string {
  return time === undefined ? '' : `for ${duration(now - time)}`;
}

function howLongAgo(time: number | undefined, now: number): string {
  return time === undefined ? '' : ago(time, now);
}
