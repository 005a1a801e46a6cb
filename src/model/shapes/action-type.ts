import { enumeration, type Infer, list, required, string, structure } from '../schema.js';
import { AWSRegionName } from './account.js';
import { ArtifactDetails } from './artifact.js';
import { ActionConfigurationPropertyList } from './configuration.js';
import { NextToken } from './paging.js';
import { Url, UrlTemplate } from './primitive.js';
import { TagList } from './tag.js';

export const ActionCategory = enumeration('ActionCategory', [
  'Source',
  'Build',
  'Deploy',
  'Test',
  'Invoke',
  'Approval',
  'Compute',
]);
export type ActionCategory = Infer<typeof ActionCategory>;

export const ActionOwner = enumeration('ActionOwner', ['AWS', 'ThirdParty', 'Custom']);
export type ActionOwner = Infer<typeof ActionOwner>;

export const ActionProvider = string('ActionProvider', {
  min: 1,
  max: 35,
  pattern: '[0-9A-Za-z_-]+',
});
export type ActionProvider = Infer<typeof ActionProvider>;

export const Version = string('Version', { min: 1, max: 9, pattern: '[0-9A-Za-z_-]+' });
export type Version = Infer<typeof Version>;

export const ActionTypeId = structure('ActionTypeId', {
  category: required(ActionCategory),
  owner: required(ActionOwner),
  provider: required(ActionProvider),
  version: required(Version),
});
export type ActionTypeId = Infer<typeof ActionTypeId>;

export const ActionTypeSettings = structure('ActionTypeSettings', {
  thirdPartyConfigurationUrl: Url,
  entityUrlTemplate: UrlTemplate,
  executionUrlTemplate: UrlTemplate,
  revisionUrlTemplate: UrlTemplate,
});
export type ActionTypeSettings = Infer<typeof ActionTypeSettings>;

export const ActionType = structure('ActionType', {
  id: required(ActionTypeId),
  settings: ActionTypeSettings,
  actionConfigurationProperties: ActionConfigurationPropertyList,
  inputArtifactDetails: required(ArtifactDetails),
  outputArtifactDetails: required(ArtifactDetails),
});
export type ActionType = Infer<typeof ActionType>;

export const ActionTypeList = list('ActionTypeList', ActionType);
export type ActionTypeList = Infer<typeof ActionTypeList>;

export const CreateCustomActionTypeInput = structure('CreateCustomActionTypeInput', {
  category: required(ActionCategory),
  provider: required(ActionProvider),
  version: required(Version),
  settings: ActionTypeSettings,
  configurationProperties: ActionConfigurationPropertyList,
  inputArtifactDetails: required(ArtifactDetails),
  outputArtifactDetails: required(ArtifactDetails),
  tags: TagList,
});
export type CreateCustomActionTypeInput = Infer<typeof CreateCustomActionTypeInput>;

export const CreateCustomActionTypeOutput = structure('CreateCustomActionTypeOutput', {
  actionType: required(ActionType),
  tags: TagList,
});
export type CreateCustomActionTypeOutput = Infer<typeof CreateCustomActionTypeOutput>;

export const DeleteCustomActionTypeInput = structure('DeleteCustomActionTypeInput', {
  category: required(ActionCategory),
  provider: required(ActionProvider),
  version: required(Version),
});
export type DeleteCustomActionTypeInput = Infer<typeof DeleteCustomActionTypeInput>;

export const ListActionTypesInput = structure('ListActionTypesInput', {
  actionOwnerFilter: ActionOwner,
  nextToken: NextToken,
  regionFilter: AWSRegionName,
});
export type ListActionTypesInput = Infer<typeof ListActionTypesInput>;

export const ListActionTypesOutput = structure('ListActionTypesOutput', {
  actionTypes: required(ActionTypeList),
  nextToken: NextToken,
});
export type ListActionTypesOutput = Infer<typeof ListActionTypesOutput>;
