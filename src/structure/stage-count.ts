import { type Rule, wholePipeline } from './outline.js';
import { faultAt, invalidStructure } from './structure-fault.js';

const stagesMin = 2;
const stagesMax = 50;

export const hasEnoughStages: Rule = wholePipeline(({ declaration: { stages } }) =>
  stages.length < stagesMin
    ? faultAt(
        invalidStructure(
          `Pipeline has only ${stages.length} stage(s). There should be a minimum of ${stagesMin} stages in a pipeline`,
        ),
        'stages',
      )
    : undefined,
);

export const hasNotTooManyStages: Rule = wholePipeline(({ declaration: { stages } }) =>
  stages.length > stagesMax
    ? faultAt(
        invalidStructure(
          `Pipeline has too many stages. There can only be up to ${stagesMax} stages in a pipeline`,
        ),
        'stages',
      )
    : undefined,
);
