import { upperSnake } from './action-types.js';
import { eachRule, type Rule } from './outline.js';
import { faultAt, invalidStage } from './structure-fault.js';

export const hasKnownRuleTypes: Rule = eachRule(({ rule, type }, { context }) => {
  if (type !== undefined) return undefined;
  const { category, provider, owner = 'AWS', version = '1' } = rule.ruleTypeId;
  const id = `Category: '${category}', Provider: '${provider}', Owner: '${owner}', Version: '${version}'`;
  const region = upperSnake(rule.region ?? context.region);
  return faultAt(
    invalidStage(`RuleType (${id}) in rule '${rule.name}' is not available in region '${region}'`),
    'ruleTypeId',
  );
});
