import {
  enumeration,
  type Infer,
  idempotencyToken,
  list,
  required,
  string,
  structure,
} from '../schema.js';
import { ArtifactRevisionList } from './artifact.js';
import { ExecutionMode, ExecutionType } from './execution-mode.js';
import {
  ClientRequestToken,
  PipelineExecutionId,
  PipelineName,
  PipelineVersion,
  StageName,
} from './identifier.js';
import { MaxResults, NextToken } from './paging.js';
import { BooleanValue, Timestamp } from './primitive.js';
import { SourceRevisionList, SourceRevisionOverrideList } from './revision.js';
import { ExecutionTrigger } from './trigger.js';
import { PipelineVariableList, ResolvedPipelineVariableList } from './variable.js';

export const PipelineExecutionStatus = enumeration('PipelineExecutionStatus', [
  'Cancelled',
  'InProgress',
  'Stopped',
  'Stopping',
  'Succeeded',
  'Superseded',
  'Failed',
]);
export type PipelineExecutionStatus = Infer<typeof PipelineExecutionStatus>;

export const PipelineRollbackMetadata = structure('PipelineRollbackMetadata', {
  rollbackTargetPipelineExecutionId: PipelineExecutionId,
});
export type PipelineRollbackMetadata = Infer<typeof PipelineRollbackMetadata>;

export const StopPipelineExecutionReason = string('StopPipelineExecutionReason', { max: 200 });
export type StopPipelineExecutionReason = Infer<typeof StopPipelineExecutionReason>;

export const StopExecutionTrigger = structure('StopExecutionTrigger', {
  reason: StopPipelineExecutionReason,
});
export type StopExecutionTrigger = Infer<typeof StopExecutionTrigger>;

export const PipelineExecutionStatusSummary = string('PipelineExecutionStatusSummary');
export type PipelineExecutionStatusSummary = Infer<typeof PipelineExecutionStatusSummary>;

export const PipelineExecution = structure('PipelineExecution', {
  pipelineName: PipelineName,
  pipelineVersion: PipelineVersion,
  pipelineExecutionId: PipelineExecutionId,
  status: PipelineExecutionStatus,
  statusSummary: PipelineExecutionStatusSummary,
  artifactRevisions: ArtifactRevisionList,
  variables: ResolvedPipelineVariableList,
  trigger: ExecutionTrigger,
  executionMode: ExecutionMode,
  executionType: ExecutionType,
  rollbackMetadata: PipelineRollbackMetadata,
});
export type PipelineExecution = Infer<typeof PipelineExecution>;

export const PipelineExecutionSummary = structure('PipelineExecutionSummary', {
  pipelineExecutionId: PipelineExecutionId,
  status: PipelineExecutionStatus,
  statusSummary: PipelineExecutionStatusSummary,
  startTime: Timestamp,
  lastUpdateTime: Timestamp,
  sourceRevisions: SourceRevisionList,
  trigger: ExecutionTrigger,
  stopTrigger: StopExecutionTrigger,
  executionMode: ExecutionMode,
  executionType: ExecutionType,
  rollbackMetadata: PipelineRollbackMetadata,
});
export type PipelineExecutionSummary = Infer<typeof PipelineExecutionSummary>;

export const PipelineExecutionSummaryList = list(
  'PipelineExecutionSummaryList',
  PipelineExecutionSummary,
);
export type PipelineExecutionSummaryList = Infer<typeof PipelineExecutionSummaryList>;

export const SucceededInStageFilter = structure('SucceededInStageFilter', {
  stageName: StageName,
});
export type SucceededInStageFilter = Infer<typeof SucceededInStageFilter>;

export const PipelineExecutionFilter = structure('PipelineExecutionFilter', {
  succeededInStage: SucceededInStageFilter,
});
export type PipelineExecutionFilter = Infer<typeof PipelineExecutionFilter>;

export const StartPipelineExecutionInput = structure('StartPipelineExecutionInput', {
  name: required(PipelineName),
  variables: PipelineVariableList,
  clientRequestToken: idempotencyToken(ClientRequestToken),
  sourceRevisions: SourceRevisionOverrideList,
});
export type StartPipelineExecutionInput = Infer<typeof StartPipelineExecutionInput>;

export const StartPipelineExecutionOutput = structure('StartPipelineExecutionOutput', {
  pipelineExecutionId: PipelineExecutionId,
});
export type StartPipelineExecutionOutput = Infer<typeof StartPipelineExecutionOutput>;

export const StopPipelineExecutionInput = structure('StopPipelineExecutionInput', {
  pipelineName: required(PipelineName),
  pipelineExecutionId: required(PipelineExecutionId),
  abandon: BooleanValue,
  reason: StopPipelineExecutionReason,
});
export type StopPipelineExecutionInput = Infer<typeof StopPipelineExecutionInput>;

export const StopPipelineExecutionOutput = structure('StopPipelineExecutionOutput', {
  pipelineExecutionId: PipelineExecutionId,
});
export type StopPipelineExecutionOutput = Infer<typeof StopPipelineExecutionOutput>;

export const GetPipelineExecutionInput = structure('GetPipelineExecutionInput', {
  pipelineName: required(PipelineName),
  pipelineExecutionId: required(PipelineExecutionId),
});
export type GetPipelineExecutionInput = Infer<typeof GetPipelineExecutionInput>;

export const GetPipelineExecutionOutput = structure('GetPipelineExecutionOutput', {
  pipelineExecution: PipelineExecution,
});
export type GetPipelineExecutionOutput = Infer<typeof GetPipelineExecutionOutput>;

export const ListPipelineExecutionsInput = structure('ListPipelineExecutionsInput', {
  pipelineName: required(PipelineName),
  maxResults: MaxResults,
  filter: PipelineExecutionFilter,
  nextToken: NextToken,
});
export type ListPipelineExecutionsInput = Infer<typeof ListPipelineExecutionsInput>;

export const ListPipelineExecutionsOutput = structure('ListPipelineExecutionsOutput', {
  pipelineExecutionSummaries: PipelineExecutionSummaryList,
  nextToken: NextToken,
});
export type ListPipelineExecutionsOutput = Infer<typeof ListPipelineExecutionsOutput>;
