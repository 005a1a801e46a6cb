import { setTimeout as delay } from 'node:timers/promises';
import {
  type CodePipelineClient,
  paginateListActionExecutions,
  paginateListPipelineExecutions,
} from '@aws-sdk/client-codepipeline';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StockClients, stockClients } from '../support/clients.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { createPipeline, jobsPipeline, registerType } from '../support/story.js';
import { until } from '../support/until.js';
import { sendFleet } from './fleet.js';
import { Witness } from './witness.js';

// PIPEWRIGHT_CRASHES=500 npm test test/crash: as many as asked.
const crashes = Number(process.env['PIPEWRIGHT_CRASHES'] ?? 50);
const betweenCrashesMax = 400;
const provider = 'Crash';
const pipelines = ['One', 'Two', 'Three'];
const ended = ['Succeeded', 'Superseded'];

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let clients: StockClients;

const start = (port?: number) =>
  startServer({
    dataDirectory: data.path,
    ...(port === undefined ? {} : { port }),
    // A worker that dies with the server's answer is soon followed by another.
    args: ['--acknowledge-within', '1', '--log-level', 'warn'],
  });

beforeAll(async () => {
  data = await makeDataDirectory();
  server = await start();
  clients = stockClients(server);
  await registerType(clients.codepipeline, 'Source', provider);
  await registerType(clients.codepipeline, 'Build', provider);
  await clients.s3.send(new CreateBucketCommand({ Bucket: 'uploads' }));
  await clients.s3.send(
    new PutBucketVersioningCommand({
      Bucket: 'uploads',
      VersioningConfiguration: { Status: 'Enabled' },
    }),
  );
  for (const name of pipelines) {
    await createPipeline(
      clients.codepipeline,
      jobsPipeline(name, { provider, stages: 3, actions: 3 }),
    );
  }
});
afterAll(async () => {
  clients?.close();
  await server?.stop();
  await data?.remove();
});

const executionsOf = async (client: CodePipelineClient, pipelineName: string) => {
  const found = [];
  for await (const page of paginateListPipelineExecutions({ client }, { pipelineName })) {
    found.push(...(page.pipelineExecutionSummaries ?? []));
  }
  return found;
};

const succeededActions = async (client: CodePipelineClient, pipelineName: string) => {
  const found: string[] = [];
  for await (const page of paginateListActionExecutions({ client }, { pipelineName })) {
    for (const one of page.actionExecutionDetails ?? []) {
      if (one.status !== 'Succeeded') continue;
      found.push(`${one.pipelineExecutionId} ${one.stageName} ${one.actionName}`);
    }
  }
  return found;
};

test(`${crashes} times kill -9 lose nothing that was acknowledged and let nothing succeed twice`, async () => {
  const witness = new Witness();
  const fleet = sendFleet({ clients, provider, pipelines, witness });
  const port = Number(new URL(server.endpoint).port);
  for (let crash = 0; crash < crashes; crash += 1) {
    await delay(Math.random() * betweenCrashesMax);
    await server.kill();
    server = await start(port);
  }

  await fleet.stopStarting();
  const all = await until(
    'every execution has ended',
    async () => {
      const found = await Promise.all(
        pipelines.map((name) => executionsOf(clients.codepipeline, name)),
      );
      return found.flat().every((one) => ended.includes(one.status ?? '')) && found.flat();
    },
    { within: 60_000, every: 250 },
  );
  await fleet.stopWorking();

  const ids = new Set(all.map((one) => one.pipelineExecutionId));
  expect([...witness.started].filter((id) => !ids.has(id))).toEqual([]);
  expect(witness.heldTwice()).toEqual([]);
  expect(witness.succeededTwice()).toEqual([]);

  const succeeded = (
    await Promise.all(pipelines.map((name) => succeededActions(clients.codepipeline, name)))
  ).flat();
  expect(succeeded.length).toBe(new Set(succeeded).size);
  const known = new Set(succeeded);
  expect([...witness.succeeded.keys()].filter((action) => !known.has(action))).toEqual([]);

  for (const [VersionId, body] of witness.uploaded) {
    const stored = await clients.s3.send(
      new GetObjectCommand({ Bucket: 'uploads', Key: 'object', VersionId }),
    );
    expect(await stored.Body?.transformToString()).toBe(body);
  }
  expect(witness.started.size).toBeGreaterThan(crashes / 5);
  expect(witness.succeeded.size).toBeGreaterThan(crashes / 5);
}, 600_000);
