import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import yazl from 'yazl';
import { type StockClients, stockClients } from '../support/clients.js';
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

/** A second server, with credentials of its own, is the S3 that somebody else runs. */
const warehouseKeys = { accessKeyId: 'AKIAWAREHOUSE', secretAccessKey: 'warehouse+secret' };

let directories: readonly Awaited<ReturnType<typeof makeDataDirectory>>[];
let warehouse: TestServer;
let server: TestServer;
let clients: StockClients;
/** Looks into the external S3 past the server. */
let behind: S3Client;

beforeAll(async () => {
  directories = [await makeDataDirectory(), await makeDataDirectory()];
  const [theirs, ours] = directories;
  warehouse = await startServer({
    dataDirectory: theirs?.path ?? '',
    env: {
      PIPEWRIGHT_ACCESS_KEY_ID: warehouseKeys.accessKeyId,
      PIPEWRIGHT_SECRET_ACCESS_KEY: warehouseKeys.secretAccessKey,
    },
  });
  server = await startServer({
    dataDirectory: ours?.path ?? '',
    args: ['--s3-endpoint', warehouse.endpoint, '--s3-region', 'eu-west-1'],
    env: {
      PIPEWRIGHT_S3_ACCESS_KEY_ID: warehouseKeys.accessKeyId,
      PIPEWRIGHT_S3_SECRET_ACCESS_KEY: warehouseKeys.secretAccessKey,
    },
  });
  clients = stockClients(server);
  behind = new S3Client({
    endpoint: warehouse.endpoint,
    region: 'eu-west-1',
    forcePathStyle: true,
    credentials: warehouseKeys,
  });
});
afterAll(async () => {
  clients.close();
  behind.destroy();
  await server.stop();
  await warehouse.stop();
  for (const directory of directories) await directory.remove();
});

const bytesAt = async (client: S3Client, Bucket: string, Key: string): Promise<Buffer> => {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
};

describe('a client that speaks to an external S3 through the server', () => {
  const Bucket = 'passed-on';
  beforeAll(async () => {
    await clients.s3.send(new CreateBucketCommand({ Bucket }));
  });

  test('puts an object there, from memory or from a stream', async () => {
    const body = Buffer.alloc(300_000, 'Pipewright ');
    await clients.s3.send(
      new PutObjectCommand({ Bucket, Key: 'from memory/ü', Body: body, Metadata: { who: 'me' } }),
    );
    const pieces = [body.subarray(0, 100_000), body.subarray(100_000)];
    await clients.s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'from a stream',
        Body: Readable.from(pieces),
        ContentLength: body.length,
        ContentEncoding: 'identity',
        ChecksumAlgorithm: 'SHA256',
      }),
    );
    expect((await bytesAt(behind, Bucket, 'from memory/ü')).equals(body)).toBe(true);
    expect((await bytesAt(behind, Bucket, 'from a stream')).equals(body)).toBe(true);
    const head = { Bucket, ChecksumMode: 'ENABLED' } as const;
    expect(
      await behind.send(new HeadObjectCommand({ ...head, Key: 'from memory/ü' })),
    ).toMatchObject({ Metadata: { who: 'me' }, ChecksumCRC32: expect.any(String) });
    expect(
      await behind.send(new HeadObjectCommand({ ...head, Key: 'from a stream' })),
    ).toMatchObject({ ContentEncoding: 'identity', ChecksumSHA256: expect.any(String) });
  });

  test('uploads in parts, copies, lists, reads a range and deletes', async () => {
    const body = Buffer.alloc(11 * 1024 * 1024, 'a part ');
    const params = { Bucket, Key: 'parts/large', Body: body };
    await new Upload({ client: clients.s3, params }).done();
    await clients.s3.send(
      new CopyObjectCommand({ Bucket, Key: 'parts/copy', CopySource: `${Bucket}/parts/large` }),
    );
    const { Contents = [] } = await clients.s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'parts/' }),
    );
    expect(Contents.map(({ Key, Size }) => [Key, Size])).toEqual([
      ['parts/copy', body.length],
      ['parts/large', body.length],
    ]);
    const range = await clients.s3.send(
      new GetObjectCommand({ Bucket, Key: 'parts/copy', Range: 'bytes=7-12' }),
    );
    expect(await range.Body?.transformToString()).toBe('a part');
    const Delete = { Objects: [{ Key: 'parts/copy' }, { Key: 'parts/large' }] };
    await clients.s3.send(new DeleteObjectsCommand({ Bucket, Delete }));
    const left = await behind.send(new ListObjectsV2Command({ Bucket, Prefix: 'parts/' }));
    expect(left.KeyCount).toBe(0);
  });

  test('signs URLs for those who have no credentials', async () => {
    const at = { Bucket, Key: 'presigned' };
    const put = await getSignedUrl(clients.s3, new PutObjectCommand(at), { expiresIn: 60 });
    expect((await fetch(put, { method: 'PUT', body: 'hello' })).status).toBe(200);
    const get = await getSignedUrl(clients.s3, new GetObjectCommand(at), { expiresIn: 60 });
    expect(await (await fetch(get)).text()).toBe('hello');
    expect((await fetch(get.replace(/.$/, 'x'))).status).toBe(403);
  });

  test('is told what the external S3 refuses, and by the server what that does', async () => {
    const missing = new GetObjectCommand({ Bucket, Key: 'missing' });
    await expect(clients.s3.send(missing)).rejects.toMatchObject({ name: 'NoSuchKey' });
    const stranger = stockClients({
      ...server,
      credentials: { ...server.credentials, secretAccessKey: 'wrong' },
    });
    await expect(stranger.s3.send(missing)).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
    stranger.close();
    // The credentials of the external S3 are no credentials of ours.
    const theirs = stockClients({ ...server, credentials: warehouseKeys });
    await expect(theirs.s3.send(missing)).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
    theirs.close();
  });
});

const pipeline: PipelineDeclaration = {
  name: 'Site',
  roleArn,
  artifactStore: { type: 'S3', location: 'artifacts' },
  stages: [
    {
      name: 'Source',
      actions: [
        {
          name: 'Fetch',
          actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' },
          configuration: { S3Bucket: 'sources', S3ObjectKey: 'site.zip' },
          outputArtifacts: [{ name: 'SourceOutput' }],
        },
      ],
    },
    {
      name: 'Build',
      actions: [
        {
          name: 'Look',
          actionTypeId: customType('Build', 'Looker'),
          inputArtifacts: [{ name: 'SourceOutput' }],
          outputArtifacts: [{ name: 'BuildOutput' }],
        },
      ],
    },
    {
      name: 'Deploy',
      actions: [
        {
          name: 'Publish',
          actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '1' },
          configuration: { BucketName: 'site', Extract: 'true', ObjectKey: 'www' },
          inputArtifacts: [{ name: 'SourceOutput' }],
        },
        {
          name: 'Keep',
          actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '1' },
          configuration: { BucketName: 'site', Extract: 'false', ObjectKey: 'built' },
          inputArtifacts: [{ name: 'BuildOutput' }],
        },
      ],
    },
  ],
};

const zipOf = (name: string, text: string): Promise<Buffer> => {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream);
};

test('a pipeline fetches from an external S3, hands its artifacts to job workers and deploys to it', async () => {
  for (const Bucket of ['sources', 'artifacts', 'site']) {
    await clients.s3.send(new CreateBucketCommand({ Bucket }));
  }
  await clients.s3.send(
    new PutBucketVersioningCommand({
      Bucket: 'sources',
      VersioningConfiguration: { Status: 'Enabled' },
    }),
  );
  await registerType(clients.codepipeline, 'Build', 'Looker');
  // The execution that a new pipeline begins with finds nothing to fetch yet.
  await createPipeline(clients.codepipeline, pipeline);
  await executionIs(clients.codepipeline, 'Site', ['Failed']);

  const Body = await zipOf('index.html', '<h1>hello</h1>');
  const put = new PutObjectCommand({ Bucket: 'sources', Key: 'site.zip', Body });
  const { VersionId } = await clients.s3.send(put);
  const job = await nextJob(clients.codepipeline, customType('Build', 'Looker'));
  await acknowledge(clients.codepipeline, job);
  const input = job.data?.inputArtifacts?.[0];
  const from = input?.location?.s3Location;
  const to = job.data?.outputArtifacts?.[0]?.location?.s3Location;
  const keys = job.data?.artifactCredentials;
  if (!from || !to || !keys) throw new Error('The job lacks artifacts.');
  expect(VersionId).toBeDefined();
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
  const fetched = await bytesAt(worker, from.bucketName ?? '', from.objectKey ?? '');
  expect(fetched.equals(Body)).toBe(true);
  const output = { Bucket: to.bucketName, Key: to.objectKey };
  const denied = { name: 'AccessDenied' };
  await expect(bytesAt(worker, 'sources', 'site.zip')).rejects.toMatchObject(denied);
  await expect(
    worker.send(new CopyObjectCommand({ ...output, CopySource: 'sources/site.zip' })),
  ).rejects.toMatchObject(denied);
  await expect(
    worker.send(new PutObjectCommand({ Bucket: 'site', Key: 'mine', Body: 'no' })),
  ).rejects.toMatchObject(denied);
  await worker.send(new PutObjectCommand({ ...output, Body: 'built' }));
  worker.destroy();

  await succeed(clients.codepipeline, job);
  await executionIs(clients.codepipeline, 'Site', ['Succeeded']);
  expect((await bytesAt(behind, 'site', 'www/index.html')).toString()).toBe('<h1>hello</h1>');
  expect((await bytesAt(behind, 'site', 'built')).toString()).toBe('built');
});

test('while the external S3 is away its clients are asked to come again, and the log says why', async () => {
  await warehouse.stop();
  const once = new S3Client({
    endpoint: server.endpoint,
    region: server.region,
    forcePathStyle: true,
    credentials: server.credentials,
    maxAttempts: 1,
  });
  const put = new PutObjectCommand({ Bucket: 'site', Key: 'late', Body: 'late' });
  await expect(once.send(put)).rejects.toMatchObject({
    name: 'ServiceUnavailable',
    $metadata: { httpStatusCode: 503 },
  });
  once.destroy();
  // The line is written by another process, which may come a moment after its answer.
  await until('the log says why', async () =>
    server.log().includes(`The external S3 at ${warehouse.endpoint} cannot be reached`),
  );
});
