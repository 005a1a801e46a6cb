import { randomUUID } from 'node:crypto';
import {
  AcknowledgeJobCommand,
  AcknowledgeThirdPartyJobCommand,
  type CodePipelineClient,
  GetJobDetailsCommand,
  GetPipelineStateCommand,
  GetThirdPartyJobDetailsCommand,
  PollForThirdPartyJobsCommand,
  PutJobFailureResultCommand,
  PutJobSuccessResultCommand,
  PutThirdPartyJobFailureResultCommand,
  PutThirdPartyJobSuccessResultCommand,
  UpdateActionTypeCommand,
} from '@aws-sdk/client-codepipeline';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallPipewright, pipewrightCaller } from '../support/pipewright-call.js';
import { createPipeline, customType, executionIs, registerType } from '../support/story.js';
import { executorType, thirdPartyPipeline, thirdPartyType } from '../support/third-party.js';
import { until } from '../support/until.js';
import { openWorkplace, type Workplace } from '../support/workplace.js';

let at: Workplace;
let client: CodePipelineClient;
let callPipewright: CallPipewright;
beforeAll(async () => {
  at = await openWorkplace();
  client = at.client;
  callPipewright = pipewrightCaller(at.server);
  await at.clients.s3.send(new CreateBucketCommand({ Bucket: 'artifacts' }));
});
afterAll(() => at?.close());

let count = 0;

/** A pipeline whose build a third party does, and that third party, who knows its token. */
const newPipeline = async () => {
  count += 1;
  const provider = `Third${count}`;
  const name = `Pipeline${count}`;
  const actionTypeId = thirdPartyType(provider);
  await registerType(client, 'Source', provider);
  await client.send(new UpdateActionTypeCommand({ actionType: executorType(provider) }));
  const { clientId, clientToken } = await callPipewright('GetThirdPartyClient', { actionTypeId });
  await createPipeline(client, thirdPartyPipeline(name, provider));
  return { name, actionTypeId, clientId, clientToken, source: customType('Source', provider) };
};

type Pipeline = Awaited<ReturnType<typeof newPipeline>>;

/** Ends the source; gives the id of the build's job. */
const nextBuild = async ({ source, actionTypeId, clientId }: Pipeline): Promise<string> => {
  await client.send(new PutJobSuccessResultCommand({ jobId: (await at.work(source)).id }));
  return nextJobId({ actionTypeId, clientId });
};

const nextJobId = ({ actionTypeId, clientId }: Pick<Pipeline, 'actionTypeId' | 'clientId'>) =>
  until(`a job of ${actionTypeId.provider}`, async () => {
    const { jobs } = await client.send(new PollForThirdPartyJobsCommand({ actionTypeId }));
    const [job] = jobs ?? [];
    if (job) expect(job).toEqual({ clientId, jobId: expect.any(String) });
    return job?.jobId;
  });

const detailsOf = async (jobId: string, clientToken: string) => {
  const { jobDetails } = await client.send(
    new GetThirdPartyJobDetailsCommand({ jobId, clientToken }),
  );
  return jobDetails;
};

/** What a worker does of a job before it sets to work. */
const take = async (jobId: string, { clientToken }: Pick<Pipeline, 'clientToken'>) => {
  const details = await detailsOf(jobId, clientToken);
  const { status } = await client.send(
    new AcknowledgeThirdPartyJobCommand({ jobId, clientToken, nonce: details?.nonce }),
  );
  expect(status).toBe('InProgress');
  return details;
};

const buildAction = async (name: string) => {
  const { stageStates } = await client.send(new GetPipelineStateCommand({ name }));
  return stageStates?.[1]?.actionStates?.[0]?.latestExecution;
};

describe('a build that a third party does', () => {
  test('goes round by round to its end, with artifacts under the job’s own credentials', async () => {
    const pipeline = await newPipeline();
    const { name, actionTypeId, clientId, clientToken } = pipeline;
    const jobId = await nextBuild(pipeline);
    const first = await take(jobId, pipeline);
    expect(first?.data?.actionConfiguration?.configuration).toEqual({
      Project: 'shop',
      Password: 'secret',
    });
    expect(first?.data?.pipelineContext).toEqual({
      pipelineName: name,
      stage: { name: 'Build' },
      action: { name: 'Compile', actionExecutionId: expect.any(String) },
    });
    await client.send(
      new PutThirdPartyJobSuccessResultCommand({
        jobId,
        clientToken,
        continuationToken: 'round-1',
        executionDetails: { summary: 'building', externalExecutionId: '7', percentComplete: 10 },
      }),
    );
    const secondId = await nextJobId({ actionTypeId, clientId });
    expect(secondId).not.toBe(jobId);
    const second = await take(secondId, pipeline);
    expect(second?.data?.continuationToken).toBe('round-1');
    await writeArtifact(second);
    await client.send(new PutThirdPartyJobSuccessResultCommand({ jobId: secondId, clientToken }));
    await executionIs(client, name, ['Succeeded']);
    expect(await buildAction(name)).toMatchObject({
      summary: 'building',
      externalExecutionUrl: 'https://build.example.com/shop/7',
    });
  });

  const writeArtifact = async (details: Awaited<ReturnType<typeof detailsOf>>) => {
    const { artifactCredentials, outputArtifacts = [] } = details?.data ?? {};
    const { accessKeyId, secretAccessKey, sessionToken } = artifactCredentials ?? {};
    if (!accessKeyId || !secretAccessKey || !sessionToken) throw new Error('No credentials.');
    const s3 = new S3Client({
      endpoint: at.server.endpoint,
      region: at.server.region,
      credentials: { accessKeyId, secretAccessKey, sessionToken },
      forcePathStyle: true,
    });
    const place = outputArtifacts[0]?.location?.s3Location;
    const key = { Bucket: place?.bucketName, Key: place?.objectKey };
    await s3.send(new PutObjectCommand({ ...key, Body: 'built' }));
    s3.destroy();
    const { Body } = await at.clients.s3.send(new GetObjectCommand(key));
    expect(await Body?.transformToString()).toBe('built');
  };

  test('fails the pipeline when its worker says so', async () => {
    const pipeline = await newPipeline();
    const jobId = await nextBuild(pipeline);
    await take(jobId, pipeline);
    await client.send(
      new PutThirdPartyJobFailureResultCommand({
        jobId,
        clientToken: pipeline.clientToken,
        failureDetails: { type: 'ConfigurationError', message: 'no such project' },
      }),
    );
    await executionIs(client, pipeline.name, ['Failed']);
    expect((await buildAction(pipeline.name))?.errorDetails).toEqual({
      code: 'ConfigurationError',
      message: 'no such project',
    });
  });

  test('is handed out again when nobody acknowledges it, and the first nonce is lost', async () => {
    const pipeline = await newPipeline();
    const { actionTypeId, clientId, clientToken } = pipeline;
    const jobId = await nextBuild(pipeline);
    const nonce = (await detailsOf(jobId, clientToken))?.nonce;
    expect(await nextJobId({ actionTypeId, clientId })).toBe(jobId);
    await expect(
      client.send(new AcknowledgeThirdPartyJobCommand({ jobId, clientToken, nonce })),
    ).rejects.toMatchObject({ name: 'InvalidNonceException' });
    await take(jobId, pipeline);
  });

  test('comes at once to a poller that waits', async () => {
    const pipeline = await newPipeline();
    const job = await at.work(pipeline.source);
    const body = JSON.stringify({ actionTypeId: pipeline.actionTypeId });
    const waiting = at.raw.call('PollForThirdPartyJobs', body, { 'x-pipewright-wait': '20' });
    await client.send(new PutJobSuccessResultCommand({ jobId: job.id }));
    const answer = JSON.parse((await waiting).body);
    expect(answer.jobs).toEqual([{ clientId: pipeline.clientId, jobId: expect.any(String) }]);
  });
});

describe('the errors of a third party’s operations', () => {
  test('tell a poller which types it can poll for', async () => {
    const poll = (actionTypeId: object) =>
      client.send(
        new PollForThirdPartyJobsCommand({
          actionTypeId: { ...thirdPartyType('Nobody'), ...actionTypeId },
        }),
      );
    expect(
      await client.send(
        new PollForThirdPartyJobsCommand({ actionTypeId: (await newPipeline()).actionTypeId }),
      ),
    ).toMatchObject({ jobs: [] });
    await expect(poll({})).rejects.toMatchObject({ name: 'ActionTypeNotFoundException' });
    for (const owner of ['AWS', 'Custom'] as const) {
      await expect(poll({ owner })).rejects.toMatchObject({
        name: 'ValidationException',
        message: `ActionType with owner '${owner}' is not supported`,
      });
    }
  });

  test('tell a wrong token, an unknown job and one that is a custom action’s apart', async () => {
    const pipeline = await newPipeline();
    const custom = await at.work(pipeline.source);
    const jobId = custom.id ?? '';
    const { clientToken } = pipeline;
    const failureDetails = { type: 'JobFailed', message: 'no' } as const;
    await expect(detailsOf(jobId, clientToken)).rejects.toMatchObject({
      name: 'InvalidJobException',
    });
    const calls = (id: string, token = clientToken) => {
      const given = { jobId: id, clientToken: token };
      return [
        () => client.send(new AcknowledgeThirdPartyJobCommand({ ...given, nonce: '3' })),
        () => client.send(new PutThirdPartyJobSuccessResultCommand(given)),
        () => client.send(new PutThirdPartyJobFailureResultCommand({ ...given, failureDetails })),
      ];
    };
    for (const id of [jobId, randomUUID(), 'no UUID']) {
      for (const call of calls(id)) {
        await expect(call()).rejects.toMatchObject({ name: 'JobNotFoundException' });
      }
    }
    await expect(detailsOf('no UUID', clientToken)).rejects.toMatchObject({
      name: 'JobNotFoundException',
    });
    await client.send(new PutJobSuccessResultCommand({ jobId }));
    const buildId = await nextJobId(pipeline);
    const refused = { name: 'InvalidClientTokenException' };
    await expect(detailsOf(buildId, 'guessed')).rejects.toMatchObject(refused);
    for (const call of calls(buildId, 'guessed'))
      await expect(call()).rejects.toMatchObject(refused);
    const notFound = { name: 'JobNotFoundException' };
    for (const call of [
      () => client.send(new AcknowledgeJobCommand({ jobId: buildId, nonce: '3' })),
      () => client.send(new GetJobDetailsCommand({ jobId: buildId })),
      () => client.send(new PutJobSuccessResultCommand({ jobId: buildId })),
      () => client.send(new PutJobFailureResultCommand({ jobId: buildId, failureDetails })),
    ]) {
      await expect(call()).rejects.toMatchObject(notFound);
    }
  });

  test('tell a worker when it may not give a result', async () => {
    const pipeline = await newPipeline();
    const jobId = await nextBuild(pipeline);
    const { clientToken } = pipeline;
    const succeed = () =>
      client.send(new PutThirdPartyJobSuccessResultCommand({ jobId, clientToken }));
    await expect(succeed()).rejects.toMatchObject({ name: 'InvalidJobStateException' });
    await take(jobId, pipeline);
    await succeed();
    await expect(succeed()).rejects.toMatchObject({ name: 'InvalidJobStateException' });
  });
});
