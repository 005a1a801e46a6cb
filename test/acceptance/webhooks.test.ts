import {
  type CodePipelineClient,
  CreatePipelineCommand,
  DeletePipelineCommand,
  DeleteWebhookCommand,
  UpdatePipelineCommand,
} from '@aws-sdk/client-codepipeline';
import { describe, expect, test } from 'vitest';
import { deliver, hmacOf, post } from '../support/deliveries.js';
import { liveServer } from '../support/live-server.js';
import { registerType } from '../support/story.js';
import {
  hookedPipeline,
  listedWebhook,
  putWebhook,
  registerSource,
  triggered,
} from '../support/webhooks.js';

const provider = 'Hooked';
const main = { ref: 'refs/heads/main' };
const secret = 'geheim';
const signed = {
  authentication: 'GITHUB_HMAC',
  authenticationConfiguration: { SecretToken: secret },
} as const;

let client: CodePipelineClient;
const live = liveServer(async ({ clients }) => {
  client = clients.codepipeline;
  await registerSource(client, provider);
  await registerType(client, 'Build', provider);
});

const newPipeline = (name: string, more = {}) =>
  client.send(new CreatePipelineCommand({ pipeline: hookedPipeline(name, provider, more) }));

describe('a delivery that passes the filters', () => {
  test('starts an execution, which says by which webhook', async () => {
    await newPipeline('Starts');
    const { url, arn } = await putWebhook(client, 'Starts');
    expect(url).toMatch(new RegExp(`^${live.server.endpoint}/trigger\\?t=[\\w-]{43}&v=1$`));
    const before = Date.now();
    const answer = await deliver(url, { payload: main });
    expect(answer).toEqual({
      status: 200,
      started: true,
      pipelineExecutionId: expect.any(String),
    });
    expect(await triggered(client, 'Starts')).toEqual([
      expect.objectContaining({
        pipelineExecutionId: answer.pipelineExecutionId,
        trigger: { triggerType: 'Webhook', triggerDetail: arn },
      }),
    ]);
    const { lastTriggered, errorCode } = (await listedWebhook(client, 'Starts-hook')) ?? {};
    expect(lastTriggered?.getTime()).toBeGreaterThanOrEqual(before - 1);
    expect(errorCode).toBeUndefined();
  });

  test('may be in a form', async () => {
    await newPipeline('Form');
    const { url } = await putWebhook(client, 'Form', signed);
    const body = `payload=${encodeURIComponent(JSON.stringify(main))}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await deliver(url, { body, secret, headers })).toMatchObject({ started: true });
  });

  test('is held against the configuration that the target action has by then', async () => {
    const pipeline = hookedPipeline('Moved', provider);
    await client.send(new CreatePipelineCommand({ pipeline }));
    const { url } = await putWebhook(client, 'Moved');
    await client.send(
      new UpdatePipelineCommand({
        pipeline: JSON.parse(JSON.stringify(pipeline).replace('"main"', '"next"')),
      }),
    );
    expect(await deliver(url, { payload: main })).toMatchObject({ status: 200, started: false });
    expect(await deliver(url, { payload: { ref: 'refs/heads/next' } })).toMatchObject({
      started: true,
    });
  });

  test.each([
    ['x-github-delivery', {}],
    ['x-gitea-delivery', {}],
    ['x-request-uuid', {}],
    ['x-gitlab-event-uuid', { 'x-gitlab-event': 'Push Hook' }],
    ['idempotency-key', { 'x-gitlab-event': 'Push Hook', 'x-gitlab-event-uuid': 'same' }],
  ])('starts nothing again when it comes again with its %s', async (header, more) => {
    const name = `Again-${header}`;
    await newPipeline(name);
    const { url } = await putWebhook(client, name);
    const send = (id: string) =>
      deliver(url, { payload: main, headers: { ...more, [header]: id } });
    const [first, ...others] = await Promise.all(['a', 'a', 'a'].map(send));
    const ids = [first, ...others].map((answer) => answer?.pipelineExecutionId);
    expect(new Set(ids).size).toBe(1);
    expect(await send('a')).toEqual({
      status: 200,
      started: false,
      pipelineExecutionId: ids[0],
      reason: expect.any(String),
    });
    expect((await send('b')).pipelineExecutionId).not.toBe(ids[0]);
    expect(await triggered(client, name)).toHaveLength(2);
  });
});

describe('a delivery starts nothing', () => {
  test('when it does not pass the filters, or is a ping', async () => {
    await newPipeline('Quiet');
    const { url } = await putWebhook(client, 'Quiet');
    const nothing = { status: 200, started: false, reason: expect.any(String) };
    expect(await deliver(url, { payload: { ref: 'refs/heads/other' } })).toEqual(nothing);
    expect(await deliver(url, { payload: [] })).toEqual(nothing);
    expect(await deliver(url, { payload: main, headers: { 'x-github-event': 'ping' } })).toEqual(
      nothing,
    );
    expect(await triggered(client, 'Quiet')).toEqual([]);
  });

  test('when nobody knows its address', async () => {
    await newPipeline('Deleted');
    const { url } = await putWebhook(client, 'Deleted');
    await client.send(new DeleteWebhookCommand({ name: 'Deleted-hook' }));
    const unknown = `${live.server.endpoint}/trigger?t=`;
    for (const address of [
      url,
      unknown,
      `${unknown}x`,
      `${unknown}%00`,
      `${unknown}${'x'.repeat(9000)}`,
    ]) {
      expect(await deliver(address, { payload: main })).toMatchObject({ status: 404 });
    }
  });

  test('when it is not posted', async () => {
    await newPipeline('Got');
    const { url } = await putWebhook(client, 'Got');
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect(await post(url, { method, body: '' })).toMatchObject({
        status: 405,
        headers: { allow: 'POST' },
      });
    }
  });

  test('when it is not signed with the secret; the webhook says so until one is', async () => {
    await newPipeline('Signed');
    const { url } = await putWebhook(client, 'Signed', signed);
    for (const posted of [{}, { secret: 'other' }]) {
      expect(await deliver(url, { payload: main, ...posted })).toMatchObject({ status: 403 });
      expect(await listedWebhook(client, 'Signed-hook')).toMatchObject({
        errorCode: 'AuthenticationFailed',
        errorMessage: expect.stringContaining('signed'),
      });
    }
    const body = JSON.stringify(main);
    const sha1 = { 'x-hub-signature': `sha1=${hmacOf(body, secret, 'sha1')}` };
    for (const headers of [sha1, { 'x-gitlab-token': secret }]) {
      expect(await deliver(url, { body, headers })).toMatchObject({ started: true });
    }
    expect(await listedWebhook(client, 'Signed-hook')).not.toHaveProperty('errorCode');
  });

  test('when it comes from outside the allowed range', async () => {
    await newPipeline('Ranged');
    const from = (AllowedIPRange: string) =>
      putWebhook(client, 'Ranged', {
        authentication: 'IP',
        authenticationConfiguration: { AllowedIPRange },
      });
    const { url } = await from('192.0.2.0/24');
    expect(await deliver(url, { payload: main })).toMatchObject({ status: 403 });
    await from('127.0.0.0/8');
    expect(await deliver(url, { payload: main })).toMatchObject({ started: true });
  });

  test('when its payload cannot be read', async () => {
    await newPipeline('Broken');
    const { url } = await putWebhook(client, 'Broken');
    for (const body of ['', '{', Buffer.from([0xff]), '['.repeat(100_000)]) {
      expect(await deliver(url, { body })).toMatchObject({ status: 400 });
    }
    expect(await listedWebhook(client, 'Broken-hook')).toMatchObject({
      errorCode: 'InvalidPayload',
    });
    const body = Buffer.alloc(8 * 1024 * 1024 + 1, ' ');
    expect(await deliver(url, { body })).toMatchObject({ status: 413 });
  });

  test('when looking for what its filters name takes too long', async () => {
    await newPipeline('Costly');
    const filters = [{ jsonPath: '$..*..*..*..none' }];
    const { url } = await putWebhook(client, 'Costly', { filters });
    const payload = Array.from({ length: 200 }, () => Array.from({ length: 200 }, () => [[1]]));
    expect(await deliver(url, { payload })).toMatchObject({ status: 400 });
    expect(await listedWebhook(client, 'Costly-hook')).toMatchObject({
      errorCode: 'FilterTooCostly',
    });
  });

  test('when its pipeline, or the source action, is gone', async () => {
    await newPipeline('Gone');
    const { url } = await putWebhook(client, 'Gone');
    const pipeline = hookedPipeline('Gone', provider);
    await client.send(
      new UpdatePipelineCommand({
        pipeline: JSON.parse(JSON.stringify(pipeline).replace('"Fetch"', '"Get"')),
      }),
    );
    expect(await deliver(url, { payload: main })).toMatchObject({ status: 404 });
    expect(await listedWebhook(client, 'Gone-hook')).toMatchObject({
      errorCode: 'ActionNotFoundException',
    });
    await client.send(new DeletePipelineCommand({ name: 'Gone' }));
    expect(await deliver(url, { payload: main })).toMatchObject({ status: 404 });
    expect(await listedWebhook(client, 'Gone-hook')).toMatchObject({
      errorCode: 'PipelineNotFoundException',
      errorMessage: expect.stringContaining("'Gone'"),
    });
  });

  test('when there is no room; its sender and the webhook are told', async () => {
    await newPipeline('Full', { pipelineType: 'V2', executionMode: 'QUEUED' });
    const { url } = await putWebhook(client, 'Full');
    const send = (id: number) =>
      deliver(url, { payload: main, headers: { 'x-github-delivery': `${id}` } });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, id) => send(id)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length + (await triggered(client, 'Full')).length).toBe(60);
    expect(await send(100)).toMatchObject({ status: 429, reason: expect.any(String) });
    expect(await listedWebhook(client, 'Full-hook')).toMatchObject({
      errorCode: 'ConcurrentPipelineExecutionsLimitExceededException',
    });
  });
});
