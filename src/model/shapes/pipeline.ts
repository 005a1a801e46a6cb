import { enumeration, type Infer, list, required, structure } from '../schema.js';
import { RoleArn } from './account.js';
import { ArtifactStore, ArtifactStoreMap } from './artifact-store.js';
import { ExecutionMode } from './execution-mode.js';
import { PipelineArn, PipelineName, PipelineVersion } from './identifier.js';
import { MaxPipelines, NextToken } from './paging.js';
import { Timestamp } from './primitive.js';
import { PipelineStageDeclarationList, StageStateList } from './stage.js';
import { TagList } from './tag.js';
import { PipelineTriggerDeclarationList } from './trigger.js';
import { PipelineVariableDeclarationList } from './variable.js';

export const PipelineType = enumeration('PipelineType', ['V1', 'V2']);
export type PipelineType = Infer<typeof PipelineType>;

export const PipelineDeclaration = structure('PipelineDeclaration', {
  name: required(PipelineName),
  roleArn: required(RoleArn),
  artifactStore: ArtifactStore,
  artifactStores: ArtifactStoreMap,
  stages: required(PipelineStageDeclarationList),
  version: PipelineVersion,
  executionMode: ExecutionMode,
  pipelineType: PipelineType,
  variables: PipelineVariableDeclarationList,
  triggers: PipelineTriggerDeclarationList,
});
export type PipelineDeclaration = Infer<typeof PipelineDeclaration>;

export const PipelineMetadata = structure('PipelineMetadata', {
  pipelineArn: PipelineArn,
  created: Timestamp,
  updated: Timestamp,
  pollingDisabledAt: Timestamp,
});
export type PipelineMetadata = Infer<typeof PipelineMetadata>;

export const PipelineSummary = structure('PipelineSummary', {
  name: PipelineName,
  version: PipelineVersion,
  pipelineType: PipelineType,
  executionMode: ExecutionMode,
  created: Timestamp,
  updated: Timestamp,
});
export type PipelineSummary = Infer<typeof PipelineSummary>;

export const PipelineList = list('PipelineList', PipelineSummary);
export type PipelineList = Infer<typeof PipelineList>;

export const CreatePipelineInput = structure('CreatePipelineInput', {
  pipeline: required(PipelineDeclaration),
  tags: TagList,
});
export type CreatePipelineInput = Infer<typeof CreatePipelineInput>;

export const CreatePipelineOutput = structure('CreatePipelineOutput', {
  pipeline: PipelineDeclaration,
  tags: TagList,
});
export type CreatePipelineOutput = Infer<typeof CreatePipelineOutput>;

export const GetPipelineInput = structure('GetPipelineInput', {
  name: required(PipelineName),
  version: PipelineVersion,
});
export type GetPipelineInput = Infer<typeof GetPipelineInput>;

export const GetPipelineOutput = structure('GetPipelineOutput', {
  pipeline: PipelineDeclaration,
  metadata: PipelineMetadata,
});
export type GetPipelineOutput = Infer<typeof GetPipelineOutput>;

export const UpdatePipelineInput = structure('UpdatePipelineInput', {
  pipeline: required(PipelineDeclaration),
});
export type UpdatePipelineInput = Infer<typeof UpdatePipelineInput>;

export const UpdatePipelineOutput = structure('UpdatePipelineOutput', {
  pipeline: PipelineDeclaration,
});
export type UpdatePipelineOutput = Infer<typeof UpdatePipelineOutput>;

export const DeletePipelineInput = structure('DeletePipelineInput', {
  name: required(PipelineName),
});
export type DeletePipelineInput = Infer<typeof DeletePipelineInput>;

export const ListPipelinesInput = structure('ListPipelinesInput', {
  nextToken: NextToken,
  maxResults: MaxPipelines,
});
export type ListPipelinesInput = Infer<typeof ListPipelinesInput>;

export const ListPipelinesOutput = structure('ListPipelinesOutput', {
  pipelines: PipelineList,
  nextToken: NextToken,
});
export type ListPipelinesOutput = Infer<typeof ListPipelinesOutput>;

export const GetPipelineStateInput = structure('GetPipelineStateInput', {
  name: required(PipelineName),
});
export type GetPipelineStateInput = Infer<typeof GetPipelineStateInput>;

export const GetPipelineStateOutput = structure('GetPipelineStateOutput', {
  pipelineName: PipelineName,
  pipelineVersion: PipelineVersion,
  stageStates: StageStateList,
  created: Timestamp,
  updated: Timestamp,
});
export type GetPipelineStateOutput = Infer<typeof GetPipelineStateOutput>;
