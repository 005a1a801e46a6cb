import {
  type CodePipelineClient,
  CreateCustomActionTypeCommand,
  CreatePipelineCommand,
  DeletePipelineCommand,
  DeregisterWebhookWithThirdPartyCommand,
  RegisterWebhookWithThirdPartyCommand,
  UpdatePipelineCommand,
} from '@aws-sdk/client-codepipeline';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type StockClients, stockClients } from '../support/clients.js';
import { type Loopback, type LoopbackAnswer, startLoopback } from '../support/loopback.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { customType, roleArn } from '../support/story.js';
import { listedWebhook, putWebhook } from '../support/webhooks.js';

// GitHub, as far as hooks go.
interface Hook {
  readonly id: number;
  readonly config: { readonly url: string; readonly secret?: string };
}
let hooks: Map<string, Hook>;
let answerInstead: LoopbackAnswer | undefined;
let nextId = 1;

const answer: Parameters<typeof startLoopback>[0] = ({ method, path, body }) => {
  if (answerInstead) return answerInstead;
  const [, repository = '', id] =
    /^(\/repos\/[^/]+\/[^/]+)\/hooks(?:\/(\d+))?(?:\?.*)?$/.exec(path) ?? [];
  const key = `${repository}/${id}`;
  const json = (status: number, value: unknown) => ({ status, body: JSON.stringify(value) });
  if (method === 'GET') {
    return json(
      200,
      [...hooks].filter(([one]) => one.startsWith(`${repository}/`)).map(([, hook]) => hook),
    );
  }
  if (method === 'POST') {
    const hook = { ...JSON.parse(body), id: nextId++ };
    hooks.set(`${repository}/${hook.id}`, hook);
    return json(201, hook);
  }
  if (!hooks.has(key)) return json(404, { message: 'Not Found' });
  if (method === 'DELETE') {
    hooks.delete(key);
    return { status: 204 };
  }
  hooks.set(key, { ...JSON.parse(body), id: Number(id) });
  return json(200, hooks.get(key));
};

let github: Loopback;
let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let clients: StockClients;
let client: CodePipelineClient;

beforeAll(async () => {
  github = await startLoopback(answer);
  data = await makeDataDirectory();
  server = await startServer({
    dataDirectory: data.path,
    args: ['--github-endpoint', github.url, '--public-url', 'https://ci.example.com'],
  });
  clients = stockClients(server);
  client = clients.codepipeline;
  const counts = { minimumCount: 0, maximumCount: 5 };
  await client.send(
    new CreateCustomActionTypeCommand({
      ...customType('Build', 'Any'),
      inputArtifactDetails: counts,
      outputArtifactDetails: counts,
    }),
  );
});
afterAll(async () => {
  clients?.close();
  await server?.stop();
  await github?.close();
  await data?.remove();
});
beforeEach(() => {
  hooks = new Map();
  answerInstead = undefined;
});

const token = 'gho_secret';
const pipelineOf = (name: string, Repo = 'app') => ({
  name,
  roleArn,
  artifactStore: { type: 'S3', location: 'artifacts' } as const,
  stages: [
    {
      name: 'Source',
      actions: [
        {
          name: 'Fetch',
          actionTypeId: {
            category: 'Source',
            owner: 'ThirdParty',
            provider: 'GitHub',
            version: '1',
          } as const,
          configuration: { Owner: 'octo', Repo, Branch: 'main', OAuthToken: token },
          outputArtifacts: [{ name: 'Code' }],
        },
      ],
    },
    {
      name: 'Build',
      actions: [
        {
          name: 'Make',
          actionTypeId: customType('Build', 'Any'),
          inputArtifacts: [{ name: 'Code' }],
        },
      ],
    },
  ],
});

const register = (webhookName: string | undefined) =>
  client.send(new RegisterWebhookWithThirdPartyCommand({ webhookName }));
const deregister = (webhookName: string | undefined) =>
  client.send(new DeregisterWebhookWithThirdPartyCommand({ webhookName }));

const newWebhook = async (name: string) => {
  await client.send(new CreatePipelineCommand({ pipeline: pipelineOf(name) }));
  return putWebhook(client, name, {
    authentication: 'GITHUB_HMAC',
    authenticationConfiguration: { SecretToken: 'geheim' },
  });
};

const hookTo = (url: string) =>
  expect.objectContaining({
    active: true,
    events: ['push'],
    config: { url, content_type: 'json', insecure_ssl: '0', secret: 'geheim' },
  });

describe('a webhook of a GitHub action', () => {
  test('is made known to GitHub once, with its secret and the action’s token', async () => {
    const { url } = await newWebhook('Known');
    const before = github.requests.length;
    await register('Known-hook');
    await register('Known-hook');
    expect(url).toMatch(/^https:\/\/ci\.example\.com\/trigger\?t=/);
    expect([...hooks.values()]).toEqual([hookTo(url)]);
    const requests = github.requests.slice(before);
    expect(new Set(requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set([`Bearer ${token}`]),
    );
    expect(await listedWebhook(client, 'Known-hook')).not.toHaveProperty('errorCode');
  });

  test('takes the place of a hook that posts to it already', async () => {
    const { url } = await newWebhook('There');
    hooks.set('/repos/octo/app/77', { id: 77, config: { url } });
    hooks.set('/repos/octo/app/78', { id: 78, config: { url: 'https://else.example.com' } });
    await register('There-hook');
    expect([...hooks.keys()]).toEqual(['/repos/octo/app/77', '/repos/octo/app/78']);
    expect(hooks.get('/repos/octo/app/77')).toEqual(hookTo(url));
  });

  test('is made known again when somebody has removed it', async () => {
    const { url } = await newWebhook('Removed');
    await register('Removed-hook');
    hooks.clear();
    await register('Removed-hook');
    expect([...hooks.values()]).toEqual([hookTo(url)]);
  });

  test('moves along with the pipeline to another repository', async () => {
    await newWebhook('Moves');
    await register('Moves-hook');
    await client.send(new UpdatePipelineCommand({ pipeline: pipelineOf('Moves', 'other') }));
    await register('Moves-hook');
    expect([...hooks.keys()]).toEqual([expect.stringMatching(/^\/repos\/octo\/other\/\d+$/)]);
  });

  test('is made unknown, and that is repeatable', async () => {
    await newWebhook('Unknown');
    const before = github.requests.length;
    await deregister('Unknown-hook');
    expect(github.requests.length).toBe(before);
    await register('Unknown-hook');
    await deregister('Unknown-hook');
    await deregister('Unknown-hook');
    expect(hooks.size).toBe(0);
  });
});

describe('what goes wrong at GitHub is shown by the webhook', () => {
  test('until it goes well', async () => {
    await newWebhook('Wrong');
    answerInstead = { status: 401, body: '{"message":"Bad credentials"}' };
    expect(await register('Wrong-hook')).toMatchObject({ $metadata: { httpStatusCode: 200 } });
    expect(await listedWebhook(client, 'Wrong-hook')).toMatchObject({
      errorCode: 'RegistrationFailed',
      errorMessage: expect.stringMatching(/401: Bad credentials$/),
    });
    answerInstead = undefined;
    await register('Wrong-hook');
    expect(await listedWebhook(client, 'Wrong-hook')).not.toHaveProperty('errorCode');
    answerInstead = { status: 500, body: 'no JSON' };
    await deregister('Wrong-hook');
    expect(await listedWebhook(client, 'Wrong-hook')).toMatchObject({
      errorCode: 'DeregistrationFailed',
    });
    answerInstead = undefined;
    await deregister('Wrong-hook');
    expect(hooks.size).toBe(0);
    expect(server.log()).toContain('"code":"RegistrationFailed"');
    expect(server.log()).not.toContain(token);
  });

  test('when there is nobody left who may remove the hook', async () => {
    await newWebhook('Left');
    await register('Left-hook');
    await client.send(new DeletePipelineCommand({ name: 'Left' }));
    await deregister('Left-hook');
    expect(await listedWebhook(client, 'Left-hook')).toMatchObject({
      errorCode: 'DeregistrationFailed',
      errorMessage: expect.stringContaining('octo/app'),
    });
  });
});

test('others cannot be registered', async () => {
  await newWebhook('Other');
  await client.send(new DeletePipelineCommand({ name: 'Other' }));
  const code = (name: string) => expect.objectContaining({ name });
  await expect(register('Other-hook')).rejects.toEqual(code('ValidationException'));
  for (const call of [register, deregister]) {
    await expect(call('Nowhere')).rejects.toEqual(code('WebhookNotFoundException'));
    await expect(call(undefined)).rejects.toEqual(code('ValidationException'));
  }
});
