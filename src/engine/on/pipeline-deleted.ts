import { abandonStage } from '../abandon.js';
import { isInFlight, withdraw } from '../admission.js';
import type { Draft } from '../draft.js';
import { endExecution } from '../end-execution.js';

/** Nothing of the pipeline goes on: what is in flight is abandoned, and its jobs are closed. */
export const onPipelineDeleted = (draft: Draft): undefined => {
  for (const execution of Object.values(draft.state.executions)) {
    if (!isInFlight(execution)) continue;
    const { pipelineExecutionId } = execution;
    withdraw(draft, pipelineExecutionId);
    abandonStage(draft, pipelineExecutionId, 'Cancelled');
    endExecution(draft, pipelineExecutionId, { status: 'Cancelled' });
  }
  draft.state = { ...draft.state, stages: unlocked(draft.state.stages) };
};

const unlocked = (stages: Draft['state']['stages']): Draft['state']['stages'] =>
  Object.fromEntries(
    Object.entries(stages).map(([name, stage]) => [name, { ...stage, lockedBy: undefined }]),
  );
