import type { ExecutionState } from '../../../src/engine/index.js';
import {
  type Accepted,
  acceptedIn,
  isRerun,
  type NewChecker,
  stageAwaited,
  stageInside,
} from './checker.js';

/** Executions in QUEUED mode enter a stage in the order in which they came to it. */
export const queueOrder: NewChecker = () => (seen) =>
  acceptedIn(seen).flatMap((accepted) =>
    accepted.changed.flatMap(({ was, is }) => {
      const stage = stageInside(is);
      const hasEntered = stage !== undefined && stageInside(was) !== stage;
      const isDirect = is.executionType === 'ROLLBACK' || isRerun(accepted.event, is);
      if (!hasEntered || isDirect || is.executionMode !== 'QUEUED') return [];
      return overtaken(accepted, stage, is).map(
        (other) => `${is.pipelineExecutionId} has overtaken ${other} before the stage ${stage}`,
      );
    }),
  );

// Who waited for the stage before the event, came there earlier, and waits still.
const overtaken = (
  { before, after }: Accepted,
  stage: string,
  { pipelineExecutionId }: ExecutionState,
): readonly string[] => {
  const queue = before.stages[stage]?.inbound ?? [];
  const place = queue.indexOf(pipelineExecutionId);
  const ahead = place < 0 ? queue : queue.slice(0, place);
  return ahead.filter((id) => {
    const other = after.executions[id];
    return other?.executionMode === 'QUEUED' && stageAwaited(other) === stage;
  });
};
