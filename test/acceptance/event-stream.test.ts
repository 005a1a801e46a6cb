import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presign, sha256Hex } from '../../src/sigv4/index.js';
import { type StockClients, stockClients } from '../support/clients.js';
import { type EventReader, openReader, readEventStream } from '../support/event-reader.js';
import { toldOf } from '../support/event-receiver.js';
import { endOf, environmentFor, nextOutput, startProgram } from '../support/own-commands.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import {
  acknowledge,
  createPipeline,
  customType,
  jobsPipeline,
  nextJob,
  registerType,
  succeed,
} from '../support/story.js';

const provider = 'Followed';
let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let clients: StockClients;
let client: CodePipelineClient;

const begin = async (port?: number): Promise<void> => {
  server = await startServer({ dataDirectory: data.path, ...(port === undefined ? {} : { port }) });
  clients = stockClients(server);
  client = clients.codepipeline;
};

const beginAgain = async (): Promise<void> => {
  clients.close();
  await begin(Number(new URL(server.endpoint).port));
};

beforeAll(async () => {
  data = await makeDataDirectory();
  await begin();
  await registerType(client, 'Source', provider);
  await registerType(client, 'Build', provider);
});
afterAll(async () => {
  clients.close();
  await server.stop();
  await data.remove();
});

const create = (name: string) =>
  createPipeline(client, jobsPipeline(name, { provider, stages: 1, actions: 1 }));

const work = async (category: 'Source' | 'Build'): Promise<void> => {
  const job = await nextJob(client, customType(category, provider));
  await acknowledge(client, job);
  await succeed(client, job);
};

const nextOf = async (reader: EventReader, count: number): Promise<readonly string[]> => {
  const told: string[] = [];
  while (told.length < count) told.push(toldOf((await reader.event()).body));
  return told;
};

const fetched = ['Source/Fetch SUCCEEDED', 'Source SUCCEEDED'];
const built = ['Stage1/Action1 SUCCEEDED', 'Stage1 SUCCEEDED'];

test('who follows is told of everything from then on, in order, while it happens', async () => {
  const reader = await readEventStream(server);
  expect([reader.status, reader.contentType]).toEqual([200, 'text/event-stream; charset=utf-8']);
  // Where it begins is said at once: who loses the connection now has something to come again with.
  expect(await reader.next()).toMatchObject({
    id: expect.stringMatching(/^\d+-\d+$/),
    data: undefined,
  });
  await create('Followed');
  expect(await nextOf(reader, 3)).toEqual([
    'Followed STARTED',
    'Source STARTED',
    'Source/Fetch STARTED',
  ]);
  await work('Source');
  expect(await nextOf(reader, 4)).toEqual([...fetched, 'Stage1 STARTED', 'Stage1/Action1 STARTED']);
  await work('Build');
  expect(await nextOf(reader, 3)).toEqual([...built, 'Followed SUCCEEDED']);
  reader.close();
});

test('who comes again with the last id misses nothing, though the server was killed meanwhile', async () => {
  const reader = await readEventStream(server);
  await create('Resumed');
  const { id } = await reader.event();
  await server.kill();
  await beginAgain();
  await work('Source');
  const again = await readEventStream(server, { headers: { 'last-event-id': id } });
  const rest = [
    'Source STARTED',
    'Source/Fetch STARTED',
    ...fetched,
    'Stage1 STARTED',
    'Stage1/Action1 STARTED',
  ];
  expect(await nextOf(again, rest.length)).toEqual(rest);
  again.close();
  const inQuery = await readEventStream(server, { query: `lastEventId=${id}` });
  expect(await nextOf(inQuery, rest.length)).toEqual(rest);
  inQuery.close();
  await work('Build');
});

test('a stream is told only of what its query asks for', async () => {
  const stage = encodeURIComponent('CodePipeline Stage Execution State Change');
  const reader = await readEventStream(server, {
    query: `pipeline=Filtered&detailType=${stage}&state=SUCCEEDED&state=FAILED`,
  });
  await create('Unfiltered');
  await create('Filtered');
  for (let pipeline = 0; pipeline < 2; pipeline += 1) await work('Source');
  for (let pipeline = 0; pipeline < 2; pipeline += 1) await work('Build');
  const events = [await reader.event(), await reader.event()];
  expect(events.map(({ body }) => [body.detail?.['pipeline'], toldOf(body)])).toEqual([
    ['Filtered', 'Source SUCCEEDED'],
    ['Filtered', 'Stage1 SUCCEEDED'],
  ]);
  reader.close();
});

test('an id from elsewhere is said to be unknown, and the stream begins with what happens now', async () => {
  const reader = await readEventStream(server, { headers: { 'last-event-id': '999999999-0' } });
  const missed = await reader.next();
  expect(missed).toMatchObject({ event: 'missed', data: expect.stringContaining('not known') });
  await create('Unknown');
  expect(await nextOf(reader, 1)).toEqual(['Unknown STARTED']);
  reader.close();
  await work('Source');
  await work('Build');
});

test('a presigned URL opens the stream, as browsers need it', async () => {
  const { host } = new URL(server.endpoint);
  const query = presign(
    { method: 'GET', path: '/events', query: '', headers: { host }, payloadHash: sha256Hex('') },
    { ...server, service: 'codepipeline', now: Date.now(), expiresInSeconds: 60 },
  );
  const reader = await openReader(`${server.endpoint}/events?${query}`, {});
  expect(reader.status).toBe(200);
  reader.close();
});

describe('nobody else is told', () => {
  test('who does not sign', async () => {
    const reader = await openReader(`${server.endpoint}/events`, { accept: 'text/event-stream' });
    expect(reader.status).toBe(403);
    expect(await reader.text()).toContain('MissingAuthenticationTokenException');
  });

  test('who signs with another key', async () => {
    const credentials = { ...server.credentials, secretAccessKey: 'another' };
    const reader = await readEventStream(server, { credentials });
    expect(reader.status).toBe(403);
    expect(await reader.text()).toContain('InvalidSignatureException');
  });

  test('a job worker with the credentials of its job', async () => {
    const nosy = jobsPipeline('Nosy', { provider, stages: 1, actions: 1 });
    await createPipeline(client, {
      ...nosy,
      stages: nosy.stages?.map((stage) => ({
        ...stage,
        actions: stage.actions?.map((action) => ({
          ...action,
          outputArtifacts: [{ name: `${action.name}Output` }],
        })),
      })),
    });
    const job = await nextJob(client, customType('Source', provider));
    const { accessKeyId, secretAccessKey, sessionToken } = job.data?.artifactCredentials ?? {};
    if (!accessKeyId || !secretAccessKey || !sessionToken) throw new Error('The job has keys.');
    const credentials = { accessKeyId, secretAccessKey, sessionToken };
    const reader = await readEventStream(server, { credentials });
    expect(reader.status).toBe(403);
    expect(await reader.text()).toContain('AccessDeniedException');
    await acknowledge(client, job);
    await succeed(client, job);
    await work('Build');
  });

  test.each(['lastEventId=yesterday', 'detailType=Everything', 'state=failed'])(
    'who asks for what there is not: %s',
    async (query) => {
      const reader = await readEventStream(server, { query });
      expect(reader.status).toBe(400);
      expect(await reader.text()).toContain('ValidationException');
    },
  );
});

test('a server that stops ends its streams, and does not wait for their readers', async () => {
  const reader = await readEventStream(server);
  await reader.next();
  const stopped = server.stop();
  expect(await reader.next()).toBeUndefined();
  expect(await stopped).toBe(0);
  await beginAgain();
});

test('pipewright events prints what happens, and goes on where it was when the server comes again', async () => {
  const args = ['events', '--pipeline', 'Printed', '--type', 'stage', '--after', '0-0'];
  const printing = startProgram(args, { env: environmentFor(server) });
  let printed = '';
  printing.stdout?.on('data', (text: Buffer) => {
    printed += text.toString();
  });
  await create('Printed');
  const lines = async (count: number): Promise<readonly string[]> => {
    while (printed.split('\n').length <= count && printing.stdout)
      await once(printing.stdout, 'data');
    return printed
      .trimEnd()
      .split('\n')
      .map((line) => toldOf(JSON.parse(line)));
  };
  await work('Source');
  expect(await lines(3)).toEqual(['Source STARTED', 'Source SUCCEEDED', 'Stage1 STARTED']);
  await server.kill();
  await beginAgain();
  await work('Build');
  expect((await lines(4)).at(-1)).toBe('Stage1 SUCCEEDED');
  printing.kill('SIGINT');
  await once(printing, 'close');
  expect(printing.exitCode).toBe(130);
});

test('pipewright events tells the ids of what it prints', async () => {
  const args = ['events', '--after', '0-0', '--ids'];
  const printing = startProgram(args, { env: environmentFor(server) });
  expect(await nextOutput(printing.stdout)).toMatch(/^\d+-\d+ \{"version":"0",/);
  printing.kill('SIGINT');
  await once(printing, 'close');
  expect(printing.exitCode).toBe(130);
});

test('pipewright event-targets adds, shows and removes targets', async () => {
  const run = (...args: readonly string[]) =>
    endOf(startProgram(['event-targets', ...args], { env: environmentFor(server) }));
  expect(await run()).toMatchObject({ stdout: 'There are no event targets.\n', code: 0 });
  const secret = join(data.path, 'secret');
  await writeFile(secret, 'geheim\n');
  const put = ['put', 'ci', '--url', 'http://127.0.0.1:1/', '--disabled'];
  expect(await run(...put, '--secret-file', secret)).toMatchObject({ stderr: '', code: 0 });
  expect(await run(...put, '--pipeline', 'Shop*', '--type', 'stage')).toMatchObject({ code: 0 });
  expect((await run('list')).stdout).toBe(
    [
      'ci  EVENTBRIDGE  http://127.0.0.1:1/',
      '  disabled, nothing waits, signed',
      '  detailTypes: CodePipeline Stage Execution State Change',
      '  pipelines: Shop*',
      '',
    ].join('\n'),
  );
  expect(await run(...put, '--no-secret')).toMatchObject({ code: 0 });
  expect(JSON.parse((await run('list', '--json')).stdout)).toMatchObject([{ name: 'ci' }]);
  expect(await run('delete', 'ci')).toMatchObject({ code: 0 });
  expect(await run('delete', 'ci')).toMatchObject({
    code: 254,
    stderr: expect.stringContaining('There is no event target ci.'),
  });
  expect(await run('put', 'ci')).toMatchObject({ code: 252 });
});
