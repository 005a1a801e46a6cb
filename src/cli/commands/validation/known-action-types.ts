import { findBuiltInActionType, type KnownActionType } from '../../../catalogue/index.js';
import { type ActionTypeId, deserialize, ListActionTypesOutput } from '../../../model/index.js';

/** The action types that declarations are held against. */
export interface KnownActionTypes {
  readonly find: (id: ActionTypeId) => KnownActionType | undefined;
  /** Whether a type that is not found is known not to be there. */
  readonly areAllKnown: boolean;
}

/** Those of the service itself. Nobody here knows what else is registered. */
export const builtInTypesOnly: KnownActionTypes = {
  find: findBuiltInActionType,
  areAllKnown: false,
};

/** Those of the service, and those that ListActionTypes has answered; undefined if it is not that. */
export function listedTypes(answer: unknown): KnownActionTypes | undefined {
  const read = deserialize(ListActionTypesOutput, answer);
  if (!read.ok || read.value.actionTypes === undefined) return undefined;
  const listed = read.value.actionTypes.map(
    (type): KnownActionType => ({
      id: type.id,
      settings: type.settings ?? {},
      properties: type.actionConfigurationProperties ?? [],
      inputArtifactDetails: type.inputArtifactDetails,
      outputArtifactDetails: type.outputArtifactDetails,
      requiresV2: false,
    }),
  );
  const byId = new Map(listed.map((type) => [keyOf(type.id), type]));
  return {
    find: (id) => findBuiltInActionType(id) ?? byId.get(keyOf(id)),
    areAllKnown: true,
  };
}

function keyOf({ category, owner, provider, version }: ActionTypeId): string {
  return JSON.stringify([category, owner, provider, version]);
}
