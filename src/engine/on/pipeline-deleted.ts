import { isInFlight } from '../admission.js';
import { cancelExecution } from '../cancel-execution.js';
import type { Draft } from '../draft.js';

/** Nothing of the pipeline goes on: what is in flight is abandoned, and its jobs are closed. */
export const onPipelineDeleted = (draft: Draft): undefined => {
  for (const execution of Object.values(draft.state.executions)) {
    if (isInFlight(execution)) cancelExecution(draft, execution);
  }
};
