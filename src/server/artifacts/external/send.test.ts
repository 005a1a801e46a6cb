import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { bodyRequest } from '../../../../test/support/decode-body.js';
import {
  answering,
  errorXml,
  listenAs,
  openExternalAt,
  pieces,
} from '../../../../test/support/external-s3.js';
import { decodeBody } from '../../protocol/s3/body/index.js';
import type { RequestToSend } from './send.js';

const toSend = (given: Partial<RequestToSend>): RequestToSend => ({
  method: 'GET',
  path: '/bucket/key',
  query: '',
  headers: {},
  body: undefined,
  signal: new AbortController().signal,
  ...given,
});

describe('a request that is passed on', () => {
  test('keeps what is said of the object and loses what is said of the connection', async () => {
    let seen: IncomingMessage | undefined;
    const { send } = await answering((request, answer) => {
      seen = request;
      answer.writeHead(200, { etag: '"e"' }).end('<ok/>');
    });
    const { status, headers, body } = await send(
      toSend({
        method: 'POST',
        query: 'uploads&x-id=Create(Upload)',
        headers: {
          authorization: 'AWS4-HMAC-SHA256 Credential=ours',
          'content-type': 'text/plain',
          'x-amz-content-sha256': 'e'.repeat(64),
          'x-amz-expected-bucket-owner': '000000000000',
          'x-amz-meta-who': 'mé',
          'x-amz-security-token': 'ours',
        },
      }),
    );
    expect(status).toBe(200);
    expect(headers).toMatchObject({ etag: '"e"' });
    expect(headers).not.toHaveProperty('transfer-encoding');
    expect(await text(body)).toBe('<ok/>');
    expect(seen?.url).toBe('/bucket/key?uploads=&x-id=Create%28Upload%29');
    expect(seen?.headers).toMatchObject({
      authorization: expect.stringContaining('Credential=AKIATEST/'),
      'content-length': '0',
      'content-type': 'text/plain',
      'x-amz-meta-who': 'mé',
    });
    expect(seen?.headers).not.toHaveProperty('x-amz-security-token');
    expect(seen?.headers).not.toHaveProperty('x-amz-expected-bucket-owner');
  });

  test('sends a checksum that is known at the end behind the body', async () => {
    const data = await buffer(pieces());
    let received: unknown;
    const { send } = await answering(async (request, answer) => {
      expect(request.headers['content-encoding']).toBe('gzip,aws-chunked');
      const payloadHash = request.headers['x-amz-content-sha256']?.toString();
      const decoded = decodeBody(request, bodyRequest({ headers: request.headers, payloadHash }));
      expect((await buffer(decoded.stream)).equals(data)).toBe(true);
      received = decoded.received();
      answer.end();
    });
    const trailer = { name: 'x-amz-checksum-crc32c', value: () => 'DUoRhQ==' };
    const checksummed = decodeBody(
      pieces(),
      bodyRequest({
        headers: { 'content-length': '100000' },
        checksumWanted: 'CRC32C',
      }),
    );
    await send(
      toSend({
        method: 'PUT',
        headers: { 'content-encoding': 'gzip' },
        body: {
          stream: checksummed.stream,
          length: 100_000,
          trailer: { ...trailer, value: () => checksummed.received().checksum?.value ?? '' },
        },
      }),
    );
    expect(received).toEqual(checksummed.received());
  });

  test('gets the answer of a server that refuses before it has read the body', async () => {
    const server = createServer();
    server.on('checkContinue', (_, answer) => {
      answer.writeHead(403, { connection: 'close' }).end(errorXml('AccessDenied'));
    });
    const { send } = openExternalAt(await listenAs(server));
    let given = 0;
    const endless = new Readable({
      read() {
        given += 1;
        this.push(Buffer.alloc(64 * 1024));
      },
    });
    const body = { stream: endless, length: 1024 ** 4 };
    const answer = await send(toSend({ method: 'PUT', body }));
    expect(answer.status).toBe(403);
    expect(await text(answer.body)).toBe(errorXml('AccessDenied'));
    expect(given).toBeLessThan(10);
    expect(endless.destroyed).toBe(true);
  });

  test('is sent on when the server gives no word to go on', async () => {
    const server = createServer();
    server.on('checkContinue', async (request, answer) => {
      answer.end(await buffer(request));
    });
    const { send } = openExternalAt(await listenAs(server));
    const body = { stream: Readable.from([Buffer.from('hello')]), length: 5 };
    expect(await text((await send(toSend({ method: 'PUT', body }))).body)).toBe('hello');
  });

  test('is asked again when it changes nothing and the server is busy', async () => {
    let asked = 0;
    const { send } = await answering((_, answer) => {
      asked += 1;
      answer.writeHead(asked < 3 ? 503 : 200).end();
    });
    expect((await send(toSend({}))).status).toBe(200);
    expect(asked).toBe(3);
  });

  test.each(['PUT', 'POST', 'DELETE'])('is not sent twice when it is a %s', async (method) => {
    let asked = 0;
    const { send } = await answering((_, answer) => {
      asked += 1;
      answer.writeHead(503).end();
    });
    expect((await send(toSend({ method }))).status).toBe(503);
    expect(asked).toBe(1);
  });

  test('ends when the client has gone', async () => {
    const { send } = await answering(() => gone.abort());
    const gone = new AbortController();
    await expect(send(toSend({ signal: gone.signal }))).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  test('to where nobody listens says so', async () => {
    const server = createServer();
    const endpoint = await listenAs(server);
    server.close();
    await once(server, 'close');
    const body = { stream: Readable.from([Buffer.from('hello')]), length: 5 };
    await expect(
      openExternalAt(endpoint).send(toSend({ method: 'PUT', body })),
    ).rejects.toMatchObject({
      name: 'OperatingError',
      message: expect.stringContaining(`The external S3 at ${endpoint} cannot be reached`),
    });
  });

  test('to an address that is no URL of the web is never sent', () => {
    expect(() => openExternalAt('minio:9000')).toThrow(/takes a URL that begins with http/);
  });

  test('goes below the path of the endpoint', async () => {
    let url: string | undefined;
    const server = createServer((request, answer) => {
      url = request.url;
      answer.end();
    });
    const endpoint = await listenAs(server);
    await openExternalAt(`${endpoint}/s3/`).send(toSend({}));
    expect(url).toBe('/s3/bucket/key');
  });
});
