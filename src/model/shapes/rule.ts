import { enumeration, type Infer, integer, list, required, string, structure } from '../schema.js';
import { AWSRegionName, RoleArn } from './account.js';
import { ArtifactDetailList, InputArtifactList } from './artifact.js';
import { CommandList } from './configuration.js';
import { ErrorDetails, LatestInPipelineExecutionFilter } from './execution-filter.js';
import { PipelineExecutionId, PipelineName, PipelineVersion, StageName } from './identifier.js';
import { MaxResults, NextToken } from './paging.js';
import {
  ExecutionId,
  ExecutionSummary,
  ExternalExecutionId,
  ExternalExecutionSummary,
  LastUpdatedBy,
  Timestamp,
  Url,
} from './primitive.js';
import { Revision, RevisionChangeIdentifier } from './revision.js';
import { ResolvedRuleConfigurationMap, RuleConfigurationMap, RuleTypeId } from './rule-type.js';

export const RuleName = string('RuleName', {
  min: 1,
  max: 100,
  pattern: String.raw`[A-Za-z0-9.@\-_]+`,
});
export type RuleName = Infer<typeof RuleName>;

export const RuleTimeout = integer('RuleTimeout', { min: 5, max: 86400 });
export type RuleTimeout = Infer<typeof RuleTimeout>;

export const RuleDeclaration = structure('RuleDeclaration', {
  name: required(RuleName),
  ruleTypeId: required(RuleTypeId),
  configuration: RuleConfigurationMap,
  commands: CommandList,
  inputArtifacts: InputArtifactList,
  roleArn: RoleArn,
  region: AWSRegionName,
  timeoutInMinutes: RuleTimeout,
});
export type RuleDeclaration = Infer<typeof RuleDeclaration>;

export const RuleDeclarationList = list('RuleDeclarationList', RuleDeclaration, { min: 1, max: 5 });
export type RuleDeclarationList = Infer<typeof RuleDeclarationList>;

export const RuleExecutionId = string('RuleExecutionId', { min: 1, max: 200 });
export type RuleExecutionId = Infer<typeof RuleExecutionId>;

export const RuleExecutionStatus = enumeration('RuleExecutionStatus', [
  'InProgress',
  'Abandoned',
  'Succeeded',
  'Failed',
]);
export type RuleExecutionStatus = Infer<typeof RuleExecutionStatus>;

export const RuleExecutionToken = string('RuleExecutionToken', {
  min: 1,
  max: 200,
  pattern: String.raw`[a-zA-Z0-9\-\.]+`,
});
export type RuleExecutionToken = Infer<typeof RuleExecutionToken>;

export const RuleExecution = structure('RuleExecution', {
  ruleExecutionId: RuleExecutionId,
  status: RuleExecutionStatus,
  summary: ExecutionSummary,
  lastStatusChange: Timestamp,
  token: RuleExecutionToken,
  lastUpdatedBy: LastUpdatedBy,
  externalExecutionId: ExecutionId,
  externalExecutionUrl: Url,
  errorDetails: ErrorDetails,
});
export type RuleExecution = Infer<typeof RuleExecution>;

export const RuleRevision = structure('RuleRevision', {
  revisionId: required(Revision),
  revisionChangeId: required(RevisionChangeIdentifier),
  created: required(Timestamp),
});
export type RuleRevision = Infer<typeof RuleRevision>;

export const RuleState = structure('RuleState', {
  ruleName: RuleName,
  currentRevision: RuleRevision,
  latestExecution: RuleExecution,
  entityUrl: Url,
  revisionUrl: Url,
});
export type RuleState = Infer<typeof RuleState>;

export const RuleStateList = list('RuleStateList', RuleState);
export type RuleStateList = Infer<typeof RuleStateList>;

export const RuleExecutionInput = structure('RuleExecutionInput', {
  ruleTypeId: RuleTypeId,
  configuration: RuleConfigurationMap,
  resolvedConfiguration: ResolvedRuleConfigurationMap,
  roleArn: RoleArn,
  region: AWSRegionName,
  inputArtifacts: ArtifactDetailList,
});
export type RuleExecutionInput = Infer<typeof RuleExecutionInput>;

export const RuleExecutionResult = structure('RuleExecutionResult', {
  externalExecutionId: ExternalExecutionId,
  externalExecutionSummary: ExternalExecutionSummary,
  externalExecutionUrl: Url,
  errorDetails: ErrorDetails,
});
export type RuleExecutionResult = Infer<typeof RuleExecutionResult>;

export const RuleExecutionOutput = structure('RuleExecutionOutput', {
  executionResult: RuleExecutionResult,
});
export type RuleExecutionOutput = Infer<typeof RuleExecutionOutput>;

export const RuleExecutionDetail = structure('RuleExecutionDetail', {
  pipelineExecutionId: PipelineExecutionId,
  ruleExecutionId: RuleExecutionId,
  pipelineVersion: PipelineVersion,
  stageName: StageName,
  ruleName: RuleName,
  startTime: Timestamp,
  lastUpdateTime: Timestamp,
  updatedBy: LastUpdatedBy,
  status: RuleExecutionStatus,
  input: RuleExecutionInput,
  output: RuleExecutionOutput,
});
export type RuleExecutionDetail = Infer<typeof RuleExecutionDetail>;

export const RuleExecutionDetailList = list('RuleExecutionDetailList', RuleExecutionDetail);
export type RuleExecutionDetailList = Infer<typeof RuleExecutionDetailList>;

export const RuleExecutionFilter = structure('RuleExecutionFilter', {
  pipelineExecutionId: PipelineExecutionId,
  latestInPipelineExecution: LatestInPipelineExecutionFilter,
});
export type RuleExecutionFilter = Infer<typeof RuleExecutionFilter>;

export const ListRuleExecutionsInput = structure('ListRuleExecutionsInput', {
  pipelineName: required(PipelineName),
  filter: RuleExecutionFilter,
  maxResults: MaxResults,
  nextToken: NextToken,
});
export type ListRuleExecutionsInput = Infer<typeof ListRuleExecutionsInput>;

export const ListRuleExecutionsOutput = structure('ListRuleExecutionsOutput', {
  ruleExecutionDetails: RuleExecutionDetailList,
  nextToken: NextToken,
});
export type ListRuleExecutionsOutput = Infer<typeof ListRuleExecutionsOutput>;
