import {
  type ActionDeclaration,
  ListActionExecutionsCommand,
  type PipelineDeclaration,
  RetryStageExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { damaged, zipOf } from '../support/action-job.js';
import { liveServer } from '../support/live-server.js';
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

// What people get wrong when they begin: the action fails at once, its message says what is the
// matter, and when that has been mended a retry goes through.

const live = liveServer(async ({ clients }) => {
  for (const bucket of ['sources', 'artifacts']) await createBucket(bucket);
  await clients.s3.send(
    new PutBucketVersioningCommand({
      Bucket: 'sources',
      VersioningConfiguration: { Status: 'Enabled' },
    }),
  );
  await registerType(clients.codepipeline, 'Build', 'Packer');
});

const createBucket = (Bucket: string) => live.clients.s3.send(new CreateBucketCommand({ Bucket }));

const upload = async (Key: string, Body: Buffer | string) =>
  live.clients.s3.send(new PutObjectCommand({ Bucket: 'sources', Key, Body }));

const awsType = (category: 'Source' | 'Deploy', provider: string) =>
  ({ category, owner: 'AWS', provider, version: '1' }) as const;

const fetch = (key: string): ActionDeclaration => ({
  name: 'Fetch',
  actionTypeId: awsType('Source', 'S3'),
  configuration: { S3Bucket: 'sources', S3ObjectKey: key },
  outputArtifacts: [{ name: 'Code' }],
});

const publish = (bucket: string, artifact = 'Code'): ActionDeclaration => ({
  name: 'Publish',
  actionTypeId: awsType('Deploy', 'S3'),
  configuration: { BucketName: bucket, Extract: 'true' },
  inputArtifacts: [{ name: artifact }],
});

const pipelineOf = (
  name: string,
  actions: readonly ActionDeclaration[],
  location = 'artifacts',
): PipelineDeclaration => ({
  name,
  roleArn,
  artifactStore: { type: 'S3', location },
  stages: actions.map((action) => ({ name: action.name ?? '', actions: [action] })),
});

/** Waits for the newest execution to fail, and says where and why. */
const failure = async (pipelineName: string) => {
  const { pipelineExecutionId } = await executionIs(live.clients.codepipeline, pipelineName, [
    'Failed',
  ]);
  const { actionExecutionDetails = [] } = await live.clients.codepipeline.send(
    new ListActionExecutionsCommand({ pipelineName, filter: { pipelineExecutionId } }),
  );
  const [latest] = actionExecutionDetails;
  return {
    pipelineExecutionId,
    actionName: latest?.actionName,
    ...latest?.output?.executionResult?.errorDetails,
  };
};

/** Retries the stage of the newest execution, which then succeeds as a whole. */
const retry = async (pipelineName: string, stageName: string) => {
  const { pipelineExecutionId } = await failure(pipelineName);
  await live.clients.codepipeline.send(
    new RetryStageExecutionCommand({
      pipelineName,
      stageName,
      pipelineExecutionId,
      retryMode: 'FAILED_ACTIONS',
    }),
  );
  await executionIs(live.clients.codepipeline, pipelineName, ['Succeeded'], pipelineExecutionId);
};

test('the bucket of the artifact store was not made', async () => {
  await createBucket('site');
  await upload('storeless.zip', await zipOf({ 'storeless.txt': 'x' }));
  const actions = [fetch('storeless.zip'), publish('site')];
  await createPipeline(live.clients.codepipeline, pipelineOf('Storeless', actions, 'my-artifacts'));
  expect(await failure('Storeless')).toMatchObject({
    actionName: 'Fetch',
    code: 'ConfigurationError',
    message: expect.stringContaining('my-artifacts'),
  });
  await createBucket('my-artifacts');
  await retry('Storeless', 'Fetch');
});

test('the source object was not uploaded', async () => {
  const actions = [fetch('late.zip'), publish('site')];
  await createPipeline(live.clients.codepipeline, pipelineOf('Late', actions));
  const { pipelineExecutionId } = await failure('Late');
  expect(await failure('Late')).toMatchObject({
    actionName: 'Fetch',
    code: 'RevisionUnavailable',
    message: 'The bucket sources holds no object late.zip.',
  });
  // The upload starts an execution by itself.
  await upload('late.zip', await zipOf({ 'late.txt': 'x' }));
  const next = await executionIs(live.clients.codepipeline, 'Late', ['Succeeded']);
  expect(next.pipelineExecutionId).not.toBe(pipelineExecutionId);
  expect(next.trigger?.triggerType).toBe('PollForSourceChanges');
});

test('the bucket to deploy to was not made', async () => {
  await upload('siteless.zip', await zipOf({ 'siteless.txt': 'x' }));
  const actions = [fetch('siteless.zip'), publish('my-site')];
  await createPipeline(live.clients.codepipeline, pipelineOf('Siteless', actions));
  expect(await failure('Siteless')).toMatchObject({
    actionName: 'Publish',
    code: 'ConfigurationError',
    message: 'The bucket my-site does not exist.',
  });
  await createBucket('my-site');
  await retry('Siteless', 'Publish');
  const { Body } = await live.clients.s3.send(
    new GetObjectCommand({ Bucket: 'my-site', Key: 'siteless.txt' }),
  );
  expect(await Body?.transformToString()).toBe('x');
});

test.each([
  ['no zip', 'Plain', async () => Buffer.from('just text')],
  [
    'a damaged zip',
    'Damaged',
    async () => damaged(await zipOf({ a: 'hello' }, { compress: false }), 'hello', 'jello'),
  ],
])('what is to be unpacked is %s', async (_, name, make) => {
  await upload(`${name}.zip`, await make());
  const actions = [fetch(`${name}.zip`), publish('site')];
  await createPipeline(live.clients.codepipeline, pipelineOf(name, actions));
  expect(await failure(name)).toMatchObject({
    actionName: 'Publish',
    code: 'ConfigurationError',
    message: expect.stringMatching(/zip|unpacked/),
  });
  await upload(`${name}.zip`, await zipOf({ a: 'hello' }));
  await executionIs(live.clients.codepipeline, name, ['Succeeded']);
});

test('a job worker reports success without having uploaded anything', async () => {
  await upload('empty-handed.zip', await zipOf({ a: 'x' }));
  const pack: ActionDeclaration = {
    name: 'Pack',
    actionTypeId: customType('Build', 'Packer'),
    inputArtifacts: [{ name: 'Code' }],
    outputArtifacts: [{ name: 'Package' }],
  };
  const actions = [fetch('empty-handed.zip'), pack, publish('site', 'Package')];
  await createPipeline(live.clients.codepipeline, pipelineOf('EmptyHanded', actions));
  const job = await nextJob(live.clients.codepipeline, customType('Build', 'Packer'));
  await acknowledge(live.clients.codepipeline, job);
  await succeed(live.clients.codepipeline, job);
  expect(await failure('EmptyHanded')).toMatchObject({
    actionName: 'Publish',
    code: 'RevisionUnavailable',
    message: expect.stringContaining('Package'),
  });
  const place = job.data?.outputArtifacts?.[0]?.location?.s3Location;
  await live.clients.s3.send(
    new PutObjectCommand({
      Bucket: place?.bucketName,
      Key: place?.objectKey,
      Body: await zipOf({ 'packed.txt': 'x' }),
    }),
  );
  await retry('EmptyHanded', 'Publish');
});

test('the server knows the action, but cannot run it', async () => {
  await upload('compute.zip', await zipOf({ a: 'x' }));
  const build: ActionDeclaration = {
    name: 'Compile',
    actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
    configuration: { ProjectName: 'p' },
    inputArtifacts: [{ name: 'Code' }],
  };
  await createPipeline(
    live.clients.codepipeline,
    pipelineOf('Cloudy', [fetch('compute.zip'), build]),
  );
  expect(await failure('Cloudy')).toMatchObject({
    actionName: 'Compile',
    code: 'ConfigurationError',
    message: expect.stringContaining('Build/AWS/CodeBuild/1'),
  });
});
