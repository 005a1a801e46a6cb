import { configuredIn, type DeclaredRule } from './declared-rule.js';
import { eachRule, type Rule } from './outline.js';
import { faultAt, invalidStage } from './structure-fault.js';

export const hasRequiredRuleConfiguration: Rule = eachRule((declared) =>
  requiredKeys(declared)
    .filter((key) => configuredIn(declared.rule, key) === undefined)
    .map((key) =>
      faultAt(
        invalidStage(
          `Rule configuration for rule '${declared.rule.name}' is missing required configuration '${key}'`,
        ),
        'configuration',
      ),
    ),
);

const requiredKeys = ({ rule, type }: DeclaredRule): readonly string[] => {
  const always = (type?.properties ?? [])
    .filter((property) => property.required)
    .map(({ name }) => name);
  // As for the action: of several inputs, one has the buildspec.
  const hasChoice = type?.id.provider === 'CodeBuild' && (rule.inputArtifacts ?? []).length > 1;
  return hasChoice ? [...always, 'PrimarySource'] : always;
};

export const hasNoUnknownRuleConfiguration: Rule = eachRule(({ rule, type }) => {
  if (type === undefined) return undefined;
  const known = new Set(type.properties.map(({ name }) => name));
  return Object.keys(rule.configuration ?? {})
    .filter((key) => !known.has(key))
    .sort()
    .map((key) =>
      faultAt(
        invalidStage(
          `Rule configuration for rule '${rule.name}' contains unknown configuration '${key}'`,
        ),
        'configuration',
        key,
      ),
    );
});
