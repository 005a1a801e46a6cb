import { enumeration, type Infer, list, map, required, string, structure } from '../schema.js';
import { BooleanValue, Description, StringValue } from './primitive.js';

export const ActionConfigurationKey = string('ActionConfigurationKey', { min: 1, max: 50 });
export type ActionConfigurationKey = Infer<typeof ActionConfigurationKey>;

// The published model still says 1000. The live service has taken up to 50,000 characters since
// 2022 and says so in its refusals, so that longer values are in real pipelines.
export const ActionConfigurationValue = string('ActionConfigurationValue', { min: 1, max: 50000 });
export type ActionConfigurationValue = Infer<typeof ActionConfigurationValue>;

export const ActionConfigurationMap = map(
  'ActionConfigurationMap',
  ActionConfigurationKey,
  ActionConfigurationValue,
);
export type ActionConfigurationMap = Infer<typeof ActionConfigurationMap>;

export const ActionConfiguration = structure('ActionConfiguration', {
  configuration: ActionConfigurationMap,
});
export type ActionConfiguration = Infer<typeof ActionConfiguration>;

export const ResolvedActionConfigurationMap = map(
  'ResolvedActionConfigurationMap',
  StringValue,
  StringValue,
);
export type ResolvedActionConfigurationMap = Infer<typeof ResolvedActionConfigurationMap>;

export const ActionConfigurationPropertyType = enumeration('ActionConfigurationPropertyType', [
  'String',
  'Number',
  'Boolean',
]);
export type ActionConfigurationPropertyType = Infer<typeof ActionConfigurationPropertyType>;

export const ActionConfigurationProperty = structure('ActionConfigurationProperty', {
  name: required(ActionConfigurationKey),
  required: required(BooleanValue),
  key: required(BooleanValue),
  secret: required(BooleanValue),
  queryable: BooleanValue,
  description: Description,
  type: ActionConfigurationPropertyType,
});
export type ActionConfigurationProperty = Infer<typeof ActionConfigurationProperty>;

export const ActionConfigurationPropertyList = list(
  'ActionConfigurationPropertyList',
  ActionConfigurationProperty,
  { max: 10 },
);
export type ActionConfigurationPropertyList = Infer<typeof ActionConfigurationPropertyList>;

export const ActionConfigurationQueryableValue = string('ActionConfigurationQueryableValue', {
  min: 1,
  max: 50,
  pattern: '[a-zA-Z0-9_-]+',
});
export type ActionConfigurationQueryableValue = Infer<typeof ActionConfigurationQueryableValue>;

export const QueryParamMap = map(
  'QueryParamMap',
  ActionConfigurationKey,
  ActionConfigurationQueryableValue,
  { min: 0, max: 1 },
);
export type QueryParamMap = Infer<typeof QueryParamMap>;

export const OutputVariable = string('OutputVariable', { min: 1, max: 128 });
export type OutputVariable = Infer<typeof OutputVariable>;

export const OutputVariableList = list('OutputVariableList', OutputVariable, { min: 1, max: 15 });
export type OutputVariableList = Infer<typeof OutputVariableList>;

export const OutputVariablesKey = string('OutputVariablesKey', {
  pattern: String.raw`[A-Za-z0-9@\-_]+`,
});
export type OutputVariablesKey = Infer<typeof OutputVariablesKey>;

export const OutputVariablesValue = string('OutputVariablesValue');
export type OutputVariablesValue = Infer<typeof OutputVariablesValue>;

export const OutputVariablesMap = map(
  'OutputVariablesMap',
  OutputVariablesKey,
  OutputVariablesValue,
);
export type OutputVariablesMap = Infer<typeof OutputVariablesMap>;

export const EnvironmentVariableName = string('EnvironmentVariableName', {
  min: 1,
  max: 128,
  pattern: '[A-Za-z0-9_]+',
});
export type EnvironmentVariableName = Infer<typeof EnvironmentVariableName>;

export const EnvironmentVariableValue = string('EnvironmentVariableValue', {
  min: 1,
  max: 2000,
  pattern: '.*',
});
export type EnvironmentVariableValue = Infer<typeof EnvironmentVariableValue>;

export const EnvironmentVariableType = enumeration('EnvironmentVariableType', [
  'PLAINTEXT',
  'SECRETS_MANAGER',
]);
export type EnvironmentVariableType = Infer<typeof EnvironmentVariableType>;

export const EnvironmentVariable = structure('EnvironmentVariable', {
  name: required(EnvironmentVariableName),
  value: required(EnvironmentVariableValue),
  type: EnvironmentVariableType,
});
export type EnvironmentVariable = Infer<typeof EnvironmentVariable>;

export const EnvironmentVariableList = list('EnvironmentVariableList', EnvironmentVariable, {
  min: 1,
  max: 10,
});
export type EnvironmentVariableList = Infer<typeof EnvironmentVariableList>;

export const Command = string('Command', { min: 1, max: 1000 });
export type Command = Infer<typeof Command>;

export const CommandList = list('CommandList', Command, { min: 1, max: 50 });
export type CommandList = Infer<typeof CommandList>;
