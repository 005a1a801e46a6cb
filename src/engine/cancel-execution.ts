import { abandonStage } from './abandon.js';
import { release, withdraw } from './admission.js';
import type { Draft } from './draft.js';
import { endExecution } from './end-execution.js';
import type { ExecutionState } from './state.js';

/** Ends an execution that its pipeline leaves no room for, and lets go of what it held. */
export const cancelExecution = (
  draft: Draft,
  { pipelineExecutionId, position }: ExecutionState,
  end: { readonly statusSummary?: string } = {},
): void => {
  withdraw(draft, pipelineExecutionId);
  abandonStage(draft, pipelineExecutionId, 'Cancelled');
  endExecution(draft, pipelineExecutionId, { status: 'Cancelled', ...end });
  if (position.kind === 'inside') release(draft, pipelineExecutionId, position.stageName);
};
