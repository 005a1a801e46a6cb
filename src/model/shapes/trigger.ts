import { enumeration, type Infer, list, required, string, structure } from '../schema.js';
import { ActionName } from './identifier.js';

export const GitTagNamePattern = string('GitTagNamePattern', { min: 1, max: 255 });
export type GitTagNamePattern = Infer<typeof GitTagNamePattern>;

export const GitTagPatternList = list('GitTagPatternList', GitTagNamePattern, { min: 1, max: 8 });
export type GitTagPatternList = Infer<typeof GitTagPatternList>;

export const GitTagFilterCriteria = structure('GitTagFilterCriteria', {
  includes: GitTagPatternList,
  excludes: GitTagPatternList,
});
export type GitTagFilterCriteria = Infer<typeof GitTagFilterCriteria>;

export const GitBranchNamePattern = string('GitBranchNamePattern', {
  min: 1,
  max: 255,
  pattern: '.*',
});
export type GitBranchNamePattern = Infer<typeof GitBranchNamePattern>;

export const GitBranchPatternList = list('GitBranchPatternList', GitBranchNamePattern, {
  min: 1,
  max: 8,
});
export type GitBranchPatternList = Infer<typeof GitBranchPatternList>;

export const GitBranchFilterCriteria = structure('GitBranchFilterCriteria', {
  includes: GitBranchPatternList,
  excludes: GitBranchPatternList,
});
export type GitBranchFilterCriteria = Infer<typeof GitBranchFilterCriteria>;

export const GitFilePathPattern = string('GitFilePathPattern', { min: 1, max: 255, pattern: '.*' });
export type GitFilePathPattern = Infer<typeof GitFilePathPattern>;

export const GitFilePathPatternList = list('GitFilePathPatternList', GitFilePathPattern, {
  min: 1,
  max: 8,
});
export type GitFilePathPatternList = Infer<typeof GitFilePathPatternList>;

export const GitFilePathFilterCriteria = structure('GitFilePathFilterCriteria', {
  includes: GitFilePathPatternList,
  excludes: GitFilePathPatternList,
});
export type GitFilePathFilterCriteria = Infer<typeof GitFilePathFilterCriteria>;

export const GitPushFilter = structure('GitPushFilter', {
  tags: GitTagFilterCriteria,
  branches: GitBranchFilterCriteria,
  filePaths: GitFilePathFilterCriteria,
});
export type GitPushFilter = Infer<typeof GitPushFilter>;

export const GitPushFilterList = list('GitPushFilterList', GitPushFilter, { min: 1, max: 3 });
export type GitPushFilterList = Infer<typeof GitPushFilterList>;

export const GitPullRequestEventType = enumeration('GitPullRequestEventType', [
  'OPEN',
  'UPDATED',
  'CLOSED',
]);
export type GitPullRequestEventType = Infer<typeof GitPullRequestEventType>;

export const GitPullRequestEventTypeList = list(
  'GitPullRequestEventTypeList',
  GitPullRequestEventType,
  { min: 1, max: 3 },
);
export type GitPullRequestEventTypeList = Infer<typeof GitPullRequestEventTypeList>;

export const GitPullRequestFilter = structure('GitPullRequestFilter', {
  events: GitPullRequestEventTypeList,
  branches: GitBranchFilterCriteria,
  filePaths: GitFilePathFilterCriteria,
});
export type GitPullRequestFilter = Infer<typeof GitPullRequestFilter>;

export const GitPullRequestFilterList = list('GitPullRequestFilterList', GitPullRequestFilter, {
  min: 1,
  max: 3,
});
export type GitPullRequestFilterList = Infer<typeof GitPullRequestFilterList>;

export const GitConfiguration = structure('GitConfiguration', {
  sourceActionName: required(ActionName),
  push: GitPushFilterList,
  pullRequest: GitPullRequestFilterList,
});
export type GitConfiguration = Infer<typeof GitConfiguration>;

export const PipelineTriggerProviderType = enumeration('PipelineTriggerProviderType', [
  'CodeStarSourceConnection',
]);
export type PipelineTriggerProviderType = Infer<typeof PipelineTriggerProviderType>;

export const PipelineTriggerDeclaration = structure('PipelineTriggerDeclaration', {
  providerType: required(PipelineTriggerProviderType),
  gitConfiguration: required(GitConfiguration),
});
export type PipelineTriggerDeclaration = Infer<typeof PipelineTriggerDeclaration>;

export const PipelineTriggerDeclarationList = list(
  'PipelineTriggerDeclarationList',
  PipelineTriggerDeclaration,
  { max: 50 },
);
export type PipelineTriggerDeclarationList = Infer<typeof PipelineTriggerDeclarationList>;

export const TriggerType = enumeration('TriggerType', [
  'CreatePipeline',
  'StartPipelineExecution',
  'PollForSourceChanges',
  'Webhook',
  'CloudWatchEvent',
  'PutActionRevision',
  'WebhookV2',
  'ManualRollback',
  'AutomatedRollback',
]);
export type TriggerType = Infer<typeof TriggerType>;

export const TriggerDetail = string('TriggerDetail', { min: 0, max: 1024 });
export type TriggerDetail = Infer<typeof TriggerDetail>;

export const ExecutionTrigger = structure('ExecutionTrigger', {
  triggerType: TriggerType,
  triggerDetail: TriggerDetail,
});
export type ExecutionTrigger = Infer<typeof ExecutionTrigger>;
