import { enumeration, type Infer, list, map, required, string, structure } from '../schema.js';
import { AWSRegionName } from './account.js';
import { Version } from './action-type.js';
import { ArtifactDetails } from './artifact.js';
import { BooleanValue, Description, StringValue, Url, UrlTemplate } from './primitive.js';

export const RuleCategory = enumeration('RuleCategory', ['Rule']);
export type RuleCategory = Infer<typeof RuleCategory>;

export const RuleOwner = enumeration('RuleOwner', ['AWS']);
export type RuleOwner = Infer<typeof RuleOwner>;

export const RuleProvider = string('RuleProvider', { min: 1, max: 35, pattern: '[0-9A-Za-z_-]+' });
export type RuleProvider = Infer<typeof RuleProvider>;

export const RuleTypeId = structure('RuleTypeId', {
  category: required(RuleCategory),
  owner: RuleOwner,
  provider: required(RuleProvider),
  version: Version,
});
export type RuleTypeId = Infer<typeof RuleTypeId>;

export const RuleTypeSettings = structure('RuleTypeSettings', {
  thirdPartyConfigurationUrl: Url,
  entityUrlTemplate: UrlTemplate,
  executionUrlTemplate: UrlTemplate,
  revisionUrlTemplate: UrlTemplate,
});
export type RuleTypeSettings = Infer<typeof RuleTypeSettings>;

export const RuleConfigurationKey = string('RuleConfigurationKey', { min: 1, max: 50 });
export type RuleConfigurationKey = Infer<typeof RuleConfigurationKey>;

export const RuleConfigurationValue = string('RuleConfigurationValue', { min: 1, max: 10000 });
export type RuleConfigurationValue = Infer<typeof RuleConfigurationValue>;

export const RuleConfigurationMap = map(
  'RuleConfigurationMap',
  RuleConfigurationKey,
  RuleConfigurationValue,
  { min: 0, max: 200 },
);
export type RuleConfigurationMap = Infer<typeof RuleConfigurationMap>;

export const ResolvedRuleConfigurationMap = map(
  'ResolvedRuleConfigurationMap',
  StringValue,
  StringValue,
);
export type ResolvedRuleConfigurationMap = Infer<typeof ResolvedRuleConfigurationMap>;

export const RuleConfigurationPropertyType = enumeration('RuleConfigurationPropertyType', [
  'String',
  'Number',
  'Boolean',
]);
export type RuleConfigurationPropertyType = Infer<typeof RuleConfigurationPropertyType>;

export const RuleConfigurationProperty = structure('RuleConfigurationProperty', {
  name: required(RuleConfigurationKey),
  required: required(BooleanValue),
  key: required(BooleanValue),
  secret: required(BooleanValue),
  queryable: BooleanValue,
  description: Description,
  type: RuleConfigurationPropertyType,
});
export type RuleConfigurationProperty = Infer<typeof RuleConfigurationProperty>;

export const RuleConfigurationPropertyList = list(
  'RuleConfigurationPropertyList',
  RuleConfigurationProperty,
  { max: 10 },
);
export type RuleConfigurationPropertyList = Infer<typeof RuleConfigurationPropertyList>;

export const RuleType = structure('RuleType', {
  id: required(RuleTypeId),
  settings: RuleTypeSettings,
  ruleConfigurationProperties: RuleConfigurationPropertyList,
  inputArtifactDetails: required(ArtifactDetails),
});
export type RuleType = Infer<typeof RuleType>;

export const RuleTypeList = list('RuleTypeList', RuleType);
export type RuleTypeList = Infer<typeof RuleTypeList>;

export const ListRuleTypesInput = structure('ListRuleTypesInput', {
  ruleOwnerFilter: RuleOwner,
  regionFilter: AWSRegionName,
});
export type ListRuleTypesInput = Infer<typeof ListRuleTypesInput>;

export const ListRuleTypesOutput = structure('ListRuleTypesOutput', {
  ruleTypes: required(RuleTypeList),
});
export type ListRuleTypesOutput = Infer<typeof ListRuleTypesOutput>;
