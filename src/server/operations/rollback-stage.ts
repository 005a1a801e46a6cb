import type { Handler } from './handler.js';
import { tellPipeline } from './tell-pipeline.js';

/** Goes back, in one stage, to what an earlier execution did there: a new execution does it again. */
export const rollbackStage: Handler<'RollbackStage'> = async (input, ctx) => {
  const { pipelineName, stageName, targetPipelineExecutionId } = input;
  const pipelineExecutionId = ctx.execution.names.newId();
  await tellPipeline(
    ctx,
    {
      pipelineName,
      pipelineExecutionId: targetPipelineExecutionId,
      event: {
        kind: 'rollbackRequested',
        pipelineExecutionId,
        stageName,
        targetPipelineExecutionId,
        by: ctx.caller.arn,
      },
    },
    [
      'StageNotFoundException',
      'PipelineExecutionNotFoundException',
      'PipelineExecutionOutdatedException',
      'UnableToRollbackStageException',
      'ConflictException',
    ],
  );
  return { pipelineExecutionId };
};
