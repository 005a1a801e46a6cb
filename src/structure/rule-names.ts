import { eachStage, type Rule, repeated } from './outline.js';
import { faultAt, invalidStage, type PlacedFault } from './structure-fault.js';

export const hasUniqueRuleNames: Rule = eachStage((stage) =>
  (['beforeEntry', 'onSuccess', 'onFailure'] as const).flatMap((gate) =>
    (stage[gate]?.conditions ?? []).flatMap(({ rules = [] }, at): readonly PlacedFault[] =>
      repeated(rules, ({ name }) => name).map(({ element: { name }, index }) =>
        faultAt(
          invalidStage(
            `Rule name '${name}' is used more than once in the ${gate} condition of stage '${stage.name}'`,
          ),
          gate,
          'conditions',
          at,
          'rules',
          index,
          'name',
        ),
      ),
    ),
  ),
);
