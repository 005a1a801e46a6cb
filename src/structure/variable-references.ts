import {
  hasPipelineVariables,
  isGiven,
  producersByNamespace,
  validFormat,
} from './given-namespaces.js';
import { linesOf } from './offenders.js';
import {
  type Found,
  isBefore,
  type Outline,
  type PlacedAction,
  pathOf,
  type Rule,
  wholePipeline,
} from './outline.js';
import { isSecret, mask } from './secret-property.js';
import { invalidAction, invalidStructure, type StructureFault } from './structure-fault.js';
import { referencesIn, type VariableReference } from './variable-reference.js';

export const hasWellFormedReferences: Rule = wholePipeline((outline) =>
  faultFor(
    referencesOf(outline).filter(({ target }) => target === undefined),
    (lines) =>
      invalidAction(
        `${validFormat} The following pipeline execution variables are not written in this format.\n${lines}`,
      ),
  ),
);

export const hasReferencesToNamespaces: Rule = wholePipeline((outline) => {
  const producers = producersByNamespace(outline);
  const isUnknown = ({ target }: UsedReference) =>
    target !== undefined && !isGiven(target.namespace, outline) && !producers.has(target.namespace);
  return faultFor(referencesOf(outline).filter(isUnknown), (lines) =>
    invalidAction(
      `${validFormat} The following pipeline execution variables are referencing a namespace that does not exist.\n${lines}`,
    ),
  );
});

export const hasReferencesToPrecedingActions: Rule = wholePipeline((outline) => {
  const producers = producersByNamespace(outline);
  const isTooEarly = ({ target, user }: UsedReference) => {
    if (target === undefined || isGiven(target.namespace, outline)) return false;
    const producer = producers.get(target.namespace);
    return producer !== undefined && !isBefore(producer, user);
  };
  return faultFor(referencesOf(outline).filter(isTooEarly), (lines) =>
    invalidAction(
      `The following pipeline execution variables are referencing the namespace of an action that is not sure to have ended before. Reference an action of an earlier stage, or of the same stage with a lower runOrder.\n${lines}`,
    ),
  );
});

export const hasNoPipelineVariablesInSourceActions: Rule = wholePipeline((outline) =>
  faultFor(
    referencesToPipelineVariables(outline).filter(
      ({ user }) => user.action.actionTypeId.category === 'Source',
    ),
    (lines) =>
      invalidStructure(
        `Variables at the pipeline level cannot be used in source actions.\n${lines}`,
      ),
  ),
);

export const hasDeclaredPipelineVariables: Rule = wholePipeline((outline) => {
  const declared = new Set((outline.declaration.variables ?? []).map(({ name }) => name));
  const isUndeclared = ({ target }: UsedReference) =>
    target !== undefined && !declared.has(target.key);
  return faultFor(referencesToPipelineVariables(outline).filter(isUndeclared), (lines) =>
    invalidStructure(`The referenced variables haven't been declared.\n${lines}`),
  );
});

interface UsedReference extends VariableReference {
  readonly user: PlacedAction;
  readonly key: string;
}

const referencesOf = ({ actions }: Outline): readonly UsedReference[] =>
  actions.flatMap((user) =>
    Object.entries(user.action.configuration ?? {}).flatMap(([key, value]) =>
      referencesIn(value).map((reference) => ({ ...reference, user, key })),
    ),
  );

const referencesToPipelineVariables = (outline: Outline): readonly UsedReference[] =>
  hasPipelineVariables(outline)
    ? referencesOf(outline).filter(({ target }) => target?.namespace === 'variables')
    : [];

const faultFor = (
  references: readonly UsedReference[],
  word: (lines: string) => StructureFault,
): Found =>
  references.length === 0
    ? undefined
    : {
        ...word(linesOf(references.map(placeOf))),
        at: references.map(({ user, key }) => [...pathOf(user), 'configuration', key]),
      };

const placeOf = ({ user, key, text }: UsedReference) => ({
  StageName: user.stage.name,
  ActionName: user.action.name,
  ActionConfigurationKey: key,
  VariableReferenceText: isSecret(user.type, key) ? mask : text,
});
