import { buffer } from 'node:stream/consumers';
import {
  type CodePipelineClient,
  ListActionExecutionsCommand,
  PollForJobsCommand,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import yazl from 'yazl';
import { sql } from '../../src/server/store/sql.js';
import { type StockClients, stockClients } from '../support/clients.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { rawClient } from '../support/raw-client.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import {
  acknowledge,
  createPipeline,
  customType,
  executionIs,
  jobsPipeline,
  nextJob,
  registerType,
  roleArn,
  succeed,
} from '../support/story.js';
import { until } from '../support/until.js';

const provider = 'Either';
const awsType = (category: 'Source' | 'Approval' | 'Deploy', name: string) =>
  ({ category, owner: 'AWS', provider: name, version: '1' }) as const;

let db: TestDatabase;
let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let servers: readonly [TestServer, TestServer];
let clients: readonly [StockClients, StockClients];

// One database, one folder of objects, two servers.
const startAnother = (): Promise<TestServer> => {
  if (db.address.kind !== 'socket') throw new Error('The test database has a socket.');
  const { directory, user, name } = db.address;
  const url = `postgres://${user}@localhost/${name}?host=${encodeURIComponent(directory)}`;
  return startServer({ dataDirectory: data.path, args: ['--database-url', url] });
};

beforeAll(async () => {
  db = await openTestDatabase();
  data = await makeDataDirectory();
  // Empty, so that both find nothing and take turns in making the schema.
  await db.database.rows(sql`drop schema pipewright cascade`);
  servers = await Promise.all([startAnother(), startAnother()]);
  clients = [stockClients(servers[0]), stockClients(servers[1])];
  await registerType(clients[0].codepipeline, 'Source', provider);
  await registerType(clients[1].codepipeline, 'Build', provider);
});
afterAll(async () => {
  for (const one of clients ?? []) one.close();
  for (const one of servers ?? []) await one.stop();
  await db?.close();
  await data?.remove();
});

const startExecution = async (client: CodePipelineClient, name: string): Promise<string> => {
  const { pipelineExecutionId } = await client.send(new StartPipelineExecutionCommand({ name }));
  return pipelineExecutionId ?? '';
};

describe('jobs', () => {
  test('what is queued through one server is claimed, acknowledged and ended through any', async () => {
    const [one, other] = [clients[0].codepipeline, clients[1].codepipeline];
    await createPipeline(one, jobsPipeline('Across', { provider, stages: 1, actions: 1 }));
    const source = await nextJob(other, customType('Source', provider));
    expect(await acknowledge(one, source)).toBe('InProgress');
    await succeed(other, source);
    const build = await nextJob(one, customType('Build', provider));
    expect(await acknowledge(other, build)).toBe('InProgress');
    await succeed(one, build);
    await executionIs(other, 'Across', ['Succeeded']);
  });

  test('pollers of both servers get each job once', async () => {
    const [one, other] = [clients[0].codepipeline, clients[1].codepipeline];
    const actions = 50;
    await createPipeline(one, {
      name: 'Fan',
      roleArn,
      artifactStore: { type: 'S3', location: 'artifacts' },
      stages: [
        {
          name: 'Source',
          actions: [{ name: 'Fetch', actionTypeId: customType('Source', provider) }],
        },
        {
          name: 'Fan',
          actions: Array.from({ length: actions }, (_, index) => ({
            name: `Action${index}`,
            actionTypeId: customType('Build', provider),
          })),
        },
      ],
    });
    const source = await nextJob(other, customType('Source', provider));
    await acknowledge(other, source);
    await succeed(other, source);

    const acknowledged: string[] = [];
    const work = async (client: CodePipelineClient): Promise<void> => {
      while (acknowledged.length < actions) {
        const { jobs = [] } = await client.send(
          new PollForJobsCommand({ actionTypeId: customType('Build', provider), maxBatchSize: 2 }),
        );
        for (const job of jobs) {
          if ((await acknowledge(client, job)) === 'InProgress') acknowledged.push(job.id ?? '');
          await succeed(client, job);
        }
      }
    };
    await Promise.all(Array.from({ length: 10 }, (_, index) => work(index % 2 ? one : other)));
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    await executionIs(one, 'Fan', ['Succeeded']);
  });

  test('a poller that waits at one server is answered at once for a job queued through the other', async () => {
    const [one] = [clients[0].codepipeline];
    const waiting = rawClient(servers[1]);
    const actionTypeId = customType('Source', provider);
    await createPipeline(one, jobsPipeline('Waited', { provider, stages: 1, actions: 1 }));
    const first = await nextJob(one, actionTypeId);
    await acknowledge(one, first);
    await succeed(one, first);

    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const wait = { 'x-pipewright-wait': '20' };
      const polled = waiting.call('PollForJobs', JSON.stringify({ actionTypeId }), wait);
      // Answered behind the poll, which is waiting by then.
      await waiting.call('ListPipelines', '{}');
      const began = performance.now();
      await startExecution(one, 'Waited');
      const { jobs } = JSON.parse((await polled).body) as { jobs: { id: string; nonce: string }[] };
      times.push(performance.now() - began);
      expect(jobs).toHaveLength(1);
      const [job] = jobs;
      if (!job) return;
      await acknowledge(one, job);
      await succeed(one, job);
    }
    waiting.close();
    // By itself a poller looks again once a second.
    expect(times.sort((a, b) => a - b)[2]).toBeLessThan(500);
  });
});

describe('deadlines', () => {
  test('actions that are overdue end once, whichever server finds them', async () => {
    const [one, other] = [clients[0].codepipeline, clients[1].codepipeline];
    const names = Array.from({ length: 12 }, (_, index) => `Overdue${index}`);
    for (const name of names) {
      await createPipeline(one, {
        name,
        roleArn,
        artifactStore: { type: 'S3', location: 'artifacts' },
        stages: [
          {
            name: 'Source',
            actions: [{ name: 'Fetch', actionTypeId: customType('Source', provider) }],
          },
          {
            name: 'Release',
            actions: [{ name: 'Approve', actionTypeId: awsType('Approval', 'Manual') }],
          },
        ],
      });
      const source = await nextJob(one, customType('Source', provider));
      await acknowledge(one, source);
      await succeed(one, source);
    }
    // As if a week had passed.
    await db.database.rows(sql`
      update pipeline_execution set next_deadline = 1,
        state = jsonb_set(state, '{stage,actions,Approve,deadline}', '1')
      where state #> '{stage,actions,Approve}' is not null`);
    for (const pipelineName of names) {
      await executionIs(other, pipelineName, ['Failed']);
      const { actionExecutionDetails = [] } = await other.send(
        new ListActionExecutionsCommand({ pipelineName }),
      );
      expect(
        actionExecutionDetails.map(({ actionName, status }) => `${actionName} ${status}`),
      ).toEqual(['Approve Failed', 'Fetch Succeeded']);
    }
    for (const server of servers) expect(server.log()).not.toMatch(/"level":(50|60)/);
  });
});

describe('a server that is killed', () => {
  const files = 400;

  const zipOfManyFiles = (): Promise<Buffer> => {
    const zip = new yazl.ZipFile();
    for (let index = 0; index < files; index += 1) {
      zip.addBuffer(Buffer.from(`page ${index}`), `page-${index}.txt`);
    }
    zip.end();
    return buffer(zip.outputStream);
  };

  const deployment = () =>
    db.database.rows(sql<{ status: string }>`
      select status from job
      where pipeline_name = 'Survivor' and action_type = 'Deploy/AWS/S3/1'`);

  test('is outlived by the other, which takes its work up when the hand-out has lapsed', async () => {
    const [doomed, survivor] = servers;
    const { codepipeline, s3 } = clients[1];
    for (const Bucket of ['artifacts', 'sources', 'site']) {
      await s3.send(new CreateBucketCommand({ Bucket }));
    }
    const Body = await zipOfManyFiles();
    await s3.send(new PutObjectCommand({ Bucket: 'sources', Key: 'site.zip', Body }));

    // Asleep, it cannot claim what the other is to be killed over.
    process.kill(survivor.pid, 'SIGSTOP');
    await createPipeline(clients[0].codepipeline, {
      name: 'Survivor',
      roleArn,
      artifactStore: { type: 'S3', location: 'artifacts' },
      stages: [
        {
          name: 'Source',
          actions: [
            {
              name: 'Fetch',
              actionTypeId: awsType('Source', 'S3'),
              configuration: { S3Bucket: 'sources', S3ObjectKey: 'site.zip' },
              outputArtifacts: [{ name: 'Site' }],
            },
          ],
        },
        {
          name: 'Release',
          actions: [
            {
              name: 'Deploy',
              actionTypeId: awsType('Deploy', 'S3'),
              configuration: { BucketName: 'site', Extract: 'true' },
              inputArtifacts: [{ name: 'Site' }],
            },
          ],
        },
      ],
    });
    await until('the deployment is claimed', async () => {
      const [job] = await deployment();
      return job?.status === 'Dispatched';
    });
    await doomed.kill();
    process.kill(survivor.pid, 'SIGCONT');
    expect(await deployment()).toEqual([{ status: 'Dispatched' }]);

    // Jobs of workers go on meanwhile.
    await startExecution(codepipeline, 'Across');
    const job = await nextJob(codepipeline, customType('Source', provider));
    expect(await acknowledge(codepipeline, job)).toBe('InProgress');

    await until(
      'the deployment is taken over',
      async () => (await deployment())[0]?.status === 'Succeeded',
      { within: 90_000, every: 250 },
    );
    await executionIs(codepipeline, 'Survivor', ['Succeeded']);
    const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: 'site' }));
    expect(KeyCount).toBe(files);
    const { actionExecutionDetails = [] } = await codepipeline.send(
      new ListActionExecutionsCommand({ pipelineName: 'Survivor' }),
    );
    expect(
      actionExecutionDetails.map(({ actionName, status }) => `${actionName} ${status}`),
    ).toEqual(['Deploy Succeeded', 'Fetch Succeeded']);
    servers = [await startAnother(), survivor];
  }, 180_000);
});
