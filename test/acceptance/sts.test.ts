import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EMPTY_PAYLOAD_HASH, presign } from '../../src/sigv4/index.js';
import { sendRequest } from '../support/raw-http.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { stockPrograms, testWith } from '../support/stock-programs.js';

const run = promisify(execFile);

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
beforeAll(async () => {
  data = await makeDataDirectory();
  server = await startServer({
    dataDirectory: data.path,
    args: ['--account-id', '123456789012'],
  });
});
afterAll(async () => {
  await server.stop();
  await data.remove();
});

const identity = {
  Account: '123456789012',
  Arn: 'arn:aws:iam::123456789012:root',
  UserId: '123456789012',
};

const client = (change: Partial<TestServer['credentials']> = {}) => {
  const { endpoint, region, credentials } = server;
  return new STSClient({ endpoint, region, credentials: { ...credentials, ...change } });
};

describe('GetCallerIdentity', () => {
  test('tells an SDK who its credentials are', async () => {
    const { $metadata, ...answer } = await client().send(new GetCallerIdentityCommand({}));
    expect(answer).toEqual(identity);
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  testWith(['aws'])('tells the aws command the same', async () => {
    const { stdout } = await run(
      stockPrograms.aws ?? 'aws',
      ['sts', 'get-caller-identity', '--endpoint-url', server.endpoint, '--output', 'json'],
      {
        env: {
          PATH: process.env['PATH'],
          HOME: data.path,
          AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
          AWS_DEFAULT_REGION: server.region,
        },
      },
    );
    expect(JSON.parse(stdout)).toEqual(identity);
  });

  test('may be asked by a presigned URL, which proves an identity to others', async () => {
    const { host } = new URL(server.endpoint);
    const query = presign(
      {
        method: 'GET',
        path: '/',
        query: 'Action=GetCallerIdentity&Version=2011-06-15',
        headers: { host },
        payloadHash: EMPTY_PAYLOAD_HASH,
      },
      {
        credentials: server.credentials,
        region: server.region,
        service: 'sts',
        now: Date.now(),
        expiresInSeconds: 60,
      },
    );
    const ask = (path: string) =>
      sendRequest(server.endpoint, { method: 'GET', path, headers: [['host', host]] });
    const { status, headers, body } = await ask(`/?${query}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/xml');
    expect(body).toContain(`<Arn>${identity.Arn}</Arn>`);
    expect(await ask(`/?${query}&x=1`)).toMatchObject({
      status: 403,
      body: expect.stringContaining('<Code>SignatureDoesNotMatch</Code>'),
    });
  });
});

describe('STS refuses in its own words', () => {
  const refusalOf = (asked: Promise<unknown>): Promise<unknown> =>
    asked.then(
      () => 'not refused',
      (error: unknown) => error,
    );

  test.each([
    [{ secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch', /^The request signature we calculated/],
    [
      { accessKeyId: 'AKIDUNKNOWN' },
      'InvalidClientTokenId',
      /^The security token included in the request is invalid\.$/,
    ],
  ])('credentials with %o', async (change, name, message) => {
    expect(await refusalOf(client(change).send(new GetCallerIdentityCommand({})))).toMatchObject({
      name,
      message: expect.stringMatching(message),
      $metadata: { httpStatusCode: 403 },
    });
  });

  test('other operations', async () => {
    expect(await refusalOf(client().send(new GetSessionTokenCommand({})))).toMatchObject({
      name: 'InvalidAction',
      message: 'Could not find operation GetSessionToken; Pipewright answers GetCallerIdentity.',
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('requests without a signature, or too large', async () => {
    const form = [
      ['host', 'h'],
      ['content-type', 'application/x-www-form-urlencoded'],
    ] as const;
    const ask = (body: string) =>
      sendRequest(server.endpoint, {
        headers: [...form, ['content-length', String(body.length)]],
        body,
      });
    expect(await ask('Action=GetCallerIdentity')).toMatchObject({
      status: 403,
      body: expect.stringMatching(
        /<Code>MissingAuthenticationToken<\/Code>.*<RequestId>[0-9a-f-]{36}<\/RequestId>/,
      ),
    });
    expect(await ask('x'.repeat(100_000))).toMatchObject({
      status: 413,
      body: expect.stringContaining('<Code>RequestEntityTooLarge</Code>'),
    });
  });
});
