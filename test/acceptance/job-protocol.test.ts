import { randomUUID } from 'node:crypto';
import {
  AcknowledgeJobCommand,
  type ActionDeclaration,
  CreateCustomActionTypeCommand,
  DeleteCustomActionTypeCommand,
  DeletePipelineCommand,
  GetJobDetailsCommand,
  GetPipelineExecutionCommand,
  GetPipelineStateCommand,
  type Job,
  ListActionExecutionsCommand,
  type PipelineDeclaration,
  PollForJobsCommand,
  PutJobFailureResultCommand,
  PutJobSuccessResultCommand,
  StopPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StockClients, stockClients } from '../support/clients.js';
import { type RawClient, rawClient } from '../support/raw-client.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import {
  acknowledge,
  createPipeline,
  customType,
  executionIs,
  nextJob,
  registerType,
  roleArn,
  succeed,
} from '../support/story.js';
import { until } from '../support/until.js';

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let clients: StockClients;
let raw: RawClient;
const client = () => clients.codepipeline;
beforeAll(async () => {
  data = await makeDataDirectory();
  const args = ['--continuation-delay', '0.3', '--acknowledge-within', '1.5'];
  server = await startServer({ dataDirectory: data.path, args });
  clients = stockClients(server);
  raw = rawClient(server);
});
afterAll(async () => {
  clients?.close();
  raw?.close();
  await server?.stop();
  await data?.remove();
});

let count = 0;
/** A pipeline of one custom source and one custom build, and a provider of its own. */
const newPipeline = async (
  given: {
    readonly build?: Partial<ActionDeclaration>;
    readonly source?: Partial<ActionDeclaration>;
    readonly pipeline?: Partial<PipelineDeclaration>;
  } = {},
) => {
  count += 1;
  const provider = `Proto${count}`;
  await registerType(client(), 'Source', provider);
  await registerType(client(), 'Build', provider);
  const name = `Jobs${count}`;
  await createPipeline(client(), {
    name,
    roleArn,
    artifactStore: { type: 'S3', location: 'artifacts' },
    stages: [
      {
        name: 'Source',
        actions: [{ name: 'Fetch', actionTypeId: customType('Source', provider), ...given.source }],
      },
      {
        name: 'Build',
        actions: [{ name: 'Compile', actionTypeId: customType('Build', provider), ...given.build }],
      },
    ],
    ...given.pipeline,
  });
  return { name, source: customType('Source', provider), build: customType('Build', provider) };
};

const poll = (actionTypeId: ReturnType<typeof customType>, maxBatchSize?: number) =>
  client()
    .send(new PollForJobsCommand({ actionTypeId, maxBatchSize }))
    .then(({ jobs }) => jobs ?? []);

/** The job of a type, acknowledged. */
const work = async (actionTypeId: ReturnType<typeof customType>): Promise<Job> => {
  const job = await nextJob(client(), actionTypeId);
  expect(await acknowledge(client(), job)).toBe('InProgress');
  return job;
};

describe('PollForJobs', () => {
  test('tells a worker everything about its job, with credentials only where there are artifacts', async () => {
    const { name, source, build } = await newPipeline({
      source: { outputArtifacts: [{ name: 'SourceOutputOfThePipeline' }] },
      build: { configuration: {} },
      pipeline: {
        artifactStore: {
          type: 'S3',
          location: 'artifacts',
          encryptionKey: { id: 'alias/key', type: 'KMS' },
        },
      },
    });
    const job = await nextJob(client(), source);
    expect(job).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      accountId: '000000000000',
      data: {
        actionTypeId: source,
        actionConfiguration: { configuration: {} },
        inputArtifacts: [],
        outputArtifacts: [
          {
            name: 'SourceOutputOfThePipeline',
            location: {
              type: 'S3',
              s3Location: {
                bucketName: 'artifacts',
                objectKey: expect.stringMatching(
                  new RegExp(`^${name}/SourceOutp/[A-Za-z0-9]{7}.zip$`),
                ),
              },
            },
          },
        ],
        artifactCredentials: { sessionToken: expect.any(String) },
        encryptionKey: { id: 'alias/key', type: 'KMS' },
        pipelineContext: {
          pipelineName: name,
          stage: { name: 'Source' },
          action: { name: 'Fetch', actionExecutionId: expect.any(String) },
          pipelineArn: `arn:aws:codepipeline:us-east-1:000000000000:${name}`,
          pipelineExecutionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      },
    });
    expect(job.nonce?.length).toBeLessThanOrEqual(50);
    expect(job.data?.continuationToken).toBeUndefined();
    await acknowledge(client(), job);
    await succeed(client(), job);
    const next = await nextJob(client(), build);
    expect(next.data?.artifactCredentials).toBeUndefined();
  });

  test('gives one job unless more are asked for, and an empty list when there is none', async () => {
    const { source } = await newPipeline();
    expect(await poll(source, 10)).toHaveLength(1);
    expect(await poll(source, 10)).toEqual([]);
  });

  test('refuses owners that have workers of their own, and types that are not there', async () => {
    const { source } = await newPipeline();
    for (const owner of ['AWS', 'ThirdParty'] as const) {
      const asked = client().send(new PollForJobsCommand({ actionTypeId: { ...source, owner } }));
      await expect(asked).rejects.toMatchObject({
        name: 'ValidationException',
        message: `ActionType with owner '${owner}' is not supported`,
      });
    }
    const gone = customType('Build', 'Nobody');
    await expect(poll(gone)).rejects.toMatchObject({
      name: 'ActionTypeNotFoundException',
      message:
        "ActionType (Category: 'Build', Owner: 'Custom', Provider: 'Nobody', Version: '1') is not available",
    });
    const { category, provider, version } = source;
    await client().send(new DeleteCustomActionTypeCommand({ category, provider, version }));
    await expect(poll(source)).rejects.toMatchObject({ name: 'ActionTypeNotFoundException' });
  });

  test('asks for the queryable property of the type and gives only the jobs with its value', async () => {
    const provider = 'Queryable';
    const none = { minimumCount: 0, maximumCount: 0 };
    for (const category of ['Source', 'Build'] as const) {
      await client().send(
        new CreateCustomActionTypeCommand({
          category,
          provider,
          version: '1',
          inputArtifactDetails: none,
          outputArtifactDetails: none,
          configurationProperties: [
            { name: 'Project', required: true, key: true, secret: false, queryable: true },
          ],
        }),
      );
    }
    const action = (category: 'Source' | 'Build', project: string) => ({
      name: project,
      actionTypeId: customType(category, provider),
      configuration: { Project: project },
    });
    await createPipeline(client(), {
      name: 'Queried',
      roleArn,
      artifactStore: { type: 'S3', location: 'artifacts' },
      stages: [
        { name: 'Source', actions: [action('Source', 'one'), action('Source', 'two')] },
        { name: 'Build', actions: [action('Build', 'one')] },
      ],
    });
    const actionTypeId = customType('Source', provider);
    const asked = (queryParam?: Record<string, string>) =>
      client().send(new PollForJobsCommand({ actionTypeId, queryParam, maxBatchSize: 5 }));
    const { jobs } = await asked({ Project: 'two' });
    expect(jobs?.map((job) => job.data?.pipelineContext?.action?.name)).toEqual(['two']);
    await expect(asked()).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(asked({ Other: 'two' })).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('with X-Pipewright-Wait answers the moment a job is there', async () => {
    const { source, build } = await newPipeline();
    const job = await work(source);
    const body = JSON.stringify({ actionTypeId: build });
    const waiting = raw.call('PollForJobs', body, { 'x-pipewright-wait': '20' });
    await succeed(client(), job);
    const answer = JSON.parse((await waiting).body);
    expect(answer.jobs).toHaveLength(1);
  });

  test('hands out again what nobody acknowledges, under another nonce', async () => {
    const { source } = await newPipeline();
    const first = await nextJob(client(), source);
    const second = await nextJob(client(), source);
    expect(second.id).toBe(first.id);
    expect(second.nonce).not.toBe(first.nonce);
    await expect(acknowledge(client(), first)).rejects.toMatchObject({
      name: 'InvalidNonceException',
      message: `Nonce ${first.nonce} is not valid for job ${first.id}`,
    });
    expect(await acknowledge(client(), second)).toBe('InProgress');
  });
});

describe('AcknowledgeJob', () => {
  test('says the same again, and how the job has ended once it has', async () => {
    const { source } = await newPipeline();
    const job = await work(source);
    expect(await acknowledge(client(), job)).toBe('InProgress');
    await succeed(client(), job);
    expect(await acknowledge(client(), job)).toBe('Succeeded');
  });

  test('knows wrong nonces and jobs that never were', async () => {
    const { source } = await newPipeline();
    const job = await work(source);
    await expect(acknowledge(client(), { ...job, nonce: '3' })).rejects.toMatchObject({
      name: 'InvalidNonceException',
    });
    const jobId = randomUUID();
    await expect(
      client().send(new AcknowledgeJobCommand({ jobId, nonce: '3' })),
    ).rejects.toMatchObject({
      name: 'JobNotFoundException',
      message: `Job ${jobId} could not be found`,
    });
  });
});

describe('GetJobDetails', () => {
  test('tells the job again with new credentials and without its nonce', async () => {
    const { source } = await newPipeline({ source: { outputArtifacts: [{ name: 'Out' }] } });
    const job = await nextJob(client(), source);
    const details = () => client().send(new GetJobDetailsCommand({ jobId: job.id }));
    const { jobDetails } = await details();
    const { artifactCredentials: first, ...rest } = jobDetails?.data ?? {};
    const { artifactCredentials: polled, ...known } = job.data ?? {};
    expect(rest).toEqual(known);
    expect(jobDetails).not.toHaveProperty('nonce');
    expect(first?.sessionToken).not.toBe(polled?.sessionToken);
    const jobId = randomUUID();
    await expect(client().send(new GetJobDetailsCommand({ jobId }))).rejects.toMatchObject({
      name: 'JobNotFoundException',
    });
  });
});

describe('PutJobSuccessResult', () => {
  test('is refused before the acknowledgement and after the end', async () => {
    const { source } = await newPipeline();
    const job = await nextJob(client(), source);
    const refused = { name: 'InvalidJobStateException' };
    await expect(succeed(client(), job)).rejects.toMatchObject(refused);
    await acknowledge(client(), job);
    await succeed(client(), job);
    await expect(succeed(client(), job)).rejects.toMatchObject(refused);
    const failureDetails = { type: 'JobFailed', message: 'late' } as const;
    await expect(
      client().send(new PutJobFailureResultCommand({ jobId: job.id, failureDetails })),
    ).rejects.toMatchObject(refused);
  });

  test('with a continuation token brings another job of the same action, and what was said stays said', async () => {
    const { name, source } = await newPipeline();
    const job = await work(source);
    await client().send(
      new PutJobSuccessResultCommand({
        jobId: job.id,
        continuationToken: 'round-1',
        executionDetails: {
          summary: 'half way',
          externalExecutionId: 'build/7',
          percentComplete: 50,
        },
      }),
    );
    const second = await work(source);
    expect(second.id).not.toBe(job.id);
    expect(second.data?.continuationToken).toBe('round-1');
    expect(second.data?.pipelineContext).toEqual(job.data?.pipelineContext);
    await client().send(
      new PutJobSuccessResultCommand({ jobId: second.id, continuationToken: 'round-2' }),
    );
    const latest = async () => {
      const { stageStates } = await client().send(new GetPipelineStateCommand({ name }));
      return stageStates?.[0]?.actionStates?.[0]?.latestExecution;
    };
    expect(await latest()).toMatchObject({
      status: 'InProgress',
      summary: 'half way',
      externalExecutionId: 'build/7',
      percentComplete: 50,
    });
    const third = await work(source);
    await succeed(client(), third);
    expect(await latest()).toMatchObject({ status: 'Succeeded', summary: 'half way' });
    await expect(acknowledge(client(), { ...job })).resolves.toBe('Succeeded');
  });

  test('takes output variables with the last result only, and not too many', async () => {
    const { source } = await newPipeline();
    const job = await work(source);
    const put = (more: object) =>
      client().send(new PutJobSuccessResultCommand({ jobId: job.id, ...more }));
    await expect(
      put({ continuationToken: 'c', outputVariables: { A: 'a' } }),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(put({ outputVariables: { A: 'é'.repeat(61_440) } })).rejects.toMatchObject({
      name: 'OutputVariablesSizeExceededException',
    });
    await put({ outputVariables: { A: 'a'.repeat(122_879) } });
  });

  test('passes its output variables on to later actions under the namespace', async () => {
    const { build, source, name } = await newPipeline({ source: { namespace: 'Src' } });
    const job = await work(source);
    await client().send(
      new PutJobSuccessResultCommand({ jobId: job.id, outputVariables: { CommitId: 'c0ffee' } }),
    );
    await succeed(client(), await work(build));
    const { actionExecutionDetails = [] } = await client().send(
      new ListActionExecutionsCommand({ pipelineName: name }),
    );
    expect(actionExecutionDetails.at(-1)?.output?.outputVariables).toEqual({ CommitId: 'c0ffee' });
  });

  test('of a source action makes its current revision the revision of the execution', async () => {
    const { name, source } = await newPipeline({ source: { outputArtifacts: [{ name: 'Out' }] } });
    const job = await work(source);
    await client().send(
      new PutJobSuccessResultCommand({
        jobId: job.id,
        currentRevision: {
          revision: 'r1',
          changeIdentifier: 'change',
          created: new Date(1_790_000_000_250),
          revisionSummary: 'what changed',
        },
      }),
    );
    const { pipelineExecution } = await client().send(
      new GetPipelineExecutionCommand({
        pipelineName: name,
        pipelineExecutionId: job.data?.pipelineContext?.pipelineExecutionId,
      }),
    );
    expect(pipelineExecution?.artifactRevisions).toEqual([
      {
        name: 'Out',
        revisionId: 'r1',
        revisionChangeIdentifier: 'change',
        revisionSummary: 'what changed',
        created: new Date(1_790_000_000_250),
      },
    ]);
  });
});

describe('PutJobFailureResult', () => {
  test('fails the action, its stage and the execution, and says why', async () => {
    const { name, source } = await newPipeline();
    const job = await work(source);
    await client().send(
      new PutJobFailureResultCommand({
        jobId: job.id,
        failureDetails: {
          type: 'ConfigurationError',
          message: 'no such branch',
          externalExecutionId: 'build/8',
        },
      }),
    );
    await executionIs(client(), name, ['Failed']);
    const { stageStates } = await client().send(new GetPipelineStateCommand({ name }));
    expect(stageStates?.[0]).toMatchObject({
      latestExecution: { status: 'Failed' },
      actionStates: [
        {
          latestExecution: {
            status: 'Failed',
            externalExecutionId: 'build/8',
            errorDetails: { code: 'ConfigurationError', message: 'no such branch' },
          },
        },
      ],
    });
    expect(await acknowledge(client(), job)).toBe('Failed');
  });
});

describe('a job whose action is over', () => {
  test('is no longer offered after the execution was abandoned, and takes no result', async () => {
    const { name, source } = await newPipeline();
    const job = await work(source);
    const execution = await executionIs(client(), name, ['InProgress']);
    await client().send(
      new StopPipelineExecutionCommand({
        pipelineName: name,
        pipelineExecutionId: execution.pipelineExecutionId,
        abandon: true,
      }),
    );
    await expect(succeed(client(), job)).rejects.toMatchObject({
      name: 'InvalidJobStateException',
    });
    expect(await poll(source)).toEqual([]);
  });

  test('is gone with its pipeline', async () => {
    const { name, source } = await newPipeline();
    const job = await work(source);
    await client().send(new DeletePipelineCommand({ name }));
    await expect(succeed(client(), job)).rejects.toMatchObject({
      name: expect.stringMatching(/JobNotFoundException|InvalidJobStateException/),
    });
    await until('nothing is offered', async () => (await poll(source)).length === 0);
  });
});
