import { enumeration, type Infer, integer, list, required, string, structure } from '../schema.js';
import { AccountId } from './account.js';
import { ActionCategory, ActionProvider, Version } from './action-type.js';
import { ActionConfigurationKey } from './configuration.js';
import { BooleanValue, Url, UrlTemplate } from './primitive.js';

export const ActionTypeOwner = string('ActionTypeOwner', { pattern: 'AWS|ThirdParty' });
export type ActionTypeOwner = Infer<typeof ActionTypeOwner>;

export const ActionTypeIdentifier = structure('ActionTypeIdentifier', {
  category: required(ActionCategory),
  owner: required(ActionTypeOwner),
  provider: required(ActionProvider),
  version: required(Version),
});
export type ActionTypeIdentifier = Infer<typeof ActionTypeIdentifier>;

export const LambdaFunctionArn = string('LambdaFunctionArn', {
  min: 1,
  max: 140,
  pattern: String.raw`arn:aws(-[\w]+)*:lambda:.+:[0-9]{12}:function:.+`,
});
export type LambdaFunctionArn = Infer<typeof LambdaFunctionArn>;

export const LambdaExecutorConfiguration = structure('LambdaExecutorConfiguration', {
  lambdaFunctionArn: required(LambdaFunctionArn),
});
export type LambdaExecutorConfiguration = Infer<typeof LambdaExecutorConfiguration>;

export const PollingAccountList = list('PollingAccountList', AccountId, { min: 1, max: 1000 });
export type PollingAccountList = Infer<typeof PollingAccountList>;

export const ServicePrincipal = string('ServicePrincipal', { min: 1, max: 128 });
export type ServicePrincipal = Infer<typeof ServicePrincipal>;

export const PollingServicePrincipalList = list('PollingServicePrincipalList', ServicePrincipal, {
  min: 1,
  max: 10,
});
export type PollingServicePrincipalList = Infer<typeof PollingServicePrincipalList>;

export const JobWorkerExecutorConfiguration = structure('JobWorkerExecutorConfiguration', {
  pollingAccounts: PollingAccountList,
  pollingServicePrincipals: PollingServicePrincipalList,
});
export type JobWorkerExecutorConfiguration = Infer<typeof JobWorkerExecutorConfiguration>;

export const ExecutorConfiguration = structure('ExecutorConfiguration', {
  lambdaExecutorConfiguration: LambdaExecutorConfiguration,
  jobWorkerExecutorConfiguration: JobWorkerExecutorConfiguration,
});
export type ExecutorConfiguration = Infer<typeof ExecutorConfiguration>;

export const ExecutorType = enumeration('ExecutorType', ['JobWorker', 'Lambda']);
export type ExecutorType = Infer<typeof ExecutorType>;

export const PolicyStatementsTemplate = string('PolicyStatementsTemplate', { min: 1, max: 2048 });
export type PolicyStatementsTemplate = Infer<typeof PolicyStatementsTemplate>;

export const JobTimeout = integer('JobTimeout', { min: 60, max: 43200 });
export type JobTimeout = Infer<typeof JobTimeout>;

export const ActionTypeExecutor = structure('ActionTypeExecutor', {
  configuration: required(ExecutorConfiguration),
  type: required(ExecutorType),
  policyStatementsTemplate: PolicyStatementsTemplate,
  jobTimeout: JobTimeout,
});
export type ActionTypeExecutor = Infer<typeof ActionTypeExecutor>;

export const MinimumActionTypeArtifactCount = integer('MinimumActionTypeArtifactCount', {
  min: 0,
  max: 10,
});
export type MinimumActionTypeArtifactCount = Infer<typeof MinimumActionTypeArtifactCount>;

export const MaximumActionTypeArtifactCount = integer('MaximumActionTypeArtifactCount', {
  min: 0,
  max: 10,
});
export type MaximumActionTypeArtifactCount = Infer<typeof MaximumActionTypeArtifactCount>;

export const ActionTypeArtifactDetails = structure('ActionTypeArtifactDetails', {
  minimumCount: required(MinimumActionTypeArtifactCount),
  maximumCount: required(MaximumActionTypeArtifactCount),
});
export type ActionTypeArtifactDetails = Infer<typeof ActionTypeArtifactDetails>;

export const AllowedAccount = string('AllowedAccount', { pattern: String.raw`[0-9]{12}|\*` });
export type AllowedAccount = Infer<typeof AllowedAccount>;

export const AllowedAccounts = list('AllowedAccounts', AllowedAccount, { min: 1, max: 1000 });
export type AllowedAccounts = Infer<typeof AllowedAccounts>;

export const ActionTypePermissions = structure('ActionTypePermissions', {
  allowedAccounts: required(AllowedAccounts),
});
export type ActionTypePermissions = Infer<typeof ActionTypePermissions>;

export const PropertyDescription = string('PropertyDescription', { min: 1, max: 250 });
export type PropertyDescription = Infer<typeof PropertyDescription>;

export const ActionTypeProperty = structure('ActionTypeProperty', {
  name: required(ActionConfigurationKey),
  optional: required(BooleanValue),
  key: required(BooleanValue),
  noEcho: required(BooleanValue),
  queryable: BooleanValue,
  description: PropertyDescription,
});
export type ActionTypeProperty = Infer<typeof ActionTypeProperty>;

export const ActionTypeProperties = list('ActionTypeProperties', ActionTypeProperty, { max: 10 });
export type ActionTypeProperties = Infer<typeof ActionTypeProperties>;

export const ActionTypeUrls = structure('ActionTypeUrls', {
  configurationUrl: Url,
  entityUrlTemplate: UrlTemplate,
  executionUrlTemplate: UrlTemplate,
  revisionUrlTemplate: UrlTemplate,
});
export type ActionTypeUrls = Infer<typeof ActionTypeUrls>;

export const ActionTypeDescription = string('ActionTypeDescription', { min: 1, max: 1024 });
export type ActionTypeDescription = Infer<typeof ActionTypeDescription>;

export const ActionTypeDeclaration = structure('ActionTypeDeclaration', {
  description: ActionTypeDescription,
  executor: required(ActionTypeExecutor),
  id: required(ActionTypeIdentifier),
  inputArtifactDetails: required(ActionTypeArtifactDetails),
  outputArtifactDetails: required(ActionTypeArtifactDetails),
  permissions: ActionTypePermissions,
  properties: ActionTypeProperties,
  urls: ActionTypeUrls,
});
export type ActionTypeDeclaration = Infer<typeof ActionTypeDeclaration>;

export const GetActionTypeInput = structure('GetActionTypeInput', {
  category: required(ActionCategory),
  owner: required(ActionTypeOwner),
  provider: required(ActionProvider),
  version: required(Version),
});
export type GetActionTypeInput = Infer<typeof GetActionTypeInput>;

export const GetActionTypeOutput = structure('GetActionTypeOutput', {
  actionType: ActionTypeDeclaration,
});
export type GetActionTypeOutput = Infer<typeof GetActionTypeOutput>;

export const UpdateActionTypeInput = structure('UpdateActionTypeInput', {
  actionType: required(ActionTypeDeclaration),
});
export type UpdateActionTypeInput = Infer<typeof UpdateActionTypeInput>;
