import { eachAction, type Rule } from './outline.js';
import { invalidAction } from './structure-fault.js';

export const hasCommandsToRun: Rule = eachAction(({ action }) => {
  const { owner, provider } = action.actionTypeId;
  const runsCommands = owner === 'AWS' && provider === 'Commands';
  return runsCommands && (action.commands ?? []).length === 0
    ? invalidAction(`Action ${action.name} must have a non-empty commands field`)
    : undefined;
});
