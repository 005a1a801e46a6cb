import { ListActionExecutionsCommand } from '@aws-sdk/client-codepipeline';
import {
  CreateBucketCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { zipOf } from '../support/action-job.js';
import { type StockClients, stockClients } from '../support/clients.js';
import { logLines } from '../support/log-lines.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { createPipeline, executionIs, roleArn } from '../support/story.js';
import { until } from '../support/until.js';

const files = 500;

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let clients: StockClients;
beforeEach(async () => {
  data = await makeDataDirectory();
  server = await startServer({ dataDirectory: data.path });
  clients = stockClients(server);
});
afterEach(async () => {
  clients.close();
  await server.stop();
  await data.remove();
});

/** An S3 deployment of so many files that nobody is quick enough to miss it. */
const beginDeployment = async (): Promise<void> => {
  for (const Bucket of ['sources', 'artifacts', 'site']) {
    await clients.s3.send(new CreateBucketCommand({ Bucket }));
  }
  const pages = Array.from({ length: files }, (_, at) => [`page-${at}.txt`, `page ${at}`] as const);
  const Body = await zipOf(Object.fromEntries(pages), { compress: false });
  await clients.s3.send(new PutObjectCommand({ Bucket: 'sources', Key: 'site.zip', Body }));
  const awsType = (category: 'Source' | 'Deploy') =>
    ({ category, owner: 'AWS', provider: 'S3', version: '1' }) as const;
  await createPipeline(clients.codepipeline, {
    name: 'Site',
    roleArn,
    artifactStore: { type: 'S3', location: 'artifacts' },
    stages: [
      {
        name: 'Source',
        actions: [
          {
            name: 'Fetch',
            actionTypeId: awsType('Source'),
            configuration: { S3Bucket: 'sources', S3ObjectKey: 'site.zip' },
            outputArtifacts: [{ name: 'Pages' }],
          },
        ],
      },
      {
        name: 'Deploy',
        actions: [
          {
            name: 'Publish',
            actionTypeId: awsType('Deploy'),
            configuration: { BucketName: 'site', Extract: 'true', ObjectKey: '{datetime}-{uuid}' },
            inputArtifacts: [{ name: 'Pages' }],
          },
        ],
      },
    ],
  });
  await until('the first files are there', async () => {
    const { KeyCount } = await clients.s3.send(new ListObjectsV2Command({ Bucket: 'site' }));
    return (KeyCount ?? 0) > 0;
  });
};

const startAgain = async (): Promise<void> => {
  clients.close();
  server = await startServer({ dataDirectory: data.path });
  clients = stockClients(server);
};

/** The files that are there, by the folder that each attempt is to put them in. */
const deployed = async (): Promise<ReadonlyMap<string, number>> => {
  const folders = new Map<string, number>();
  for await (const { Contents = [] } of paginateListObjectsV2(
    { client: clients.s3 },
    { Bucket: 'site' },
  )) {
    for (const { Key = '' } of Contents) {
      const folder = Key.split('/')[0] ?? '';
      folders.set(folder, (folders.get(folder) ?? 0) + 1);
    }
  }
  return folders;
};

const attempts = async (): Promise<number | undefined> =>
  (await clients.codepipeline.send(new ListActionExecutionsCommand({ pipelineName: 'Site' })))
    .actionExecutionDetails?.length;

test('a deployment that SIGTERM comes into is let go at once, and ended by the next server', async () => {
  await beginDeployment();
  expect(await server.stop()).toBe(0);
  await startAgain();
  await executionIs(clients.codepipeline, 'Site', ['Succeeded']);
  // Not a second deployment, but the same one once more.
  expect([...(await deployed()).values()]).toEqual([files]);
  expect(await attempts()).toBe(2);
  expect(logLines(server).filter(({ level }) => Number(level) >= 50)).toEqual([]);
});

test('a deployment that kill -9 comes into is ended by the next server', async () => {
  await beginDeployment();
  await server.kill();
  await startAgain();
  await executionIs(clients.codepipeline, 'Site', ['Succeeded']);
  expect([...(await deployed()).values()]).toEqual([files]);
  expect(await attempts()).toBe(2);
});
