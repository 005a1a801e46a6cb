import { eachAction, type PlacedAction, type Rule, wholePipeline } from './outline.js';
import { faultAt, invalidStructure } from './structure-fault.js';

export const startsWithSourceActions: Rule = eachAction((placed) =>
  placed.stageIndex === 0 && !isSource(placed)
    ? faultAt(
        invalidStructure('Pipeline should start with a stage that only contains source actions'),
        'actionTypeId',
        'category',
      )
    : undefined,
);

export const hasNoLaterSourceAction: Rule = eachAction((placed) =>
  placed.stageIndex > 0 && isSource(placed)
    ? faultAt(
        invalidStructure('Source actions can only be included in the first stage of the pipeline'),
        'actionTypeId',
        'category',
      )
    : undefined,
);

export const hasActionThatIsNoSource: Rule = wholePipeline(({ actions }) =>
  actions.every(isSource)
    ? faultAt(
        invalidStructure('Pipeline should contain at least 1 action whose category is not Source'),
        'stages',
      )
    : undefined,
);

const isSource = ({ action }: PlacedAction): boolean => action.actionTypeId.category === 'Source';
