import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { encodeAwsChunked } from '../../../../../test/support/aws-chunked.js';
import { seedSigning } from '../../../../../test/support/decode-body.js';
import type { RequestToSend } from '../../../artifacts/external/index.js';
import type { ForwardedResponse } from '../../../artifacts/s3-endpoint.js';
import { decodeBody } from '../body/index.js';
import { operationOf } from '../operation-of.js';
import { readRequest } from '../s3-request.js';
import { passThrough } from './index.js';
import type { MadeObject } from './made-object.js';

interface Given {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly caller?: 'root' | 'job';
}

type Sent = Omit<RequestToSend, 'body'> & {
  readonly body: Buffer | undefined;
  readonly trailer: readonly [name: string, value: string] | undefined;
};

/** What is sent to the external S3 for a request, and what is answered. */
const pass = async (given: Given, response: Partial<ForwardedResponse> = {}) => {
  const { method = 'PUT', url = '/bucket/key', headers = {}, body = Buffer.alloc(0) } = given;
  const request = readRequest({ method, url, rawHeaders: Object.entries(headers).flat() });
  const made: MadeObject[] = [];
  let sent: Sent | undefined;
  const answer = await passThrough({
    request,
    caller: { kind: given.caller ?? 'root' },
    operation: operationOf(request).name,
    outgoing: new EventEmitter(),
    takeBody: (wish) =>
      decodeBody(Readable.from([body]), {
        headers: { 'content-length': String(body.length), ...headers },
        payloadHash: headers['x-amz-content-sha256'],
        signing: seedSigning,
        ...wish,
      }),
    send: async (forwarded) => {
      const bytes = forwarded.body && (await buffer(forwarded.body.stream));
      const trailer = forwarded.body?.trailer;
      sent = { ...forwarded, body: bytes, trailer: trailer && [trailer.name, trailer.value()] };
      return { status: 200, headers: {}, body: Readable.from([]), ...response };
    },
    objectCreated: async (object) => void made.push(object),
  });
  return { sent, made, answer };
};

describe('a request for an external S3', () => {
  test('goes on as it was understood', async () => {
    const url = '//a%2Fb//c?versionId=a%26b&versionId=second&x-id=GetObject';
    const { sent } = await pass({ method: 'GET', url: `/bucket${url}` });
    expect(sent).toMatchObject({
      method: 'GET',
      path: '/bucket//a/b//c',
      query: 'versionId=a%26b&x-id=GetObject',
      body: undefined,
    });
  });

  test('that was presigned loses its signature and keeps what else it says', async () => {
    const url =
      '/bucket/key?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=s&X-Amz-Date=d&x-amz-meta-who=me&x-amz-copy-source=other%2Fkey&x-amz-checksum-crc32=AAAAAA%3D%3D&x-id=PutObject';
    const { sent } = await pass({ url });
    expect(sent?.query).toBe('x-id=PutObject');
    expect(sent?.headers).toEqual({ 'x-amz-meta-who': 'me' });
  });

  test('of a job gives nobody any rights', async () => {
    const headers = { 'x-amz-acl': 'public-read', 'x-amz-grant-read': 'all', 'x-amz-meta-a': 'b' };
    expect((await pass({ headers, caller: 'job' })).sent?.headers).toEqual({ 'x-amz-meta-a': 'b' });
    expect((await pass({ headers })).sent?.headers).toEqual(headers);
  });

  test('has the decoded body of an object, and its checksum behind it', async () => {
    const data = Buffer.alloc(20_000, 'a');
    const value = createHash('sha1').update(data).digest('base64');
    const { sent } = await pass({
      body: encodeAwsChunked({ chunks: [data], trailer: [['x-amz-checksum-sha1', value]] }),
      headers: {
        'content-encoding': 'gzip, aws-chunked',
        'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        'x-amz-decoded-content-length': '20000',
        'x-amz-trailer': 'x-amz-checksum-sha1',
      },
    });
    expect(sent?.body?.equals(data)).toBe(true);
    expect(sent?.headers).toMatchObject({ 'content-encoding': 'gzip' });
    expect(sent?.trailer).toEqual(['x-amz-checksum-sha1', value]);
  });

  test('with a document that is not what its hash says is not sent', async () => {
    const sending = pass({
      method: 'POST',
      url: '/bucket?delete',
      body: Buffer.from('<Delete/>'),
      headers: { 'x-amz-content-sha256': 'e'.repeat(64) },
    });
    await expect(sending).rejects.toMatchObject({ code: 'XAmzContentSHA256Mismatch' });
  });

  test('to complete an upload keeps the checksum of the object', async () => {
    const { sent } = await pass({
      method: 'POST',
      url: '/bucket/key?uploadId=u',
      body: Buffer.from('<CompleteMultipartUpload/>'),
      headers: { 'x-amz-checksum-crc32': 'AAAAAA==' },
    });
    expect(sent?.headers).toEqual({ 'x-amz-checksum-crc32': 'AAAAAA==' });
    expect(sent?.body?.toString()).toBe('<CompleteMultipartUpload/>');
  });
});

describe('the answer of an external S3', () => {
  test('goes back as it is, but for its request id', async () => {
    const { answer } = await pass(
      { method: 'GET' },
      {
        status: 206,
        headers: { etag: '"e"', 'content-range': 'bytes 0-4/9', 'x-amz-request-id': 'theirs' },
        body: Readable.from([Buffer.from('hello')]),
      },
    );
    expect(answer.status).toBe(206);
    expect(answer.headers).toEqual({ etag: '"e"', 'content-range': 'bytes 0-4/9' });
    expect(typeof answer.body === 'object' && (await text(answer.body))).toBe('hello');
  });

  const copied = '<CopyObjectResult><ETag>&quot;e&quot;</ETag></CopyObjectResult>';
  const complete = { method: 'POST', url: '/bucket/key?uploadId=u' };

  test.each([
    {
      name: 'an upload',
      given: {},
      response: { headers: { etag: '"e"', 'x-amz-version-id': 'v' } },
      made: [{ etag: 'e', versionId: 'v' }],
    },
    {
      name: 'a copy',
      given: { headers: { 'x-amz-copy-source': '/a/b' } },
      response: { body: Readable.from([copied]) },
      made: [{ etag: 'e', versionId: 'null' }],
    },
    {
      name: 'a completed upload',
      given: complete,
      response: { body: Readable.from(['   <Result><ETag>"e-2"</ETag></Result>']) },
      made: [{ etag: 'e-2', versionId: 'null' }],
    },
    {
      name: 'an upload that could not be completed after all',
      given: complete,
      response: { body: Readable.from(['  <Error><Code>InternalError</Code></Error>']) },
      made: [],
    },
    {
      name: 'a refused upload',
      given: {},
      response: { status: 403, headers: { etag: '"e"' } },
      made: [],
    },
    {
      name: 'a part',
      given: { url: '/bucket/key?partNumber=1&uploadId=u' },
      response: { headers: { etag: '"e"' } },
      made: [],
    },
  ])('to $name tells of $made', async ({ given, response, made }) => {
    expect((await pass(given, response)).made).toEqual(made);
  });
});
