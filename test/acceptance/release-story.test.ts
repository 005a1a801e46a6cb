import { buffer } from 'node:stream/consumers';
import { GetPipelineExecutionCommand } from '@aws-sdk/client-codepipeline';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import yazl from 'yazl';
import { type StockClients, stockClients } from '../support/clients.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import {
  acknowledge,
  answerApproval,
  createPipeline,
  customType,
  executionIs,
  nextJob,
  registerType,
  releasePipeline,
  succeed,
} from '../support/story.js';

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let clients: StockClients;
beforeAll(async () => {
  data = await makeDataDirectory();
  server = await startServer({ dataDirectory: data.path });
  clients = stockClients(server);
});
afterAll(async () => {
  clients.close();
  await server.stop();
  await data.remove();
});

const zipOf = (files: Readonly<Record<string, string>>): Promise<Buffer> => {
  const zip = new yazl.ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream);
};

test('a release goes from an uploaded zip over a job worker and an approval to a deployed site, through a kill -9 in the middle', async () => {
  const provider = 'Zipper';
  await registerType(clients.codepipeline, 'Build', provider);
  for (const bucket of ['sources', 'artifacts', 'site']) {
    await clients.s3.send(new CreateBucketCommand({ Bucket: bucket }));
  }
  await clients.s3.send(
    new PutBucketVersioningCommand({
      Bucket: 'sources',
      VersioningConfiguration: { Status: 'Enabled' },
    }),
  );
  // The execution that a new pipeline begins with finds nothing to fetch yet.
  await createPipeline(clients.codepipeline, releasePipeline('Site', provider));
  await executionIs(clients.codepipeline, 'Site', ['Failed']);

  const { VersionId } = await clients.s3.send(
    new PutObjectCommand({
      Bucket: 'sources',
      Key: 'Site.zip',
      Body: await zipOf({ 'index.txt': 'hello' }),
    }),
  );
  const job = await nextJob(clients.codepipeline, customType('Build', provider));
  expect(await acknowledge(clients.codepipeline, job)).toBe('InProgress');
  const input = job.data?.inputArtifacts?.[0];
  const output = job.data?.outputArtifacts?.[0]?.location?.s3Location;
  const keys = job.data?.artifactCredentials;
  if (!input?.location?.s3Location || !output || !keys) throw new Error('The job lacks artifacts.');
  expect(input.revision).toBe(VersionId);

  const worker = new S3Client({
    endpoint: server.endpoint,
    region: server.region,
    forcePathStyle: true,
    credentials: {
      accessKeyId: keys.accessKeyId ?? '',
      secretAccessKey: keys.secretAccessKey ?? '',
      sessionToken: keys.sessionToken ?? '',
    },
  });
  const fetched = await worker.send(
    new GetObjectCommand({
      Bucket: input.location.s3Location.bucketName,
      Key: input.location.s3Location.objectKey,
    }),
  );
  expect((await fetched.Body?.transformToByteArray())?.length).toBeGreaterThan(20);
  await expect(
    worker.send(new GetObjectCommand({ Bucket: 'sources', Key: 'Site.zip' })),
  ).rejects.toMatchObject({ name: 'AccessDenied' });
  await worker.send(
    new PutObjectCommand({
      Bucket: output.bucketName,
      Key: output.objectKey,
      Body: await zipOf({ 'index.html': '<h1>hello</h1>', 'css/site.css': 'h1 {}' }),
    }),
  );
  worker.destroy();

  await server.kill();
  server = await startServer({
    dataDirectory: data.path,
    port: Number(new URL(server.endpoint).port),
  });
  await succeed(clients.codepipeline, job);

  await answerApproval(clients.codepipeline, {
    pipelineName: 'Site',
    stageName: 'Release',
    actionName: 'Approve',
  });
  const { pipelineExecutionId } = await executionIs(clients.codepipeline, 'Site', ['Succeeded']);
  const page = await clients.s3.send(
    new GetObjectCommand({ Bucket: 'site', Key: 'Site/index.html' }),
  );
  expect(await page.Body?.transformToString()).toBe('<h1>hello</h1>');
  expect(page.ContentType).toBe('text/html; charset=utf-8');

  const { pipelineExecution } = await clients.codepipeline.send(
    new GetPipelineExecutionCommand({ pipelineName: 'Site', pipelineExecutionId }),
  );
  expect(pipelineExecution?.trigger?.triggerType).toBe('PollForSourceChanges');
  expect(pipelineExecution?.artifactRevisions).toMatchObject([
    { name: 'SourceOutput', revisionId: VersionId },
  ]);
});

test('STS on the same port says who the caller is', async () => {
  expect(await clients.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '000000000000',
    Arn: 'arn:aws:iam::000000000000:root',
  });
});
