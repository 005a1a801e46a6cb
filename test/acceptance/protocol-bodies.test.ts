import { GetPipelineCommand } from '@aws-sdk/client-codepipeline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StockClients, stockClients } from '../support/clients.js';
import { authorizedBy, type CallJson, errorOf, jsonCaller } from '../support/json-call.js';
import { logLines } from '../support/log-lines.js';
import { sendRequest } from '../support/raw-http.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { createPipeline, jobsPipeline, registerType } from '../support/story.js';
import { until } from '../support/until.js';

const provider = 'Protocol';

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let clients: StockClients;
let call: CallJson;
beforeAll(async () => {
  data = await makeDataDirectory();
  server = await startServer({ dataDirectory: data.path });
  call = jsonCaller(server);
  clients = stockClients(server);
  await registerType(clients.codepipeline, 'Source', provider);
  await registerType(clients.codepipeline, 'Build', provider);
  await createPipeline(
    clients.codepipeline,
    jobsPipeline('Protocol', { provider, stages: 1, actions: 1 }),
  );
});
afterAll(async () => {
  clients.close();
  await server.stop();
  await data.remove();
});

describe('the body', () => {
  const serialization = (text: string | RegExp) => [
    'SerializationException',
    typeof text === 'string' ? text : expect.stringMatching(text),
  ];

  test.each<[string, string | Uint8Array, string | RegExp]>([
    ['is no JSON', '{', /JSON/],
    ['is JSON and more', '{}}', /JSON/],
    ['is no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'The request is not valid UTF-8.'],
    ['is a list', '[]', /^Start of list found/],
    ['is null', 'null', /./],
    ['has a number for a string', '{"name":1}', 'NUMBER_VALUE can not be converted to a String'],
    ['has a structure for a string', '{"name":{}}', /^Start of structure or map found/],
    [
      'has a list of a hundred thousand levels for a string',
      `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      /^Start of list found/,
    ],
    ['has text for an integer', '{"name":"a","version":"1"}', /^STRING_VALUE can not be converted/],
    ['has a number beyond all', '{"name":"a","version":1e999}', /^DECIMAL_VALUE can not be/],
    ['has half a character', '{"name":"\\ud800"}', /^STRING_VALUE is not valid/],
  ])('that %s is refused', async (_, body, message) => {
    expect(await errorOf(call('GetPipeline', { body }))).toEqual(serialization(message));
  });

  test('is read only after the signature is found right', async () => {
    const tamper = authorizedBy((text) => text.replace(/Signature=./, 'Signature=g'));
    expect(await errorOf(call('GetPipeline', { body: '{', tamper }))).toEqual([
      'InvalidSignatureException',
      expect.any(String),
    ]);
  });

  test('is looked at for its types before its constraints', async () => {
    const body = '{"version":0,"name":1}';
    expect((await errorOf(call('GetPipeline', { body })))[0]).toBe('SerializationException');
  });

  test('is told of all its broken constraints at once', async () => {
    expect(await errorOf(call('GetPipeline'))).toEqual([
      'ValidationException',
      "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
    ]);
    const [code, message] = await errorOf(
      call('GetPipeline', { body: '{"name":"a b","version":0}' }),
    );
    expect(code).toBe('ValidationException');
    expect(message).toMatch(/^2 validation errors detected: .*'name'.*; .*'version'/);
  });

  test('that is empty counts as an empty object', async () => {
    expect(await call('ListPipelines', { body: '' })).toMatchObject({ status: 200 });
  });

  test('may hold members that nobody knows, also those that every object has', async () => {
    const body = '{"__type":"x","__proto__":{"name":"y"},"constructor":1,"name":"Protocol"}';
    expect(await call('GetPipeline', { body })).toMatchObject({ status: 200 });
    expect(await errorOf(call('GetPipeline', { body: '{"__proto__":{"name":"y"}}' }))).toEqual([
      'ValidationException',
      expect.stringContaining("Value null at 'name'"),
    ]);
  });

  test('may be of a megabyte', async () => {
    const body = JSON.stringify({ name: 'Protocol', unknown: 'x'.repeat(1 << 20) });
    expect(await call('GetPipeline', { body })).toMatchObject({ status: 200 });
  });

  const tooLarge = {
    status: 413,
    headers: expect.objectContaining({
      connection: 'close',
      'x-amzn-errortype': 'RequestEntityTooLargeException',
    }),
    body: '{"__type":"RequestEntityTooLargeException","message":"The request is too large."}',
  };
  const plainHeaders = [
    ['host', 'pipewright'],
    ['x-amz-target', 'CodePipeline_20150709.ListPipelines'],
  ] as const;

  test('that is too large is refused by its declared length', async () => {
    const body = Buffer.alloc(9 << 20, ' ');
    const headers = [...plainHeaders, ['content-length', String(body.length)]] as const;
    expect(await sendRequest(server.endpoint, { headers, body })).toMatchObject(tooLarge);
  });

  test('that is too large is refused as it comes', async () => {
    const body = Buffer.alloc(9 << 20, ' ');
    const headers = [...plainHeaders, ['transfer-encoding', 'chunked']] as const;
    expect(await sendRequest(server.endpoint, { headers, body })).toMatchObject(tooLarge);
  });
});

describe('an answer', () => {
  test('has an id of its own, its length, and the type of the protocol', async () => {
    const answers = await Promise.all([call('ListPipelines'), call('ListPipelines')]);
    const ids = answers.map(({ headers }) => headers['x-amzn-requestid']);
    expect(new Set(ids).size).toBe(2);
    for (const { status, headers, body } of answers) {
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'application/x-amz-json-1.1',
        'content-length': String(Buffer.byteLength(body)),
      });
      expect(headers).not.toHaveProperty('x-amzn-errortype');
    }
  });

  test('writes times as numbers of seconds', async () => {
    const { body } = await call('GetPipeline', { body: '{"name":"Protocol"}' });
    const { metadata } = JSON.parse(body) as { readonly metadata: { readonly created: unknown } };
    expect(metadata.created).toEqual(expect.any(Number));
    expect(body).toMatch(/"created":\d{10}(\.\d{1,3})?[,}]/);
    const { metadata: read } = await clients.codepipeline.send(
      new GetPipelineCommand({ name: 'Protocol' }),
    );
    expect(Math.abs(Date.now() - (read?.created?.getTime() ?? 0))).toBeLessThan(600_000);
  });

  test('has no body where the operation has no output, and {} where it is empty', async () => {
    const reason = 'because';
    const transition = { pipelineName: 'Protocol', stageName: 'Stage1', transitionType: 'Inbound' };
    const disabled = await call('DisableStageTransition', {
      body: JSON.stringify({ ...transition, reason }),
    });
    expect(disabled).toMatchObject({ status: 200, body: '' });
    expect(disabled.headers['content-length']).toBe('0');
    await call('EnableStageTransition', { body: JSON.stringify(transition) });
    const resourceArn = 'arn:aws:codepipeline:us-east-1:000000000000:Protocol';
    const tags = [{ key: 'k', value: 'v' }];
    expect(
      await call('TagResource', { body: JSON.stringify({ resourceArn, tags }) }),
    ).toMatchObject({ status: 200, body: '{}' });
  });

  test('leaves the connection open for the next request', async () => {
    const { headers } = await call('Nonsense', { headers: { connection: 'keep-alive' } });
    expect(headers.connection).toBe('keep-alive');
  });

  test('is one line in the log, under the same id', async () => {
    const { headers } = await call('Nonsense');
    const lines = await until('the line', async () => {
      const found = logLines(server).filter(
        ({ requestId }) => requestId === headers['x-amzn-requestid'],
      );
      return found.length > 0 && found;
    });
    expect(lines).toEqual([
      expect.objectContaining({
        msg: 'request',
        method: 'POST',
        path: '/',
        status: 400,
        error: 'UnknownOperationException',
        ms: expect.any(Number),
      }),
    ]);
  });
});
