import { linesOf } from './offenders.js';
import {
  eachAction,
  type PlacedAction,
  pathOf,
  type Rule,
  repeated,
  wholePipeline,
} from './outline.js';
import { faultAt, invalidAction } from './structure-fault.js';

export const hasUniqueNamespaces: Rule = wholePipeline(({ actions }) => {
  const given = actions.flatMap((placed) => {
    const { namespace } = placed.action;
    return namespace === undefined ? [] : [{ namespace, placed }];
  });
  const again = repeated(given, ({ namespace }) => namespace).map(({ element }) => element);
  if (again.length === 0) return undefined;
  const lines = linesOf(
    again.map(({ namespace, placed: { stage, action } }) => ({
      StageName: stage.name,
      ActionName: action.name,
      Namespace: namespace,
    })),
  );
  return {
    ...invalidAction(
      `Namespaces must be unique across the pipeline definition. The following occur more than once in the pipeline.\n${lines}`,
    ),
    at: again.map(({ placed }) => [...pathOf(placed), 'namespace']),
  };
});

export const hasNoReservedNamespace: Rule = eachAction((placed, { isV2 }) => {
  const { namespace } = placed.action;
  const reserved = isV2 ? ['codepipeline', 'variables'] : ['codepipeline'];
  return namespace !== undefined && reserved.includes(namespace)
    ? faultAt(
        invalidAction(`${inUse(placed)} is reserved. Give the action another namespace.`),
        'namespace',
      )
    : undefined;
});

export const hasNoNamespaceOfAnArtifact: Rule = wholePipeline(({ actions }) => {
  const artifacts = new Set(
    actions.flatMap(({ action }) => (action.outputArtifacts ?? []).map(({ name }) => name)),
  );
  return actions
    .filter(({ action }) => artifacts.has(action.namespace ?? ''))
    .map((placed) =>
      faultAt(
        invalidAction(
          `${inUse(placed)} is also the name of an artifact. Give the action another namespace.`,
        ),
        ...pathOf(placed),
        'namespace',
      ),
    );
});

const inUse = ({ action, stage }: PlacedAction): string =>
  `Namespace '${action.namespace}' of action '${action.name}' in stage '${stage.name}'`;
