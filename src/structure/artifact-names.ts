import {
  eachAction,
  firstOf,
  firstRepeated,
  isBefore,
  type PlacedAction,
  type Rule,
} from './outline.js';
import { invalidAction } from './structure-fault.js';

// Such an action breaks one of the next two rules in any case, and neither says what is wrong.
export const hasNoArtifactBothInAndOut: Rule = eachAction(({ action, stage }) => {
  const outputs = new Set((action.outputArtifacts ?? []).map(({ name }) => name));
  const both = action.inputArtifacts?.find(({ name }) => outputs.has(name));
  return (
    both &&
    invalidAction(
      `Artifact ${both.name} is both an input and an output of action '${action.name}' in stage '${stage.name}'. Give its output another name.`,
    )
  );
});

export const hasInputsOfPrecedingActions: Rule = ({ actions }) => {
  const producers = firstProducers(actions);
  return firstOf(actions, (placed) => {
    const { name, inputArtifacts = [] } = placed.action;
    const missing = inputArtifacts.find((artifact) => {
      const producer = producers.get(artifact.name);
      return producer === undefined || !isBefore(producer, placed);
    });
    return (
      missing &&
      invalidAction(
        `Input Artifact Bundle ${missing.name} in action ${name} is not declared as Output Artifact Bundle in any of the preceding actions`,
      )
    );
  });
};

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

export const hasUniqueOutputs: Rule = ({ actions }) => {
  const outputs = actions.flatMap(({ action }) => action.outputArtifacts ?? []);
  const repeated = firstRepeated(outputs, ({ name }) => name);
  return (
    repeated &&
    invalidAction(
      `Output Artifact Bundle name must be unique within the pipeline. ${repeated.name} has been used more than once.`,
    )
  );
};
