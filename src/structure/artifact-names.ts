import {
  eachAction,
  isBefore,
  type PlacedAction,
  pathOf,
  type Rule,
  repeated,
  wholePipeline,
} from './outline.js';
import { faultAt, invalidAction } from './structure-fault.js';

// Such an action breaks one of the next two rules in any case, and neither says what is wrong.
export const hasNoArtifactBothInAndOut: Rule = eachAction(({ action, stage }) => {
  const outputs = new Set((action.outputArtifacts ?? []).map(({ name }) => name));
  return (action.inputArtifacts ?? []).flatMap(({ name }, index) =>
    outputs.has(name)
      ? faultAt(
          invalidAction(
            `Artifact ${name} is both an input and an output of action '${action.name}' in stage '${stage.name}'. Give its output another name.`,
          ),
          'inputArtifacts',
          index,
        )
      : [],
  );
});

export const hasInputsOfPrecedingActions: Rule = wholePipeline(({ actions }) => {
  const producers = firstProducers(actions);
  return actions.flatMap((placed) =>
    (placed.action.inputArtifacts ?? []).flatMap(({ name }, index) => {
      const producer = producers.get(name);
      if (producer !== undefined && isBefore(producer, placed)) return [];
      return faultAt(
        invalidAction(
          `Input Artifact Bundle ${name} in action ${placed.action.name} is not declared as Output Artifact Bundle in any of the preceding actions`,
        ),
        ...pathOf(placed),
        'inputArtifacts',
        index,
      );
    }),
  );
});

/** Of the actions that give an artifact, the one that ends first. */
const firstProducers = (actions: readonly PlacedAction[]): ReadonlyMap<string, PlacedAction> => {
  const producers = new Map<string, PlacedAction>();
  for (const placed of actions) {
    for (const { name } of placed.action.outputArtifacts ?? []) {
      const known = producers.get(name);
      if (known === undefined || isBefore(placed, known)) producers.set(name, placed);
    }
  }
  return producers;
};

export const hasUniqueOutputs: Rule = wholePipeline(({ actions }) => {
  const outputs = actions.flatMap((placed) =>
    (placed.action.outputArtifacts ?? []).map(({ name }, index) => ({ name, index, placed })),
  );
  return repeated(outputs, ({ name }) => name).map(({ element: { name, index, placed } }) =>
    faultAt(
      invalidAction(
        `Output Artifact Bundle name must be unique within the pipeline. ${name} has been used more than once.`,
      ),
      ...pathOf(placed),
      'outputArtifacts',
      index,
    ),
  );
});
