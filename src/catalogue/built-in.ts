import type {
  ActionCategory,
  ActionConfigurationProperty,
  ActionOwner,
  ActionTypeSettings,
  ArtifactDetails,
} from '../model/index.js';
import type { KnownActionType } from './known-action-type.js';

/** What is said of a built-in action type where it is declared; left out is what most of them are. */
interface BuiltIn {
  readonly inputs: ArtifactDetails;
  readonly outputs: ArtifactDetails;
  readonly properties: readonly ActionConfigurationProperty[];
  readonly settings?: ActionTypeSettings;
  readonly requiresV2?: boolean;
}

/** An action type that needs no registration. All of them have version 1. */
export const builtIn = (
  [category, owner, provider]: readonly [ActionCategory, ActionOwner, string],
  { inputs, outputs, properties, settings = {}, requiresV2 = false }: BuiltIn,
): KnownActionType => ({
  id: { category, owner, provider, version: '1' },
  settings,
  properties,
  inputArtifactDetails: inputs,
  outputArtifactDetails: outputs,
  requiresV2,
});

export const between = (minimumCount: number, maximumCount: number): ArtifactDetails => ({
  minimumCount,
  maximumCount,
});

export const none: ArtifactDetails = between(0, 0);
export const one: ArtifactDetails = between(1, 1);

// What AWS marks as a key is what makes the action the one it is: each property that it must have,
// and that may be shown.
export const required = (name: string, description?: string): ActionConfigurationProperty => ({
  name,
  required: true,
  key: true,
  secret: false,
  queryable: false,
  ...(description === undefined ? {} : { description }),
});

export const optional = (name: string): ActionConfigurationProperty => ({
  name,
  required: false,
  key: false,
  secret: false,
  queryable: false,
});

export const secret = (name: string): ActionConfigurationProperty => ({
  name,
  required: true,
  key: false,
  secret: true,
  queryable: false,
});
