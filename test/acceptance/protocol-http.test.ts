import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stockClients } from '../support/clients.js';
import { type CallJson, jsonCaller } from '../support/json-call.js';
import { logLines } from '../support/log-lines.js';
import { sendBytes, sendRequest } from '../support/raw-http.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { customType, registerType } from '../support/story.js';
import { until } from '../support/until.js';

const provider = 'Waiting';

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let call: CallJson;
beforeAll(async () => {
  data = await makeDataDirectory();
  server = await startServer({ dataDirectory: data.path });
  call = jsonCaller(server);
  const clients = stockClients(server);
  await registerType(clients.codepipeline, 'Build', provider);
  clients.close();
});
afterAll(async () => {
  await server.stop();
  await data.remove();
});

test('a client that goes away while it waits is noticed, and is no error', async () => {
  const body = JSON.stringify({ actionTypeId: customType('Build', provider) });
  const before = logLines(server).length;
  const leaving = new AbortController();
  const headers = { 'x-pipewright-wait': '30' };
  const waiting = call('PollForJobs', { body, headers, signal: leaving.signal });
  // Answered behind the poll, which is waiting by then.
  await call('PollForJobs', { body });
  leaving.abort();
  await expect(waiting).rejects.toThrow();
  const line = await until('the poller’s line', async () =>
    logLines(server)
      .slice(before)
      .find(({ clientGone }) => clientGone === true),
  );
  expect(line).toMatchObject({ operation: 'PollForJobs', level: 30 });
  expect(logLines(server).filter(({ level }) => Number(level) >= 50)).toEqual([]);
});

test('a client that goes away in the middle of its body is no error', async () => {
  const { hostname, port } = new URL(server.endpoint);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const before = logLines(server).length;
  const target = 'CodePipeline_20150709.GetPipeline';
  socket.write(
    `POST / HTTP/1.1\r\nhost: h\r\nx-amz-target: ${target}\r\ncontent-length: 1000\r\n\r\n{"name":`,
  );
  await call('ListPipelines');
  socket.destroy();
  await until('the request’s line', async () =>
    logLines(server)
      .slice(before)
      .find(({ clientGone }) => clientGone === true),
  );
  expect(logLines(server).filter(({ level }) => Number(level) >= 50)).toEqual([]);
});

describe('what is no HTTP request', () => {
  const get = (header: string) => `GET / HTTP/1.1\r\nhost: h\r\n${header}\r\n\r\n`;

  test.each([
    ['garbage', 'nonsense\r\n\r\n', '400 Bad Request'],
    ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00', '400 Bad Request'],
    ['a header without a name', get(': x'), '400 Bad Request'],
    ['two lengths', get('content-length: 1\r\ncontent-length: 2'), '400 Bad Request'],
    [
      'a length and chunks',
      get('content-length: 1\r\ntransfer-encoding: chunked'),
      '400 Bad Request',
    ],
    ['a length that is none', get('content-length: x'), '400 Bad Request'],
    [
      'headers of a hundred kilobytes',
      get(`x: ${'a'.repeat(100_000)}`),
      '431 Request Header Fields Too Large',
    ],
  ])('%s is answered and cut off', async (_, bytes, status) => {
    const answer = await sendBytes(server.endpoint, bytes);
    expect(answer.split('\r\n')[0]).toBe(`HTTP/1.1 ${status}`);
    expect(answer).toMatch(/x-amzn-RequestId: [0-9a-f-]{36}\r\n/);
    expect(answer).toMatch(/\r\n\r\n\{"__type":"BadRequestException","message":"[^"]+"\}$/);
  });

  test('no header name, however odd, harms the server', async () => {
    const headers = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map(
      (name) => [name, 'x'] as const,
    );
    const host = ['host', 'h'] as const;
    const { status } = await sendRequest(server.endpoint, {
      headers: [host, ...headers, ...headers],
    });
    expect(status).toBe(400);
  });
});

describe('what is not for an AWS client', () => {
  const host = ['host', 'h'] as const;
  const ask = (
    method: string,
    path: string,
    headers: readonly (readonly [string, string])[] = [],
  ) => sendRequest(server.endpoint, { method, path, headers: [host, ...headers] });

  test('the health is told at /healthz', async () => {
    expect(await ask('GET', '/healthz')).toMatchObject({ status: 200, body: 'ok\n' });
    expect(await ask('HEAD', '/healthz')).toMatchObject({ status: 200, body: '' });
  });

  test('a browser is shown a page', async () => {
    const { status, headers, body } = await ask('GET', '/', [['accept', 'text/html']]);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<h1>Pipewright</h1>');
  });

  test('no page quotes a Host header that could be markup', async () => {
    const { body } = await sendRequest(server.endpoint, {
      method: 'GET',
      headers: [
        ['host', '"><script>'],
        ['accept', 'text/html'],
      ],
    });
    expect(body).not.toContain('<script>');
  });

  test('OPTIONS and TRACE are not allowed', async () => {
    for (const [method, path] of [
      ['OPTIONS', '/'],
      ['OPTIONS', '*'],
      ['TRACE', '/a'],
    ] as const) {
      const { status, headers } = await ask(method, path);
      expect(status).toBe(405);
      expect(headers.allow).toBe('GET, HEAD, POST, PUT, DELETE');
      expect(headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('any other path is a bucket’s, and nobody’s without a signature', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const { status, body } = await ask(method, '/some/path');
      expect(status).toBe(403);
      expect(body).toContain('<Code>AccessDenied</Code>');
    }
    expect(await ask('HEAD', '/some/path')).toMatchObject({ status: 403, body: '' });
  });
});
