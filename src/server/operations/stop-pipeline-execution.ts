import type { Handler } from './handler.js';
import { tellPipeline } from './tell-pipeline.js';

/** Stops an execution: when its running actions have ended, or at once by abandoning them. */
export const stopPipelineExecution: Handler<'StopPipelineExecution'> = async (input, ctx) => {
  const { pipelineName, pipelineExecutionId, abandon = false, reason } = input;
  await tellPipeline(
    ctx,
    {
      pipelineName,
      pipelineExecutionId,
      event: { kind: 'stopRequested', pipelineExecutionId, abandon, reason },
    },
    ['PipelineExecutionNotStoppableException', 'DuplicatedStopRequestException'],
  );
  return { pipelineExecutionId };
};
