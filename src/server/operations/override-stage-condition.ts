import type { Handler } from './handler.js';
import { tellPipeline } from './tell-pipeline.js';

/** Lets a stage go on in spite of its condition. */
export const overrideStageCondition: Handler<'OverrideStageCondition'> = async (input, ctx) => {
  const { pipelineName, pipelineExecutionId, stageName, conditionType } = input;
  const by = ctx.caller.arn;
  await tellPipeline(
    ctx,
    {
      pipelineName,
      pipelineExecutionId,
      event: { kind: 'conditionOverridden', pipelineExecutionId, stageName, conditionType, by },
    },
    [
      'StageNotFoundException',
      'ConditionNotOverridableException',
      'NotLatestPipelineExecutionException',
      'ConflictException',
      'ConcurrentPipelineExecutionsLimitExceededException',
    ],
  );
};
