import type { KnownActionType } from '../catalogue/index.js';
import type { ActionDeclaration, PipelineDeclaration, StageDeclaration } from '../model/index.js';
import { isSecret, mask } from './secret-property.js';
import type { ActionTypeOf } from './structure-context.js';
import { invalidAction, isFault, type StructureFault } from './structure-fault.js';

type Configuration = Readonly<Record<string, string>>;

/**
 * A declaration as it may be shown. `actionTypeOf` has to know deleted types too: of a type that it
 * does not know, every value is masked.
 */
export const withSecretsMasked = (
  declaration: PipelineDeclaration,
  actionTypeOf: ActionTypeOf,
): PipelineDeclaration =>
  eachActionOf(declaration, (action) =>
    action.configuration === undefined
      ? action
      : {
          ...action,
          configuration: maskConfiguration(action.configuration, actionTypeOf(action.actionTypeId)),
        },
  );

/** A configuration of this type as it may be shown; of an unknown type, nothing may. */
export const maskConfiguration = (
  configuration: Configuration,
  known: KnownActionType | undefined,
): Record<string, string> =>
  mapValues(configuration, (value, key) => (isSecret(known, key) ? mask : value));

/**
 * A declaration with the secrets of the one before in the places of their masks. A mask in an action
 * that was not there before, or of which something else has changed, is a fault: whoever may change a
 * pipeline could otherwise have its secrets sent elsewhere. `actionTypeOf` is withSecretsMasked's.
 */
export const withSecretsKept = (
  declaration: PipelineDeclaration,
  before: PipelineDeclaration | undefined,
  actionTypeOf: ActionTypeOf,
): PipelineDeclaration | StructureFault => {
  const actionBefore = actionsByPlace(before);
  const kept = declaration.stages.map((stage) =>
    stage.actions.map((action) =>
      actionWithSecretsKept(action, actionBefore(stage, action), actionTypeOf(action.actionTypeId)),
    ),
  );
  const fault = kept.flat().find(isFault);
  if (fault !== undefined) return fault;
  return {
    ...declaration,
    stages: declaration.stages.map((stage, index) => ({
      ...stage,
      actions: (kept[index] ?? []).filter(
        (action): action is ActionDeclaration => !isFault(action),
      ),
    })),
  };
};

/** Finds the action that a place held. A renamed stage or action is another place. */
const actionsByPlace = (before: PipelineDeclaration | undefined) => {
  const stages = new Map(
    before?.stages.map(({ name, actions }) => [
      name,
      new Map(actions.map((action) => [action.name, action])),
    ]),
  );
  return (stage: StageDeclaration, action: ActionDeclaration): ActionDeclaration | undefined =>
    stages.get(stage.name)?.get(action.name);
};

const actionWithSecretsKept = (
  action: ActionDeclaration,
  before: ActionDeclaration | undefined,
  known: KnownActionType | undefined,
): ActionDeclaration | StructureFault => {
  const { configuration = {} } = action;
  const isMasked = (key: string) => configuration[key] === mask && isSecret(known, key);
  const masked = Object.keys(configuration).filter(isMasked);
  const [first] = masked;
  if (first === undefined) return action;
  if (before === undefined) return notThereBefore(action, first);
  if (!isSameButForSecrets(action, before, known)) return otherwiseChanged(action, first);
  const stored = before.configuration ?? {};
  const missing = masked.find((key) => !Object.hasOwn(stored, key));
  if (missing !== undefined) return withoutValueSoFar(action, missing);
  return {
    ...action,
    configuration: mapValues(configuration, (value, key) =>
      isMasked(key) ? (stored[key] ?? value) : value,
    ),
  };
};

const notThereBefore = ({ name }: ActionDeclaration, key: string): StructureFault =>
  invalidAction(
    `Action configuration for the new action '${name}' contains an invalid configuration for the secret property '${key}'. '${mask}' may be used in secret properties only when updating an existing action.`,
  );

const otherwiseChanged = ({ name }: ActionDeclaration, key: string): StructureFault =>
  invalidAction(
    `Action configuration for action '${name}' contains '${mask}' for the secret property '${key}', and another value of the action has changed. Give the secret itself again.`,
  );

const withoutValueSoFar = ({ name }: ActionDeclaration, key: string): StructureFault =>
  invalidAction(
    `Action configuration for action '${name}' contains '${mask}' for the secret property '${key}', which has had no value so far. Give the secret itself.`,
  );

const isSameButForSecrets = (
  action: ActionDeclaration,
  before: ActionDeclaration,
  known: KnownActionType | undefined,
): boolean => {
  const shown = ({
    actionTypeId: { category, owner, provider, version },
    configuration,
  }: ActionDeclaration) =>
    JSON.stringify([
      [category, owner, provider, version],
      Object.entries(configuration ?? {})
        .filter(([key]) => !isSecret(known, key))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    ]);
  return shown(action) === shown(before);
};

// Object.fromEntries makes every key the object's own, `__proto__` too.
const mapValues = (
  configuration: Configuration,
  change: (value: string, key: string) => string,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(configuration).map(([key, value]) => [key, change(value, key)]),
  );

const eachActionOf = (
  declaration: PipelineDeclaration,
  change: (action: ActionDeclaration) => ActionDeclaration,
): PipelineDeclaration => ({
  ...declaration,
  stages: declaration.stages.map((stage) => ({ ...stage, actions: stage.actions.map(change) })),
});
