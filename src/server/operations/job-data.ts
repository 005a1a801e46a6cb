import type { Artifact, JobData } from '../../model/index.js';
import { JOB_CREDENTIALS_LIFETIME, mintJobCredentials } from '../identity/job-credentials.js';
import type { ActionArtifact } from '../store/action-executions.js';
import type { JobRow } from '../store/jobs.js';
import { pipelineArn } from './arn.js';

/** What a worker is told about a job: secrets in clear, and fresh credentials for its artifacts. */
export const jobData = (
  job: JobRow,
  given: { readonly serverKey: Buffer; readonly now: number },
): JobData => {
  const { data } = job;
  return {
    actionTypeId: data.actionTypeId,
    actionConfiguration: { configuration: data.configuration },
    pipelineContext: {
      pipelineName: job.pipeline_name,
      stage: { name: data.stageName },
      action: { name: data.actionName, actionExecutionId: job.action_execution_id },
      pipelineArn: pipelineArn(job, job.pipeline_name),
      pipelineExecutionId: job.pipeline_execution_id,
    },
    inputArtifacts: data.inputArtifacts.map(artifact),
    outputArtifacts: data.outputArtifacts.map(artifact),
    artifactCredentials: artifactCredentials(job, given),
    continuationToken: job.continuation_token ?? undefined,
    encryptionKey: data.encryptionKey,
  };
};

const artifact = (place: ActionArtifact): Artifact => ({
  name: place.name,
  revision: place.revision,
  location: { type: 'S3', s3Location: { bucketName: place.bucket, objectKey: place.key } },
});

// An action without artifacts has nothing that the credentials could open.
const artifactCredentials = (
  job: JobRow,
  given: { readonly serverKey: Buffer; readonly now: number },
): JobData['artifactCredentials'] => {
  const { inputArtifacts, outputArtifacts } = job.data;
  if (inputArtifacts.length + outputArtifacts.length === 0) return undefined;
  return mintJobCredentials({
    serverKey: given.serverKey,
    accountId: job.account,
    jobId: job.job_id,
    expires: given.now + JOB_CREDENTIALS_LIFETIME,
    grants: [
      ...inputArtifacts.map(({ bucket, key }) => ({ bucket, key, allow: 'read' as const })),
      ...outputArtifacts.map(({ bucket, key }) => ({ bucket, key, allow: 'write' as const })),
    ],
  });
};
