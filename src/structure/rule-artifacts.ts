import { eachRule, isBeforeRule, type Rule } from './outline.js';
import { faultAt, invalidStage } from './structure-fault.js';

export const hasRuleInputsInBounds: Rule = eachRule(({ rule, type }) => {
  if (type === undefined) return undefined;
  const { minimumCount, maximumCount } = type.inputArtifactDetails;
  const count = rule.inputArtifacts?.length ?? 0;
  const declares = `Rule ${rule.name} declares ${count} input artifacts which is`;
  if (count < minimumCount) {
    return faultAt(
      invalidStage(`${declares} less than the minimum count (${minimumCount})`),
      'inputArtifacts',
    );
  }
  return count > maximumCount
    ? faultAt(
        invalidStage(`${declares} more than the maximum count (${maximumCount})`),
        'inputArtifacts',
      )
    : undefined;
});

export const hasRuleInputsOfPrecedingActions: Rule = eachRule((declared, { actions }) => {
  const { rule } = declared;
  if ((rule.inputArtifacts ?? []).length === 0) return undefined;
  const given = new Set(
    actions
      .filter((action) => isBeforeRule(action, declared))
      .flatMap(({ action }) => (action.outputArtifacts ?? []).map(({ name }) => name)),
  );
  return (rule.inputArtifacts ?? []).flatMap(({ name }, index) =>
    given.has(name)
      ? []
      : faultAt(
          invalidStage(
            `Input Artifact Bundle ${name} in rule ${rule.name} is not declared as Output Artifact Bundle in any of the preceding actions`,
          ),
          'inputArtifacts',
          index,
        ),
  );
});
