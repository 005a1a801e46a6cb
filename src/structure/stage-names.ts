import { firstRepeated, type Rule } from './outline.js';
import { invalidStage } from './structure-fault.js';

export const hasUniqueStageNames: Rule = ({ declaration }) => {
  const repeated = firstRepeated(declaration.stages, ({ name }) => name);
  return repeated && invalidStage(`Stage name '${repeated.name}' is used more than once`);
};
