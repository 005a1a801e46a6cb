import { PollForJobsCommand, StartPipelineExecutionCommand } from '@aws-sdk/client-codepipeline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StockClients, stockClients } from '../support/clients.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import {
  acknowledge,
  createPipeline,
  customType,
  registerType,
  roleArn,
  succeed,
} from '../support/story.js';

const pollers = 50;
const jobsPerPipeline = 50;
const pipelines = 20;
const provider = 'Crowd';

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let servers: TestServer[] = [];
let clients: StockClients[] = [];
beforeAll(async () => {
  data = await makeDataDirectory();
  const server = await startServer({ dataDirectory: data.path });
  servers = [server];
  clients = [stockClients(server)];
});
afterAll(async () => {
  for (const one of clients) one.close();
  for (const one of servers) await one.stop();
  await data.remove();
});

test(`${pollers} pollers over ${jobsPerPipeline * pipelines} jobs acknowledge each job exactly once`, async () => {
  const client = clients[0]?.codepipeline;
  if (!client) throw new Error('There is a client.');
  await registerType(client, 'Source', provider);
  await registerType(client, 'Build', provider);
  const names = Array.from({ length: pipelines }, (_, index) => `Crowd${index}`);
  for (const name of names) {
    await createPipeline(client, {
      name,
      roleArn,
      artifactStore: { type: 'S3', location: 'artifacts' },
      stages: [
        {
          name: 'Source',
          actions: [{ name: 'Fetch', actionTypeId: customType('Source', provider) }],
        },
        {
          name: 'Fan',
          actions: Array.from({ length: jobsPerPipeline }, (_, index) => ({
            name: `Action${index}`,
            actionTypeId: customType('Build', provider),
          })),
        },
      ],
    });
  }
  await workOff('Source', names.length);
  const acknowledged = await workOff('Build', pipelines * jobsPerPipeline);
  expect(acknowledged.length).toBe(pipelines * jobsPerPipeline);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  // Nothing is left over for a latecomer.
  const left = await client.send(
    new PollForJobsCommand({ actionTypeId: customType('Build', provider), maxBatchSize: 10 }),
  );
  expect(left.jobs).toEqual([]);
  await client.send(new StartPipelineExecutionCommand({ name: 'Crowd0' }));
}, 120_000);

/** Polls with many pollers until so many jobs have been acknowledged; gives their ids. */
const workOff = async (category: 'Source' | 'Build', total: number): Promise<readonly string[]> => {
  const acknowledged: string[] = [];
  const poll = async (index: number): Promise<void> => {
    const client = clients[index % clients.length]?.codepipeline;
    if (!client) throw new Error('There is a client.');
    while (acknowledged.length < total) {
      const { jobs = [] } = await client.send(
        new PollForJobsCommand({
          actionTypeId: customType(category, provider),
          maxBatchSize: 1 + (index % 3),
        }),
      );
      for (const job of jobs) {
        if ((await acknowledge(client, job)) === 'InProgress') acknowledged.push(job.id ?? '');
        await succeed(client, job);
      }
    }
  };
  await Promise.all(Array.from({ length: pollers }, (_, index) => poll(index)));
  return acknowledged;
};
