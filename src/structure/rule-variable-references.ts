import { type DeclaredRule, pathOfRule } from './declared-rule.js';
import { isBeforeRule } from './outline.js';
import { type Referrers, referenceRules } from './reference-rules.js';
import { invalidStage } from './structure-fault.js';

const rules: Referrers<DeclaredRule> = {
  in: (outline) => outline.rules,
  configurationOf: ({ rule }) => rule.configuration,
  pathOf: pathOfRule,
  placeOf: ({ user, key, text }) => ({
    StageName: user.stage.name,
    RuleName: user.rule.name,
    RuleConfigurationKey: key,
    VariableReferenceText: text,
  }),
  isBefore: isBeforeRule,
  invalid: invalidStage,
  advice:
    'Reference an action of an earlier stage, or, in an onSuccess condition, of the same stage.',
};

export const {
  areWellFormed: hasWellFormedRuleReferences,
  areToNamespaces: hasRuleReferencesToNamespaces,
  areToPrecedingActions: hasRuleReferencesToPrecedingActions,
  areToDeclaredVariables: hasRuleReferencesToDeclaredVariables,
} = referenceRules(rules);
