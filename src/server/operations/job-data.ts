import type { Artifact, JobData } from '../../model/index.js';
import { JOB_CREDENTIALS_LIFETIME, mintJobCredentials } from '../identity/job-credentials.js';
import type { ActionArtifact } from '../store/action-executions.js';
import type { ActionJobData, JobRow, RuleJobData } from '../store/jobs.js';
import { pipelineArn } from './arn.js';

/** What a worker is told about a job: secrets in clear, and fresh credentials for its artifacts. */
export const jobData = (
  job: JobRow,
  given: { readonly serverKey: Buffer; readonly now: number },
): JobData => {
  const { data } = job;
  const about = data.kind === 'rule' ? aboutRule(data) : aboutAction(data);
  return {
    actionTypeId: about.actionTypeId,
    actionConfiguration: { configuration: data.configuration },
    pipelineContext: {
      pipelineName: job.pipeline_name,
      stage: { name: data.stageName },
      action: { name: about.name, actionExecutionId: job.action_execution_id },
      pipelineArn: pipelineArn(job, job.pipeline_name),
      pipelineExecutionId: job.pipeline_execution_id,
    },
    inputArtifacts: data.inputArtifacts.map(artifact),
    outputArtifacts: about.outputArtifacts.map(artifact),
    artifactCredentials: artifactCredentials(job, {
      ...given,
      outputArtifacts: about.outputArtifacts,
    }),
    continuationToken: job.continuation_token ?? undefined,
    encryptionKey: about.encryptionKey,
  };
};

/** What is told of actions and rules in different ways. */
interface About extends Partial<Pick<ActionJobData, 'actionTypeId' | 'encryptionKey'>> {
  readonly name: string;
  readonly outputArtifacts: readonly ActionArtifact[];
}

const aboutAction = ({ actionName, ...data }: ActionJobData): About => ({
  name: actionName,
  actionTypeId: data.actionTypeId,
  outputArtifacts: data.outputArtifacts,
  encryptionKey: data.encryptionKey,
});

// Whoever does it takes the rule for an action; the shapes have no place for a rule's type.
const aboutRule = ({ ruleName }: RuleJobData): About => ({ name: ruleName, outputArtifacts: [] });

const artifact = (place: ActionArtifact): Artifact => ({
  name: place.name,
  revision: place.revision,
  location: { type: 'S3', s3Location: { bucketName: place.bucket, objectKey: place.key } },
});

// An action without artifacts has nothing that the credentials could open.
const artifactCredentials = (
  job: JobRow,
  given: {
    readonly serverKey: Buffer;
    readonly now: number;
    readonly outputArtifacts: readonly ActionArtifact[];
  },
): JobData['artifactCredentials'] => {
  const { inputArtifacts } = job.data;
  const { outputArtifacts } = given;
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
