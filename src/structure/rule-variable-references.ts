import { type DeclaredRule, pathOfRule } from './declared-rule.js';
import {
  hasPipelineVariables,
  isGiven,
  producersByNamespace,
  validFormat,
} from './given-namespaces.js';
import { linesOf } from './offenders.js';
import { type Found, isBeforeRule, type Outline, type Rule, wholePipeline } from './outline.js';
import { invalidStage, invalidStructure, type StructureFault } from './structure-fault.js';
import { referencesIn, type VariableReference } from './variable-reference.js';

export const hasWellFormedRuleReferences: Rule = wholePipeline((outline) =>
  faultFor(
    referencesOf(outline).filter(({ target }) => target === undefined),
    (lines) =>
      invalidStage(
        `${validFormat} The following pipeline execution variables are not written in this format.\n${lines}`,
      ),
  ),
);

export const hasRuleReferencesToNamespaces: Rule = wholePipeline((outline) => {
  const producers = producersByNamespace(outline);
  const isUnknown = ({ target }: UsedReference) =>
    target !== undefined && !isGiven(target.namespace, outline) && !producers.has(target.namespace);
  return faultFor(referencesOf(outline).filter(isUnknown), (lines) =>
    invalidStage(
      `${validFormat} The following pipeline execution variables are referencing a namespace that does not exist.\n${lines}`,
    ),
  );
});

export const hasRuleReferencesToPrecedingActions: Rule = wholePipeline((outline) => {
  const producers = producersByNamespace(outline);
  const isTooEarly = ({ target, user }: UsedReference) => {
    if (target === undefined || isGiven(target.namespace, outline)) return false;
    const producer = producers.get(target.namespace);
    return producer !== undefined && !isBeforeRule(producer, user);
  };
  return faultFor(referencesOf(outline).filter(isTooEarly), (lines) =>
    invalidStage(
      `The following pipeline execution variables are referencing the namespace of an action that is not sure to have ended before. Reference an action of an earlier stage, or, in an onSuccess condition, of the same stage.\n${lines}`,
    ),
  );
});

export const hasRuleReferencesToDeclaredVariables: Rule = wholePipeline((outline) => {
  if (!hasPipelineVariables(outline)) return undefined;
  const declared = new Set((outline.declaration.variables ?? []).map(({ name }) => name));
  const isUndeclared = ({ target }: UsedReference) =>
    target?.namespace === 'variables' && !declared.has(target.key);
  return faultFor(referencesOf(outline).filter(isUndeclared), (lines) =>
    invalidStructure(`The referenced variables haven't been declared.\n${lines}`),
  );
});

interface UsedReference extends VariableReference {
  readonly user: DeclaredRule;
  readonly key: string;
}

const referencesOf = ({ rules }: Outline): readonly UsedReference[] =>
  rules.flatMap((user) =>
    Object.entries(user.rule.configuration ?? {}).flatMap(([key, value]) =>
      referencesIn(value).map((reference) => ({ ...reference, user, key })),
    ),
  );

const faultFor = (
  references: readonly UsedReference[],
  word: (lines: string) => StructureFault,
): Found =>
  references.length === 0
    ? undefined
    : {
        ...word(linesOf(references.map(placeOf))),
        at: references.map(({ user, key }) => [...pathOfRule(user), 'configuration', key]),
      };

const placeOf = ({ user, key, text }: UsedReference) => ({
  StageName: user.stage.name,
  RuleName: user.rule.name,
  RuleConfigurationKey: key,
  VariableReferenceText: text,
});
