import type { Handler } from './handler.js';
import { tellPipeline } from './tell-pipeline.js';

/** Opens the door into a stage, or out of it. Whoever waits there goes on. Safe to repeat. */
export const enableStageTransition: Handler<'EnableStageTransition'> = async (input, ctx) => {
  const { pipelineName, stageName, transitionType } = input;
  await tellPipeline(
    ctx,
    {
      pipelineName,
      event: {
        kind: 'transitionChanged',
        stageName,
        transitionType,
        to: { kind: 'enabled' },
        by: ctx.caller.arn,
      },
    },
    ['StageNotFoundException', 'ValidationException'],
  );
};
