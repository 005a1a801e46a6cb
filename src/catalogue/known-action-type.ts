import type {
  ActionConfigurationProperty,
  ActionType,
  ActionTypeId,
  ActionTypeSettings,
  ArtifactDetails,
} from '../model/index.js';

/** An action type as the server knows it, whether built in or registered by a user. */
export interface KnownActionType {
  readonly id: ActionTypeId;
  readonly settings: ActionTypeSettings;
  readonly properties: readonly ActionConfigurationProperty[];
  readonly inputArtifactDetails: ArtifactDetails;
  readonly outputArtifactDetails: ArtifactDetails;
  /** Pipelines of type V1 cannot have such an action. */
  readonly requiresV2: boolean;
}

/** The action type as ListActionTypes gives it, which leaves out the `type` of its properties. */
export const toActionType = (known: KnownActionType): ActionType => ({
  id: known.id,
  settings: known.settings,
  actionConfigurationProperties: known.properties.map(({ type: _, ...property }) => property),
  inputArtifactDetails: known.inputArtifactDetails,
  outputArtifactDetails: known.outputArtifactDetails,
});
