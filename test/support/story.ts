import {
  AcknowledgeJobCommand,
  type CodePipelineClient,
  CreateCustomActionTypeCommand,
  CreatePipelineCommand,
  GetPipelineStateCommand,
  type Job,
  ListPipelineExecutionsCommand,
  type PipelineDeclaration,
  PollForJobsCommand,
  PutApprovalResultCommand,
  PutJobSuccessResultCommand,
} from '@aws-sdk/client-codepipeline';
import { until } from './until.js';

/** The pieces of stories that stock clients tell to a live server. */

export const roleArn = 'arn:aws:iam::000000000000:role/pipeline';

export const customType = (category: 'Source' | 'Build' | 'Deploy' | 'Test', provider: string) =>
  ({ category, owner: 'Custom', provider, version: '1' }) as const;

/** Registers a custom action type that takes and gives up to five artifacts. */
export const registerType = async (
  client: CodePipelineClient,
  category: 'Source' | 'Build' | 'Deploy' | 'Test',
  provider: string,
): Promise<void> => {
  const counts = { minimumCount: 0, maximumCount: 5 };
  await client.send(
    new CreateCustomActionTypeCommand({
      category,
      provider,
      version: '1',
      inputArtifactDetails: category === 'Source' ? { minimumCount: 0, maximumCount: 0 } : counts,
      outputArtifactDetails: counts,
    }),
  );
};

/** S3 source → custom build → manual approval → S3 deploy. */
export const releasePipeline = (name: string, provider: string): PipelineDeclaration => ({
  name,
  roleArn,
  artifactStore: { type: 'S3', location: 'artifacts' },
  stages: [
    {
      name: 'Source',
      actions: [
        {
          name: 'Fetch',
          actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' },
          configuration: { S3Bucket: 'sources', S3ObjectKey: `${name}.zip` },
          outputArtifacts: [{ name: 'SourceOutput' }],
          namespace: 'Src',
        },
      ],
    },
    {
      name: 'Build',
      actions: [
        {
          name: 'Compile',
          actionTypeId: customType('Build', provider),
          inputArtifacts: [{ name: 'SourceOutput' }],
          outputArtifacts: [{ name: 'BuildOutput' }],
        },
      ],
    },
    {
      name: 'Release',
      actions: [
        {
          name: 'Approve',
          actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' },
          configuration: { CustomData: 'Release #{Src.VersionId}?' },
        },
        {
          name: 'Publish',
          runOrder: 2,
          actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '1' },
          configuration: { BucketName: 'site', Extract: 'true', ObjectKey: name },
          inputArtifacts: [{ name: 'BuildOutput' }],
        },
      ],
    },
  ],
});

/** A custom source and, behind it, stages of custom actions: no artifacts, only jobs. */
export const jobsPipeline = (
  name: string,
  shape: { readonly provider: string; readonly stages: number; readonly actions: number },
): PipelineDeclaration => ({
  name,
  roleArn,
  artifactStore: { type: 'S3', location: 'artifacts' },
  stages: [
    {
      name: 'Source',
      actions: [{ name: 'Fetch', actionTypeId: customType('Source', shape.provider) }],
    },
    ...Array.from({ length: shape.stages }, (_, stage) => ({
      name: `Stage${stage + 1}`,
      actions: Array.from({ length: shape.actions }, (_, action) => ({
        name: `Action${action + 1}`,
        runOrder: action + 1,
        actionTypeId: customType('Build', shape.provider),
      })),
    })),
  ],
});

export const createPipeline = (client: CodePipelineClient, pipeline: PipelineDeclaration) =>
  client.send(new CreatePipelineCommand({ pipeline }));

/** Polls until there is a job of this type. */
export const nextJob = (
  client: CodePipelineClient,
  actionTypeId: ReturnType<typeof customType>,
): Promise<Job> =>
  until(`a job of ${actionTypeId.provider}`, async () => {
    const { jobs } = await client.send(new PollForJobsCommand({ actionTypeId, maxBatchSize: 1 }));
    return jobs?.[0];
  });

export const acknowledge = async (client: CodePipelineClient, job: Job) =>
  (await client.send(new AcknowledgeJobCommand({ jobId: job.id, nonce: job.nonce }))).status;

export const succeed = (client: CodePipelineClient, job: Job) =>
  client.send(new PutJobSuccessResultCommand({ jobId: job.id }));

/** Waits for an execution, the newest by default, to have one of these statuses. */
export const executionIs = (
  client: CodePipelineClient,
  pipelineName: string,
  statuses: readonly string[],
  pipelineExecutionId?: string,
) =>
  until(`${pipelineName} is ${statuses.join(' or ')}`, async () => {
    const { pipelineExecutionSummaries = [] } = await client.send(
      new ListPipelineExecutionsCommand({ pipelineName }),
    );
    const execution = pipelineExecutionId
      ? pipelineExecutionSummaries.find((one) => one.pipelineExecutionId === pipelineExecutionId)
      : pipelineExecutionSummaries[0];
    return execution && statuses.includes(execution.status ?? '') && execution;
  });

/** Waits for an approval to be asked for and answers it. */
export const answerApproval = async (
  client: CodePipelineClient,
  at: { readonly pipelineName: string; readonly stageName: string; readonly actionName: string },
  status: 'Approved' | 'Rejected' = 'Approved',
) => {
  const token = await until(`approval ${at.actionName} is asked for`, async () => {
    const { stageStates } = await client.send(
      new GetPipelineStateCommand({ name: at.pipelineName }),
    );
    return stageStates
      ?.find((stage) => stage.stageName === at.stageName)
      ?.actionStates?.find((action) => action.actionName === at.actionName)?.latestExecution?.token;
  });
  await client.send(
    new PutApprovalResultCommand({ ...at, token, result: { status, summary: 'looked at it' } }),
  );
};
