import { eachStage, type Rule, wholePipeline } from './outline.js';
import { faultAt, invalidStage, invalidStructure } from './structure-fault.js';

const actionsPerStageMax = 50;
const actionsPerPipelineMax = 500;

export const hasActionsInEachStage: Rule = eachStage(({ name, actions }) =>
  actions.length === 0
    ? faultAt(invalidStage(`Stage '${name}' must have at least one action`), 'actions')
    : undefined,
);

export const hasNotTooManyActionsInAStage: Rule = eachStage(({ name, actions }) =>
  actions.length > actionsPerStageMax
    ? faultAt(
        invalidStage(
          `Pipeline stage '${name}' has too many actions. There can only be up to ${actionsPerStageMax} actions in a pipeline stage`,
        ),
        'actions',
      )
    : undefined,
);

export const hasNotTooManyActions: Rule = wholePipeline(({ actions }) =>
  actions.length > actionsPerPipelineMax
    ? faultAt(
        invalidStructure(
          `Pipeline has too many actions. There can only be up to ${actionsPerPipelineMax} actions in a pipeline`,
        ),
        'stages',
      )
    : undefined,
);
