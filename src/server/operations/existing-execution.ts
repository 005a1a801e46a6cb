import type { Database } from '../store/database.js';
import { findShownExecution, type ShownExecutionRow } from '../store/execution-history.js';
import type { PipelineRow } from '../store/pipelines.js';
import type { ServiceError } from './service-error.js';

/** One execution of the pipeline. The id of another pipeline's is as unknown as any. */
export const existingExecution = async (
  ctx: {
    readonly database: Database;
    readonly error: (code: 'PipelineExecutionNotFoundException', message: string) => ServiceError;
  },
  pipeline: PipelineRow,
  pipelineExecutionId: string,
): Promise<ShownExecutionRow> => {
  const found = await findShownExecution(ctx.database, pipeline, pipelineExecutionId);
  if (found) return found;
  throw ctx.error(
    'PipelineExecutionNotFoundException',
    `The pipeline ${pipeline.name} has no execution ${pipelineExecutionId}.`,
  );
};
