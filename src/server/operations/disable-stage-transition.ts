import type { Handler } from './handler.js';
import { tellPipeline } from './tell-pipeline.js';

/**
 * Closes the door into a stage, or out of it, which is the one into the next. A repeat replaces the
 * reason, and who gave it when.
 */
export const disableStageTransition: Handler<'DisableStageTransition'> = async (input, ctx) => {
  const { pipelineName, stageName, transitionType, reason } = input;
  await tellPipeline(
    ctx,
    {
      pipelineName,
      event: {
        kind: 'transitionChanged',
        stageName,
        transitionType,
        to: { kind: 'disabled', reason },
        by: ctx.caller.arn,
      },
    },
    ['StageNotFoundException', 'ValidationException'],
  );
};
