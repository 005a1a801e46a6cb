import {
  type CodePipelineClient,
  CreatePipelineCommand,
  DeleteWebhookCommand,
  ListTagsForResourceCommand,
  PutWebhookCommand,
  paginateListWebhooks,
} from '@aws-sdk/client-codepipeline';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StockClients, stockClients } from '../support/clients.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { deliver, post } from '../support/deliveries.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { registerType } from '../support/story.js';
import {
  hookedPipeline,
  listedWebhook,
  putWebhook,
  registerSource,
  triggered,
} from '../support/webhooks.js';

const provider = 'Kept';
const main = { ref: 'refs/heads/main' };

let db: TestDatabase;
let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let clients: StockClients;
let client: CodePipelineClient;

const start = (args: readonly string[] = []): Promise<TestServer> => {
  if (db.address.kind !== 'socket') throw new Error('The test database has a socket.');
  const { directory, user, name } = db.address;
  const url = `postgres://${user}@localhost/${name}?host=${encodeURIComponent(directory)}`;
  return startServer({ dataDirectory: data.path, args: ['--database-url', url, ...args] });
};

beforeAll(async () => {
  db = await openTestDatabase();
  data = await makeDataDirectory();
  server = await start();
  clients = stockClients(server);
  client = clients.codepipeline;
  await registerSource(client, provider);
  await registerType(client, 'Build', provider);
  await client.send(new CreatePipelineCommand({ pipeline: hookedPipeline('Site', provider) }));
});
afterAll(async () => {
  clients?.close();
  await server?.stop();
  await db?.close();
  await data?.remove();
});

const pathOf = (url: string | undefined): string => {
  const { pathname, search } = new URL(url ?? '');
  return pathname + search;
};

test('an address outlives the server that gave it, and is good at every server', async () => {
  const { url } = await putWebhook(client, 'Site');
  const other = await start(['--public-url', 'https://ci.example.com/pipewright/']);
  const others = stockClients(other);
  try {
    expect((await listedWebhook(others.codepipeline, 'Site-hook'))?.url).toBe(
      `https://ci.example.com/pipewright${pathOf(url)}`,
    );
    const headers = { 'x-github-delivery': 'one' };
    const answers = await Promise.all([
      deliver(url, { payload: main, headers }),
      deliver(`${other.endpoint}${pathOf(url)}`, { payload: main, headers }),
    ]);
    expect(answers.map(({ started }) => started).sort()).toEqual([false, true]);
    expect(answers[0]?.pipelineExecutionId).toBe(answers[1]?.pipelineExecutionId);
    await server.kill();
    server = other;
    expect(await deliver(`${other.endpoint}${pathOf(url)}`, { payload: main, headers })).toEqual({
      status: 200,
      started: false,
      pipelineExecutionId: answers[0]?.pipelineExecutionId,
      reason: expect.any(String),
    });
    expect(await triggered(others.codepipeline, 'Site')).toHaveLength(1);
  } finally {
    clients.close();
    clients = others;
    client = others.codepipeline;
  }
});

// The calls of Terraform's AWS provider for aws_codepipeline_webhook, in its order.
describe('aws_codepipeline_webhook', () => {
  const definition = {
    name: 'tf-webhook',
    targetPipeline: 'Site',
    targetAction: 'Fetch',
    authentication: 'UNAUTHENTICATED',
    authenticationConfiguration: {},
    filters: [{ jsonPath: '$.ref', matchEquals: 'refs/heads/{Branch}' }],
  } as const;
  const put = async (filters = [...definition.filters] as { jsonPath: string }[]) =>
    (
      await client.send(
        new PutWebhookCommand({
          webhook: { ...definition, filters },
          tags: [{ key: 'env', value: 'prod' }],
        }),
      )
    ).webhook;
  const read = async (arn: string | undefined) => {
    for await (const page of paginateListWebhooks({ client, pageSize: 1 }, {})) {
      const found = page.webhooks?.find((one) => one.arn === arn);
      if (found) return found;
    }
    return undefined;
  };

  test('create, read, update and destroy', async () => {
    const made = await put();
    expect(made?.arn).toBe('arn:aws:codepipeline:us-east-1:000000000000:webhook:tf-webhook');
    expect(await read(made?.arn)).toEqual({
      definition,
      arn: made?.arn,
      url: made?.url,
      tags: [{ key: 'env', value: 'prod' }],
    });
    expect(
      await client.send(new ListTagsForResourceCommand({ resourceArn: made?.arn })),
    ).toMatchObject({
      tags: [{ key: 'env', value: 'prod' }],
    });

    const changed = await put([{ jsonPath: '$.after' }]);
    expect(changed).toMatchObject({ arn: made?.arn, url: made?.url });
    expect((await read(made?.arn))?.definition?.filters).toEqual([{ jsonPath: '$.after' }]);

    await client.send(new DeleteWebhookCommand({ name: definition.name }));
    expect(await read(made?.arn)).toBeUndefined();
  });
});

test('nothing that is posted makes the server fail', async () => {
  const filters = [
    { jsonPath: '$..a[?(@.b > 1)]' },
    { jsonPath: '$.ref', matchEquals: '{Branch}' },
  ];
  const { url } = await putWebhook(client, 'Site', { name: 'fuzzed', filters });
  // The server's own public address has a path, which a proxy would take away.
  const address = `${server.endpoint}${pathOf(url).replace('/pipewright/', '/')}`;
  const headerNames = [
    'content-type',
    'x-github-delivery',
    'x-github-event',
    'x-gitlab-token',
    'x-hub-signature',
  ];
  const texts = fc.stringMatching(/^[!-~]([ -~]{0,40}[!-~])?$/);
  const bodies = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((json) => `payload=${encodeURIComponent(json)}`),
  );
  await fc.assert(
    fc.asyncProperty(
      bodies,
      fc.dictionary(
        fc.constantFrom(...headerNames),
        fc.oneof(texts, fc.constant('application/x-www-form-urlencoded')),
      ),
      fc.oneof(
        fc.constant(address),
        fc.webQueryParameters().map((query) => `${server.endpoint}/trigger?t=${query}`),
      ),
      async (body, headers, to) => {
        expect((await post(to, { body, headers })).status).toBeLessThan(500);
      },
    ),
    { numRuns: 300 },
  );
});
