import type { PlacedAction, Rule } from './outline.js';
import { invalidStructure } from './structure-fault.js';

export const startsWithSourceActions: Rule = ({ actions }) =>
  actions.some((placed) => placed.stageIndex === 0 && !isSource(placed))
    ? invalidStructure('Pipeline should start with a stage that only contains source actions')
    : undefined;

export const hasNoLaterSourceAction: Rule = ({ actions }) =>
  actions.some((placed) => placed.stageIndex > 0 && isSource(placed))
    ? invalidStructure('Source actions can only be included in the first stage of the pipeline')
    : undefined;

export const hasActionThatIsNoSource: Rule = ({ actions }) =>
  actions.every(isSource)
    ? invalidStructure('Pipeline should contain at least 1 action whose category is not Source')
    : undefined;

const isSource = ({ action }: PlacedAction): boolean => action.actionTypeId.category === 'Source';
