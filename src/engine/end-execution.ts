import { changeExecution, type Draft, executionOf } from './draft.js';
import { endingStates, tellPipelineChange } from './tell.js';

/**
 * Brings an execution to its end. Taking it out of where it was, the slot or the stage, is the
 * caller's part.
 */
export const endExecution = (
  draft: Draft,
  pipelineExecutionId: string,
  end: { readonly status: keyof typeof endingStates; readonly statusSummary?: string },
): void => {
  changeExecution(draft, pipelineExecutionId, { ...end, position: { kind: 'ended' } });
  const { stop } = executionOf(draft, pipelineExecutionId);
  tellPipelineChange(draft, pipelineExecutionId, {
    state: endingStates[end.status],
    stopReason: end.status === 'Stopped' ? stop?.reason : undefined,
  });
};
