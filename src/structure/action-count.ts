import { eachStage, type Rule } from './outline.js';
import { invalidStage, invalidStructure } from './structure-fault.js';

const actionsPerStageMax = 50;
const actionsPerPipelineMax = 500;

export const hasActionsInEachStage: Rule = eachStage(({ name, actions }) =>
  actions.length === 0 ? invalidStage(`Stage '${name}' must have at least one action`) : undefined,
);

export const hasNotTooManyActionsInAStage: Rule = eachStage(({ name, actions }) =>
  actions.length > actionsPerStageMax
    ? invalidStage(
        `Pipeline stage '${name}' has too many actions. There can only be up to ${actionsPerStageMax} actions in a pipeline stage`,
      )
    : undefined,
);

export const hasNotTooManyActions: Rule = ({ actions }) =>
  actions.length > actionsPerPipelineMax
    ? invalidStructure(
        `Pipeline has too many actions. There can only be up to ${actionsPerPipelineMax} actions in a pipeline`,
      )
    : undefined;
