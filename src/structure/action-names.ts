import { eachStage, type Rule, repeated } from './outline.js';
import { faultAt, invalidAction } from './structure-fault.js';

export const hasUniqueActionNames: Rule = eachStage((stage) =>
  repeated(stage.actions, ({ name }) => name).map(({ element: { name }, index }) =>
    faultAt(
      invalidAction(`Action name '${name}' is used more than once in stage '${stage.name}'`),
      'actions',
      index,
      'name',
    ),
  ),
);
