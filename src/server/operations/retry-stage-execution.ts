import type { Handler } from './handler.js';
import { tellPipeline } from './tell-pipeline.js';

/** Runs a stage again in the same execution: its failed actions, or all of them. */
export const retryStageExecution: Handler<'RetryStageExecution'> = async (input, ctx) => {
  const { pipelineName, pipelineExecutionId, stageName, retryMode } = input;
  await tellPipeline(
    ctx,
    {
      pipelineName,
      pipelineExecutionId,
      event: { kind: 'stageRetried', pipelineExecutionId, stageName, retryMode },
    },
    [
      'StageNotFoundException',
      'StageNotRetryableException',
      'NotLatestPipelineExecutionException',
      'ConflictException',
      'ConcurrentPipelineExecutionsLimitExceededException',
    ],
  );
  return { pipelineExecutionId };
};
