import type { Rule } from './outline.js';
import { invalidStructure } from './structure-fault.js';

const stagesMin = 2;
const stagesMax = 50;

export const hasEnoughStages: Rule = ({ declaration: { stages } }) =>
  stages.length < stagesMin
    ? invalidStructure(
        `Pipeline has only ${stages.length} stage(s). There should be a minimum of ${stagesMin} stages in a pipeline`,
      )
    : undefined;

export const hasNotTooManyStages: Rule = ({ declaration: { stages } }) =>
  stages.length > stagesMax
    ? invalidStructure(
        `Pipeline has too many stages. There can only be up to ${stagesMax} stages in a pipeline`,
      )
    : undefined;
