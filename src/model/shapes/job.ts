import { enumeration, type Infer, list, required, string, structure } from '../schema.js';
import { AccountId, AWSSessionCredentials } from './account.js';
import { ActionTypeId } from './action-type.js';
import { ArtifactList } from './artifact.js';
import { EncryptionKey } from './artifact-store.js';
import { ActionConfiguration, OutputVariablesMap, QueryParamMap } from './configuration.js';
import {
  ActionExecutionId,
  ActionName,
  PipelineArn,
  PipelineExecutionId,
  PipelineName,
  StageName,
} from './identifier.js';
import { MaxBatchSize } from './paging.js';
import { ExecutionId, ExecutionSummary, Message, Percentage } from './primitive.js';
import { CurrentRevision } from './revision.js';

export const JobId = string('JobId', {
  pattern: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
});
export type JobId = Infer<typeof JobId>;

export const Nonce = string('Nonce', { min: 1, max: 50 });
export type Nonce = Infer<typeof Nonce>;

export const JobStatus = enumeration('JobStatus', [
  'Created',
  'Queued',
  'Dispatched',
  'InProgress',
  'TimedOut',
  'Succeeded',
  'Failed',
]);
export type JobStatus = Infer<typeof JobStatus>;

export const ContinuationToken = string('ContinuationToken', { min: 1, max: 2048 });
export type ContinuationToken = Infer<typeof ContinuationToken>;

export const StageContext = structure('StageContext', {
  name: StageName,
});
export type StageContext = Infer<typeof StageContext>;

export const ActionContext = structure('ActionContext', {
  name: ActionName,
  actionExecutionId: ActionExecutionId,
});
export type ActionContext = Infer<typeof ActionContext>;

export const PipelineContext = structure('PipelineContext', {
  pipelineName: PipelineName,
  stage: StageContext,
  action: ActionContext,
  pipelineArn: PipelineArn,
  pipelineExecutionId: PipelineExecutionId,
});
export type PipelineContext = Infer<typeof PipelineContext>;

export const JobData = structure('JobData', {
  actionTypeId: ActionTypeId,
  actionConfiguration: ActionConfiguration,
  pipelineContext: PipelineContext,
  inputArtifacts: ArtifactList,
  outputArtifacts: ArtifactList,
  artifactCredentials: AWSSessionCredentials,
  continuationToken: ContinuationToken,
  encryptionKey: EncryptionKey,
});
export type JobData = Infer<typeof JobData>;

export const Job = structure('Job', {
  id: JobId,
  data: JobData,
  nonce: Nonce,
  accountId: AccountId,
});
export type Job = Infer<typeof Job>;

export const JobList = list('JobList', Job);
export type JobList = Infer<typeof JobList>;

export const JobDetails = structure('JobDetails', {
  id: JobId,
  data: JobData,
  accountId: AccountId,
});
export type JobDetails = Infer<typeof JobDetails>;

export const FailureType = enumeration('FailureType', [
  'JobFailed',
  'ConfigurationError',
  'PermissionError',
  'RevisionOutOfSync',
  'RevisionUnavailable',
  'SystemUnavailable',
]);
export type FailureType = Infer<typeof FailureType>;

export const FailureDetails = structure('FailureDetails', {
  type: required(FailureType),
  message: required(Message),
  externalExecutionId: ExecutionId,
});
export type FailureDetails = Infer<typeof FailureDetails>;

export const ExecutionDetails = structure('ExecutionDetails', {
  summary: ExecutionSummary,
  externalExecutionId: ExecutionId,
  percentComplete: Percentage,
});
export type ExecutionDetails = Infer<typeof ExecutionDetails>;

export const PollForJobsInput = structure('PollForJobsInput', {
  actionTypeId: required(ActionTypeId),
  maxBatchSize: MaxBatchSize,
  queryParam: QueryParamMap,
});
export type PollForJobsInput = Infer<typeof PollForJobsInput>;

export const PollForJobsOutput = structure('PollForJobsOutput', {
  jobs: JobList,
});
export type PollForJobsOutput = Infer<typeof PollForJobsOutput>;

export const AcknowledgeJobInput = structure('AcknowledgeJobInput', {
  jobId: required(JobId),
  nonce: required(Nonce),
});
export type AcknowledgeJobInput = Infer<typeof AcknowledgeJobInput>;

export const AcknowledgeJobOutput = structure('AcknowledgeJobOutput', {
  status: JobStatus,
});
export type AcknowledgeJobOutput = Infer<typeof AcknowledgeJobOutput>;

export const GetJobDetailsInput = structure('GetJobDetailsInput', {
  jobId: required(JobId),
});
export type GetJobDetailsInput = Infer<typeof GetJobDetailsInput>;

export const GetJobDetailsOutput = structure('GetJobDetailsOutput', {
  jobDetails: JobDetails,
});
export type GetJobDetailsOutput = Infer<typeof GetJobDetailsOutput>;

export const PutJobSuccessResultInput = structure('PutJobSuccessResultInput', {
  jobId: required(JobId),
  currentRevision: CurrentRevision,
  continuationToken: ContinuationToken,
  executionDetails: ExecutionDetails,
  outputVariables: OutputVariablesMap,
});
export type PutJobSuccessResultInput = Infer<typeof PutJobSuccessResultInput>;

export const PutJobFailureResultInput = structure('PutJobFailureResultInput', {
  jobId: required(JobId),
  failureDetails: required(FailureDetails),
});
export type PutJobFailureResultInput = Infer<typeof PutJobFailureResultInput>;
