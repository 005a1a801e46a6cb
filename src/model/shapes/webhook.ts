import {
  enumeration,
  type Infer,
  list,
  required,
  string,
  structure,
  timestamp,
} from '../schema.js';
import { ActionName, PipelineName } from './identifier.js';
import { MaxResults, NextToken } from './paging.js';
import { TagList } from './tag.js';

export const JsonPath = string('JsonPath', { min: 1, max: 150 });
export type JsonPath = Infer<typeof JsonPath>;

export const MatchEquals = string('MatchEquals', { min: 1, max: 150 });
export type MatchEquals = Infer<typeof MatchEquals>;

export const WebhookFilterRule = structure('WebhookFilterRule', {
  jsonPath: required(JsonPath),
  matchEquals: MatchEquals,
});
export type WebhookFilterRule = Infer<typeof WebhookFilterRule>;

export const WebhookFilters = list('WebhookFilters', WebhookFilterRule, { max: 5 });
export type WebhookFilters = Infer<typeof WebhookFilters>;

export const WebhookAuthConfigurationAllowedIPRange = string(
  'WebhookAuthConfigurationAllowedIPRange',
  { min: 1, max: 100 },
);
export type WebhookAuthConfigurationAllowedIPRange = Infer<
  typeof WebhookAuthConfigurationAllowedIPRange
>;

export const WebhookAuthConfigurationSecretToken = string('WebhookAuthConfigurationSecretToken', {
  min: 1,
  max: 100,
});
export type WebhookAuthConfigurationSecretToken = Infer<typeof WebhookAuthConfigurationSecretToken>;

export const WebhookAuthConfiguration = structure('WebhookAuthConfiguration', {
  AllowedIPRange: WebhookAuthConfigurationAllowedIPRange,
  SecretToken: WebhookAuthConfigurationSecretToken,
});
export type WebhookAuthConfiguration = Infer<typeof WebhookAuthConfiguration>;

export const WebhookName = string('WebhookName', {
  min: 1,
  max: 100,
  pattern: String.raw`[A-Za-z0-9.@\-_]+`,
});
export type WebhookName = Infer<typeof WebhookName>;

export const WebhookAuthenticationType = enumeration('WebhookAuthenticationType', [
  'GITHUB_HMAC',
  'IP',
  'UNAUTHENTICATED',
]);
export type WebhookAuthenticationType = Infer<typeof WebhookAuthenticationType>;

export const WebhookDefinition = structure('WebhookDefinition', {
  name: required(WebhookName),
  targetPipeline: required(PipelineName),
  targetAction: required(ActionName),
  filters: required(WebhookFilters),
  authentication: required(WebhookAuthenticationType),
  authenticationConfiguration: required(WebhookAuthConfiguration),
});
export type WebhookDefinition = Infer<typeof WebhookDefinition>;

export const WebhookUrl = string('WebhookUrl', { min: 1, max: 1000 });
export type WebhookUrl = Infer<typeof WebhookUrl>;

export const WebhookErrorMessage = string('WebhookErrorMessage');
export type WebhookErrorMessage = Infer<typeof WebhookErrorMessage>;

export const WebhookErrorCode = string('WebhookErrorCode');
export type WebhookErrorCode = Infer<typeof WebhookErrorCode>;

export const WebhookLastTriggered = timestamp('WebhookLastTriggered');
export type WebhookLastTriggered = Infer<typeof WebhookLastTriggered>;

export const WebhookArn = string('WebhookArn');
export type WebhookArn = Infer<typeof WebhookArn>;

export const ListWebhookItem = structure('ListWebhookItem', {
  definition: required(WebhookDefinition),
  url: required(WebhookUrl),
  errorMessage: WebhookErrorMessage,
  errorCode: WebhookErrorCode,
  lastTriggered: WebhookLastTriggered,
  arn: WebhookArn,
  tags: TagList,
});
export type ListWebhookItem = Infer<typeof ListWebhookItem>;

export const WebhookList = list('WebhookList', ListWebhookItem);
export type WebhookList = Infer<typeof WebhookList>;

export const PutWebhookInput = structure('PutWebhookInput', {
  webhook: required(WebhookDefinition),
  tags: TagList,
});
export type PutWebhookInput = Infer<typeof PutWebhookInput>;

export const PutWebhookOutput = structure('PutWebhookOutput', {
  webhook: ListWebhookItem,
});
export type PutWebhookOutput = Infer<typeof PutWebhookOutput>;

export const ListWebhooksInput = structure('ListWebhooksInput', {
  NextToken: NextToken,
  MaxResults: MaxResults,
});
export type ListWebhooksInput = Infer<typeof ListWebhooksInput>;

export const ListWebhooksOutput = structure('ListWebhooksOutput', {
  webhooks: WebhookList,
  NextToken: NextToken,
});
export type ListWebhooksOutput = Infer<typeof ListWebhooksOutput>;

export const DeleteWebhookInput = structure('DeleteWebhookInput', {
  name: required(WebhookName),
});
export type DeleteWebhookInput = Infer<typeof DeleteWebhookInput>;

export const DeleteWebhookOutput = structure('DeleteWebhookOutput', {});
export type DeleteWebhookOutput = Infer<typeof DeleteWebhookOutput>;

export const RegisterWebhookWithThirdPartyInput = structure('RegisterWebhookWithThirdPartyInput', {
  webhookName: WebhookName,
});
export type RegisterWebhookWithThirdPartyInput = Infer<typeof RegisterWebhookWithThirdPartyInput>;

export const RegisterWebhookWithThirdPartyOutput = structure(
  'RegisterWebhookWithThirdPartyOutput',
  {},
);
export type RegisterWebhookWithThirdPartyOutput = Infer<typeof RegisterWebhookWithThirdPartyOutput>;

export const DeregisterWebhookWithThirdPartyInput = structure(
  'DeregisterWebhookWithThirdPartyInput',
  {
    webhookName: WebhookName,
  },
);
export type DeregisterWebhookWithThirdPartyInput = Infer<
  typeof DeregisterWebhookWithThirdPartyInput
>;

export const DeregisterWebhookWithThirdPartyOutput = structure(
  'DeregisterWebhookWithThirdPartyOutput',
  {},
);
export type DeregisterWebhookWithThirdPartyOutput = Infer<
  typeof DeregisterWebhookWithThirdPartyOutput
>;
