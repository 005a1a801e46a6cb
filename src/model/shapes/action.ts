import { enumeration, type Infer, integer, list, required, string, structure } from '../schema.js';
import { AWSRegionName, RoleArn } from './account.js';
import { ActionTypeId } from './action-type.js';
import { ArtifactDetailList, InputArtifactList, OutputArtifactList } from './artifact.js';
import {
  ActionConfigurationMap,
  CommandList,
  EnvironmentVariableList,
  OutputVariableList,
  OutputVariablesMap,
  ResolvedActionConfigurationMap,
} from './configuration.js';
import { ErrorDetails, LatestInPipelineExecutionFilter } from './execution-filter.js';
import {
  ActionExecutionId,
  ActionName,
  PipelineExecutionId,
  PipelineName,
  PipelineVersion,
  StageName,
} from './identifier.js';
import { MaxResults, NextToken } from './paging.js';
import {
  ExecutionId,
  ExecutionSummary,
  ExternalExecutionId,
  ExternalExecutionSummary,
  LastUpdatedBy,
  LogStreamARN,
  Percentage,
  Timestamp,
  Url,
} from './primitive.js';
import { ActionRevision } from './revision.js';

export const ActionRunOrder = integer('ActionRunOrder', { min: 1, max: 999 });
export type ActionRunOrder = Infer<typeof ActionRunOrder>;

export const ActionNamespace = string('ActionNamespace', {
  min: 1,
  max: 100,
  pattern: String.raw`[A-Za-z0-9@\-_]+`,
});
export type ActionNamespace = Infer<typeof ActionNamespace>;

export const ActionTimeout = integer('ActionTimeout', { min: 5, max: 86400 });
export type ActionTimeout = Infer<typeof ActionTimeout>;

export const ActionDeclaration = structure('ActionDeclaration', {
  name: required(ActionName),
  actionTypeId: required(ActionTypeId),
  runOrder: ActionRunOrder,
  configuration: ActionConfigurationMap,
  commands: CommandList,
  outputArtifacts: OutputArtifactList,
  inputArtifacts: InputArtifactList,
  outputVariables: OutputVariableList,
  roleArn: RoleArn,
  region: AWSRegionName,
  namespace: ActionNamespace,
  timeoutInMinutes: ActionTimeout,
  environmentVariables: EnvironmentVariableList,
});
export type ActionDeclaration = Infer<typeof ActionDeclaration>;

export const StageActionDeclarationList = list('StageActionDeclarationList', ActionDeclaration);
export type StageActionDeclarationList = Infer<typeof StageActionDeclarationList>;

export const ActionExecutionStatus = enumeration('ActionExecutionStatus', [
  'InProgress',
  'Abandoned',
  'Succeeded',
  'Failed',
]);
export type ActionExecutionStatus = Infer<typeof ActionExecutionStatus>;

export const ActionExecutionToken = string('ActionExecutionToken');
export type ActionExecutionToken = Infer<typeof ActionExecutionToken>;

export const ActionExecution = structure('ActionExecution', {
  actionExecutionId: ActionExecutionId,
  status: ActionExecutionStatus,
  summary: ExecutionSummary,
  lastStatusChange: Timestamp,
  token: ActionExecutionToken,
  lastUpdatedBy: LastUpdatedBy,
  externalExecutionId: ExecutionId,
  externalExecutionUrl: Url,
  percentComplete: Percentage,
  errorDetails: ErrorDetails,
  logStreamARN: LogStreamARN,
});
export type ActionExecution = Infer<typeof ActionExecution>;

export const ActionState = structure('ActionState', {
  actionName: ActionName,
  currentRevision: ActionRevision,
  latestExecution: ActionExecution,
  entityUrl: Url,
  revisionUrl: Url,
});
export type ActionState = Infer<typeof ActionState>;

export const ActionStateList = list('ActionStateList', ActionState);
export type ActionStateList = Infer<typeof ActionStateList>;

export const ActionExecutionInput = structure('ActionExecutionInput', {
  actionTypeId: ActionTypeId,
  configuration: ActionConfigurationMap,
  resolvedConfiguration: ResolvedActionConfigurationMap,
  roleArn: RoleArn,
  region: AWSRegionName,
  inputArtifacts: ArtifactDetailList,
  namespace: ActionNamespace,
});
export type ActionExecutionInput = Infer<typeof ActionExecutionInput>;

export const ActionExecutionResult = structure('ActionExecutionResult', {
  externalExecutionId: ExternalExecutionId,
  externalExecutionSummary: ExternalExecutionSummary,
  externalExecutionUrl: Url,
  errorDetails: ErrorDetails,
  logStreamARN: LogStreamARN,
});
export type ActionExecutionResult = Infer<typeof ActionExecutionResult>;

export const ActionExecutionOutput = structure('ActionExecutionOutput', {
  outputArtifacts: ArtifactDetailList,
  executionResult: ActionExecutionResult,
  outputVariables: OutputVariablesMap,
});
export type ActionExecutionOutput = Infer<typeof ActionExecutionOutput>;

export const ActionExecutionDetail = structure('ActionExecutionDetail', {
  pipelineExecutionId: PipelineExecutionId,
  actionExecutionId: ActionExecutionId,
  pipelineVersion: PipelineVersion,
  stageName: StageName,
  actionName: ActionName,
  startTime: Timestamp,
  lastUpdateTime: Timestamp,
  updatedBy: LastUpdatedBy,
  status: ActionExecutionStatus,
  input: ActionExecutionInput,
  output: ActionExecutionOutput,
});
export type ActionExecutionDetail = Infer<typeof ActionExecutionDetail>;

export const ActionExecutionDetailList = list('ActionExecutionDetailList', ActionExecutionDetail);
export type ActionExecutionDetailList = Infer<typeof ActionExecutionDetailList>;

export const ActionExecutionFilter = structure('ActionExecutionFilter', {
  pipelineExecutionId: PipelineExecutionId,
  latestInPipelineExecution: LatestInPipelineExecutionFilter,
});
export type ActionExecutionFilter = Infer<typeof ActionExecutionFilter>;

export const ListActionExecutionsInput = structure('ListActionExecutionsInput', {
  pipelineName: required(PipelineName),
  filter: ActionExecutionFilter,
  maxResults: MaxResults,
  nextToken: NextToken,
});
export type ListActionExecutionsInput = Infer<typeof ListActionExecutionsInput>;

export const ListActionExecutionsOutput = structure('ListActionExecutionsOutput', {
  actionExecutionDetails: ActionExecutionDetailList,
  nextToken: NextToken,
});
export type ListActionExecutionsOutput = Infer<typeof ListActionExecutionsOutput>;
