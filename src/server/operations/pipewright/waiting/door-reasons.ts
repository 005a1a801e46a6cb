import type { StageState } from '../../../../engine/index.js';
import type { WaitingReason } from '../../../../model/index.js';
import type { WaitingExecution } from '../../../store/waiting.js';
import { callerName, ordinal, quoted, shortId } from './name-words.js';
import type { Scene } from './scene.js';
import { forWords } from './time-words.js';

/** Why those who stand in front of a stage do not enter it. */
export const doorReasons = (scene: Scene, stageName: string): readonly WaitingReason[] => {
  const { stages } = scene.pipeline;
  const stage = Object.hasOwn(stages, stageName) ? stages[stageName] : undefined;
  if (!stage) return [];
  const waiting = stage.inbound.flatMap((id) => scene.executions.get(id) ?? []);
  // Who waits for nobody is nobody else's place in the queue.
  const queue = waiting.filter(({ executionMode }) => executionMode !== 'PARALLEL');
  return waiting.flatMap((execution) => {
    const since = sinceOf(execution);
    if (since === undefined) return [];
    const before = queue.slice(0, Math.max(0, queue.indexOf(execution)));
    return [doorReason({ stageName, stage, execution, before, since, now: scene.now })];
  });
};

const sinceOf = ({ position }: WaitingExecution): number | undefined =>
  position.kind === 'inbound' ? position.since : undefined;

interface AtDoor {
  readonly stageName: string;
  readonly stage: StageState;
  readonly execution: WaitingExecution;
  /** Those who enter before it, the first to enter first. */
  readonly before: readonly WaitingExecution[];
  readonly since: number;
  readonly now: number;
}

const doorReason = (at: AtDoor): WaitingReason => {
  const { stageName, stage, execution, before, since } = at;
  const { pipelineExecutionId } = execution;
  const common = {
    pipelineExecutionId,
    stageName,
    since,
    place: execution.executionMode === 'QUEUED' ? before.length + 1 : undefined,
  };
  const who = whoWaits(at);
  if (stage.transition.kind === 'disabled') {
    const { changedBy: user, changedAt, reason } = stage.transition;
    return {
      ...common,
      kind: 'TransitionDisabled',
      sentence: `${who}: the transition into it has been disabled ${forWords(changedAt, at.now)} by ${callerName(user)}: ${quoted(reason)}.`,
      blockedBy: { user, reason, since: changedAt },
    };
  }
  const last = before.at(-1);
  if (last) {
    return {
      ...common,
      kind: 'QueuedBehind',
      sentence: `${who}: ${aheadWords(at)}.`,
      blockedBy: { pipelineExecutionId: last.pipelineExecutionId },
    };
  }
  if (stage.lockedBy !== undefined) {
    return {
      ...common,
      kind: 'StageOccupied',
      sentence: `${who}: ${shortId(stage.lockedBy)} is in that stage${endWords(execution)}.`,
      blockedBy: { pipelineExecutionId: stage.lockedBy },
    };
  }
  return {
    ...common,
    kind: 'NotAdmitted',
    sentence: `${who}: the stage is free, but the transition into it was disabled for so long that only a newer execution goes on.`,
  };
};

const whoWaits = ({ execution, stageName, before, since, now }: AtDoor): string => {
  const id = shortId(execution.pipelineExecutionId);
  return execution.executionMode === 'QUEUED'
    ? `${id} has waited ${forWords(since, now)} as ${ordinal(before.length + 1)} in the queue in front of ${stageName}`
    : `${id} has waited before ${stageName} ${forWords(since, now)}`;
};

/** How many of those ahead are named one by one. */
const namedMax = 3;

const aheadWords = ({ stage, before }: AtDoor): string => {
  const ids = before.map((one) => shortId(one.pipelineExecutionId));
  const who = ids.length > namedMax ? `${ids.length} others` : ids.join(', ');
  const ahead = `${who} ${ids.length === 1 ? 'is' : 'are'} before it`;
  return stage.lockedBy === undefined
    ? ahead
    : `${shortId(stage.lockedBy)} is in that stage, and ${ahead}`;
};

const endWords = ({ executionMode }: WaitingExecution): string =>
  executionMode === 'SUPERSEDED' ? '; a newer execution would supersede it' : '';
