import type { ExecutionState } from '../../engine/index.js';
import type { PipelineRollbackMetadata } from '../../model/index.js';

/** What is told of an execution that takes a stage back to what an earlier one did there. */
export const rollbackMetadata = ({
  rollbackTarget,
}: Pick<ExecutionState, 'rollbackTarget'>): PipelineRollbackMetadata | undefined =>
  rollbackTarget === undefined ? undefined : { rollbackTargetPipelineExecutionId: rollbackTarget };
