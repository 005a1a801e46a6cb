import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { CreateBucketCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signRequest, UNSIGNED_PAYLOAD } from '../../src/sigv4/index.js';
import { stockClients } from '../support/clients.js';
import { jsonCaller } from '../support/json-call.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { until } from '../support/until.js';

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
beforeEach(async () => {
  data = await makeDataDirectory();
  server = await startServer({ dataDirectory: data.path });
});
afterEach(async () => {
  await server.stop();
  await data.remove();
});

const isRefusing = () =>
  until('new connections are refused', () =>
    fetch(`${server.endpoint}/healthz`).then(
      () => false,
      () => true,
    ),
  );

test('a request that has begun when SIGTERM comes is carried out', async () => {
  const clients = stockClients(server);
  await clients.s3.send(new CreateBucketCommand({ Bucket: 'sources' }));
  clients.close();
  const half = Buffer.alloc(1 << 20, 'x');
  const upload = beginUpload('/sources/slow', half.length * 2);
  const answered = once(upload, 'response');
  await once(upload, 'continue');
  upload.write(half);
  const stopped = server.stop();
  await isRefusing();
  upload.end(half);
  const [answer]: readonly IncomingMessage[] = await answered;
  expect(answer?.statusCode).toBe(200);
  expect(answer?.headers.connection).toBe('close');
  answer?.resume();
  expect(await stopped).toBe(0);

  server = await startServer({ dataDirectory: data.path });
  const after = stockClients(server);
  const { ContentLength } = await after.s3.send(
    new HeadObjectCommand({ Bucket: 'sources', Key: 'slow' }),
  );
  expect(ContentLength).toBe(half.length * 2);
  after.close();
});

/** Sends the head of an upload and waits to be told to go on. */
const beginUpload = (path: string, length: number): ClientRequest => {
  const signed = signRequest(
    {
      method: 'PUT',
      path,
      query: '',
      headers: { host: new URL(server.endpoint).host, 'content-length': String(length) },
      payloadHash: UNSIGNED_PAYLOAD,
    },
    { ...server, service: 's3', now: Date.now() },
  );
  const headers = { ...signed, expect: '100-continue' };
  const upload = request(`${server.endpoint}${path}`, { method: 'PUT', headers, agent: false });
  upload.flushHeaders();
  return upload;
};

test('connections that are kept open do not keep the server from ending', async () => {
  const agent = new Agent({ keepAlive: true });
  await new Promise<void>((resolve, reject) => {
    request(`${server.endpoint}/healthz`, { agent }, (incoming) => {
      text(incoming).then(() => resolve(), reject);
    })
      .once('error', reject)
      .end();
  });
  const began = performance.now();
  expect(await server.stop()).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
  agent.destroy();
});

test('a server that has ended is started again with what it had', async () => {
  const body = JSON.stringify({
    category: 'Build',
    provider: 'Kept',
    version: '1',
    inputArtifactDetails: { minimumCount: 0, maximumCount: 0 },
    outputArtifactDetails: { minimumCount: 0, maximumCount: 0 },
  });
  expect((await jsonCaller(server)('CreateCustomActionType', { body })).status).toBe(200);
  expect(await server.stop()).toBe(0);
  server = await startServer({ dataDirectory: data.path });
  const custom = await jsonCaller(server)('ListActionTypes', {
    body: '{"actionOwnerFilter":"Custom"}',
  });
  expect(custom.body).toContain('"provider":"Kept"');
});
