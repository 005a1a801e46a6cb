import type { Outline, PlacedAction } from './outline.js';

/** How the service begins to say that a reference is not one. */
export const validFormat =
  'Valid format for a pipeline execution variable reference is a namespace and a key separated by a period (.).';

/** Whether a namespace is there without an action that gives it. */
export const isGiven = (namespace: string, outline: Outline): boolean =>
  namespace === 'codepipeline' || (namespace === 'variables' && hasPipelineVariables(outline));

// A V1 pipeline that declares variables is refused for that, and not for referencing them.
export const hasPipelineVariables = ({ isV2, declaration }: Outline): boolean =>
  isV2 || (declaration.variables ?? []).length > 0;

export const producersByNamespace = ({ actions }: Outline): ReadonlyMap<string, PlacedAction> =>
  new Map(
    actions.flatMap((placed) => {
      const { namespace } = placed.action;
      return namespace === undefined ? [] : [[namespace, placed] as const];
    }),
  );
