import { eachStage, firstRepeated, type Rule } from './outline.js';
import { invalidAction } from './structure-fault.js';

export const hasUniqueActionNames: Rule = eachStage((stage) => {
  const repeated = firstRepeated(stage.actions, ({ name }) => name);
  return (
    repeated &&
    invalidAction(`Action name '${repeated.name}' is used more than once in stage '${stage.name}'`)
  );
});
