import { type Infer, list, required, string, structure } from '../schema.js';
import { AWSSessionCredentials } from './account.js';
import { ActionTypeId } from './action-type.js';
import { ArtifactList } from './artifact.js';
import { EncryptionKey } from './artifact-store.js';
import { ActionConfiguration } from './configuration.js';
import {
  ContinuationToken,
  ExecutionDetails,
  FailureDetails,
  JobId,
  JobStatus,
  Nonce,
  PipelineContext,
} from './job.js';
import { MaxBatchSize } from './paging.js';
import { CurrentRevision } from './revision.js';

export const ThirdPartyJobId = string('ThirdPartyJobId', { min: 1, max: 512 });
export type ThirdPartyJobId = Infer<typeof ThirdPartyJobId>;

export const ClientId = string('ClientId', {
  pattern: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
});
export type ClientId = Infer<typeof ClientId>;

export const ClientToken = string('ClientToken', { min: 1, max: 256 });
export type ClientToken = Infer<typeof ClientToken>;

export const ThirdPartyJob = structure('ThirdPartyJob', {
  clientId: ClientId,
  jobId: JobId,
});
export type ThirdPartyJob = Infer<typeof ThirdPartyJob>;

export const ThirdPartyJobList = list('ThirdPartyJobList', ThirdPartyJob);
export type ThirdPartyJobList = Infer<typeof ThirdPartyJobList>;

export const ThirdPartyJobData = structure('ThirdPartyJobData', {
  actionTypeId: ActionTypeId,
  actionConfiguration: ActionConfiguration,
  pipelineContext: PipelineContext,
  inputArtifacts: ArtifactList,
  outputArtifacts: ArtifactList,
  artifactCredentials: AWSSessionCredentials,
  continuationToken: ContinuationToken,
  encryptionKey: EncryptionKey,
});
export type ThirdPartyJobData = Infer<typeof ThirdPartyJobData>;

export const ThirdPartyJobDetails = structure('ThirdPartyJobDetails', {
  id: ThirdPartyJobId,
  data: ThirdPartyJobData,
  nonce: Nonce,
});
export type ThirdPartyJobDetails = Infer<typeof ThirdPartyJobDetails>;

export const PollForThirdPartyJobsInput = structure('PollForThirdPartyJobsInput', {
  actionTypeId: required(ActionTypeId),
  maxBatchSize: MaxBatchSize,
});
export type PollForThirdPartyJobsInput = Infer<typeof PollForThirdPartyJobsInput>;

export const PollForThirdPartyJobsOutput = structure('PollForThirdPartyJobsOutput', {
  jobs: ThirdPartyJobList,
});
export type PollForThirdPartyJobsOutput = Infer<typeof PollForThirdPartyJobsOutput>;

export const AcknowledgeThirdPartyJobInput = structure('AcknowledgeThirdPartyJobInput', {
  jobId: required(ThirdPartyJobId),
  nonce: required(Nonce),
  clientToken: required(ClientToken),
});
export type AcknowledgeThirdPartyJobInput = Infer<typeof AcknowledgeThirdPartyJobInput>;

export const AcknowledgeThirdPartyJobOutput = structure('AcknowledgeThirdPartyJobOutput', {
  status: JobStatus,
});
export type AcknowledgeThirdPartyJobOutput = Infer<typeof AcknowledgeThirdPartyJobOutput>;

export const GetThirdPartyJobDetailsInput = structure('GetThirdPartyJobDetailsInput', {
  jobId: required(ThirdPartyJobId),
  clientToken: required(ClientToken),
});
export type GetThirdPartyJobDetailsInput = Infer<typeof GetThirdPartyJobDetailsInput>;

export const GetThirdPartyJobDetailsOutput = structure('GetThirdPartyJobDetailsOutput', {
  jobDetails: ThirdPartyJobDetails,
});
export type GetThirdPartyJobDetailsOutput = Infer<typeof GetThirdPartyJobDetailsOutput>;

export const PutThirdPartyJobSuccessResultInput = structure('PutThirdPartyJobSuccessResultInput', {
  jobId: required(ThirdPartyJobId),
  clientToken: required(ClientToken),
  currentRevision: CurrentRevision,
  continuationToken: ContinuationToken,
  executionDetails: ExecutionDetails,
});
export type PutThirdPartyJobSuccessResultInput = Infer<typeof PutThirdPartyJobSuccessResultInput>;

export const PutThirdPartyJobFailureResultInput = structure('PutThirdPartyJobFailureResultInput', {
  jobId: required(ThirdPartyJobId),
  clientToken: required(ClientToken),
  failureDetails: required(FailureDetails),
});
export type PutThirdPartyJobFailureResultInput = Infer<typeof PutThirdPartyJobFailureResultInput>;
