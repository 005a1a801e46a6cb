import {
  CreateCustomActionTypeCommand,
  DeleteCustomActionTypeCommand,
  PollForJobsCommand,
} from '@aws-sdk/client-codepipeline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  acknowledge,
  createPipeline,
  customType,
  nextJob,
  roleArn,
  succeed,
} from '../support/story.js';
import { openWorkplace, type Workplace } from '../support/workplace.js';

let at: Workplace;
beforeAll(async () => {
  at = await openWorkplace();
});
afterAll(() => at?.close());

describe('PollForJobs', () => {
  test('tells a worker everything about its job, with credentials only where there are artifacts', async () => {
    const { name, source, build } = await at.newPipeline({
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
    const job = await nextJob(at.client, source);
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
    await acknowledge(at.client, job);
    await succeed(at.client, job);
    const next = await nextJob(at.client, build);
    expect(next.data?.artifactCredentials).toBeUndefined();
  });

  test('gives one job unless more are asked for, and an empty list when there is none', async () => {
    const { source } = await at.newPipeline();
    expect(await at.poll(source, 10)).toHaveLength(1);
    expect(await at.poll(source, 10)).toEqual([]);
  });

  test('refuses owners that have workers of their own, and types that are not there', async () => {
    const { source } = await at.newPipeline();
    for (const owner of ['AWS', 'ThirdParty'] as const) {
      const asked = at.client.send(new PollForJobsCommand({ actionTypeId: { ...source, owner } }));
      await expect(asked).rejects.toMatchObject({
        name: 'ValidationException',
        message: `ActionType with owner '${owner}' is not supported`,
      });
    }
    const gone = customType('Build', 'Nobody');
    await expect(at.poll(gone)).rejects.toMatchObject({
      name: 'ActionTypeNotFoundException',
      message:
        "ActionType (Category: 'Build', Owner: 'Custom', Provider: 'Nobody', Version: '1') is not available",
    });
    const { category, provider, version } = source;
    await at.client.send(new DeleteCustomActionTypeCommand({ category, provider, version }));
    await expect(at.poll(source)).rejects.toMatchObject({ name: 'ActionTypeNotFoundException' });
  });

  test('asks for the queryable property of the type and gives only the jobs with its value', async () => {
    const provider = 'Queryable';
    const none = { minimumCount: 0, maximumCount: 0 };
    for (const category of ['Source', 'Build'] as const) {
      await at.client.send(
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
    await createPipeline(at.client, {
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
      at.client.send(new PollForJobsCommand({ actionTypeId, queryParam, maxBatchSize: 5 }));
    const { jobs } = await asked({ Project: 'two' });
    expect(jobs?.map((job) => job.data?.pipelineContext?.action?.name)).toEqual(['two']);
    await expect(asked()).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(asked({ Other: 'two' })).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('with X-Pipewright-Wait answers the moment a job is there', async () => {
    const { source, build } = await at.newPipeline();
    const job = await at.work(source);
    const body = JSON.stringify({ actionTypeId: build });
    const waiting = at.raw.call('PollForJobs', body, { 'x-pipewright-wait': '20' });
    await succeed(at.client, job);
    const answer = JSON.parse((await waiting).body);
    expect(answer.jobs).toHaveLength(1);
  });

  test('hands out again what nobody acknowledges, under another nonce', async () => {
    const { source } = await at.newPipeline();
    const first = await nextJob(at.client, source);
    const second = await nextJob(at.client, source);
    expect(second.id).toBe(first.id);
    expect(second.nonce).not.toBe(first.nonce);
    await expect(acknowledge(at.client, first)).rejects.toMatchObject({
      name: 'InvalidNonceException',
      message: `Nonce ${first.nonce} is not valid for job ${first.id}`,
    });
    expect(await acknowledge(at.client, second)).toBe('InProgress');
  });
});
