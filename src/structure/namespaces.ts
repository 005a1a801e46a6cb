import { linesOf } from './offenders.js';
import { eachAction, type PlacedAction, type Rule } from './outline.js';
import { invalidAction } from './structure-fault.js';

export const hasUniqueNamespaces: Rule = ({ actions }) => {
  const seen = new Set<string>();
  const repeated = actions.flatMap(({ action, stage }) => {
    const { name, namespace } = action;
    if (namespace === undefined) return [];
    if (seen.has(namespace))
      return [{ StageName: stage.name, ActionName: name, Namespace: namespace }];
    seen.add(namespace);
    return [];
  });
  return repeated.length === 0
    ? undefined
    : invalidAction(
        `Namespaces must be unique across the pipeline definition. The following occur more than once in the pipeline.\n${linesOf(repeated)}`,
      );
};

export const hasNoReservedNamespace: Rule = eachAction((placed, { isV2 }) => {
  const { namespace } = placed.action;
  const reserved = isV2 ? ['codepipeline', 'variables'] : ['codepipeline'];
  return namespace !== undefined && reserved.includes(namespace)
    ? invalidAction(`${inUse(placed)} is reserved. Give the action another namespace.`)
    : undefined;
});

export const hasNoNamespaceOfAnArtifact: Rule = ({ actions }) => {
  const artifacts = new Set(
    actions.flatMap(({ action }) => (action.outputArtifacts ?? []).map(({ name }) => name)),
  );
  const placed = actions.find(({ action }) => artifacts.has(action.namespace ?? ''));
  return (
    placed &&
    invalidAction(
      `${inUse(placed)} is also the name of an artifact. Give the action another namespace.`,
    )
  );
};

const inUse = ({ action, stage }: PlacedAction): string =>
  `Namespace '${action.namespace}' of action '${action.name}' in stage '${stage.name}'`;
