import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { answering, errorXml, externalNow, pieces } from '../../../../test/support/external-s3.js';
import { BucketNotFoundError } from '../artifact-store.js';

const at = { account: '000000000000', bucket: 'bucket', key: 'a key/ü.zip' };
const path = '/bucket/a%20key/%C3%BC.zip';

describe('an object in an external S3', () => {
  test('is put by a signed request that streams it', async () => {
    const seen: { request?: IncomingMessage; body?: Buffer } = {};
    const { store } = await answering(async (request, answer) => {
      seen.request = request;
      seen.body = await buffer(request);
      answer.writeHead(200, { etag: '"e"', 'x-amz-version-id': 'v' }).end();
    });
    const stored = await store.put(at, pieces(), {
      contentLength: 100_000,
      contentType: 'application/zip',
      cacheControl: 'no-cache',
    });
    expect(stored).toEqual({
      etag: 'e',
      versionId: 'v',
      size: 100_000,
      contentType: 'application/zip',
      metadata: {},
      lastModified: externalNow,
    });
    expect(seen.request).toMatchObject({
      method: 'PUT',
      url: path,
      headers: {
        authorization: expect.stringContaining('AKIATEST/20260131/eu-west-1/s3/aws4_request'),
        'cache-control': 'no-cache',
        'content-length': '100000',
        'content-type': 'application/zip',
        'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
      },
    });
    expect(seen.body?.equals(await buffer(pieces()))).toBe(true);
  });

  test('is read with what is known of it', async () => {
    const { store } = await answering((request, answer) => {
      expect(request.url).toBe(`${path}?versionId=a%2Fb`);
      answer.writeHead(200, {
        etag: '"e"',
        'x-amz-version-id': 'a/b',
        'content-length': 5,
        'content-type': 'text/plain',
        'last-modified': 'Sat, 31 Jan 2026 12:00:00 GMT',
        'x-amz-meta-who': 'me',
      });
      answer.end(request.method === 'HEAD' ? undefined : 'hello');
    });
    const object = {
      etag: 'e',
      versionId: 'a/b',
      size: 5,
      contentType: 'text/plain',
      metadata: { who: 'me' },
      lastModified: Date.UTC(2026, 0, 31, 12),
    };
    const version = { ...at, versionId: 'a/b' };
    expect(await store.head(version)).toEqual(object);
    const found = await store.get(version);
    expect(found?.object).toEqual(object);
    expect(await text(found?.body ?? Readable.from([]))).toBe('hello');
  });

  test.each([
    { status: 404, versionId: undefined },
    { status: 404, versionId: 'v' },
    { status: 400, versionId: 'no version is spelt so' },
    { status: 405, versionId: 'of a delete marker' },
  ])('is not there when the answer is $status', async ({ status, versionId }) => {
    const { store } = await answering((_, answer) => void answer.writeHead(status).end());
    expect(await store.get({ ...at, versionId })).toBeUndefined();
    expect(await store.head({ ...at, versionId })).toBeUndefined();
  });

  test('cannot be put into a bucket that is not there', async () => {
    const { store } = await answering(async (request, answer) => {
      await buffer(request);
      answer.writeHead(404).end(errorXml('NoSuchBucket'));
    });
    const put = store.put(at, pieces(), { contentLength: 100_000 });
    await expect(put).rejects.toBeInstanceOf(BucketNotFoundError);
  });

  test('that is refused is refused with what to look at', async () => {
    const { store } = await answering((_, answer) => {
      answer.writeHead(403).end(errorXml('InvalidAccessKeyId'));
    });
    await expect(store.get(at)).rejects.toMatchObject({
      name: 'OperatingError',
      message: expect.stringMatching(/403 InvalidAccessKeyId No\.\. Check PIPEWRIGHT_S3_ACCESS/),
    });
  });

  test.each([
    [200, true],
    [404, false],
  ])('has its bucket when that answers %i: %s', async (status, isThere) => {
    const { store } = await answering((_, answer) => void answer.writeHead(status).end());
    expect(await store.hasBucket(at)).toBe(isThere);
  });
});

describe('a body that goes wrong', () => {
  /** Tells when the upload has begun, and how it ended at the other side. */
  const watching = async () => {
    const events = new EventEmitter();
    const begun = once(events, 'begun');
    const ending = once(events, 'ending').then(([how]: unknown[]) => how);
    const { store } = await answering((request, answer) => {
      events.emit('begun');
      request.once('end', () => events.emit('ending', 'stored'));
      answer.once('close', () => events.emit('ending', 'broken off'));
      request.resume();
    });
    return { store, begun, ending };
  };

  test('at its very end is not stored, and its error is the one that is thrown', async () => {
    const { store, ending } = await watching();
    const wrong = new Error('its checksum is another');
    await expect(store.put(at, pieces(wrong), { contentLength: 100_000 })).rejects.toBe(wrong);
    expect(await ending).toBe('broken off');
  });

  test.each([99_999, 100_001])(
    'by not being %i bytes long is not stored',
    async (contentLength) => {
      const { store, ending } = await watching();
      await expect(store.put(at, pieces(), { contentLength })).rejects.toMatchObject({
        name: 'BodyLengthError',
      });
      expect(await ending).toBe('broken off');
    },
  );

  test('by ending without an end is not stored', async () => {
    const { store, begun, ending } = await watching();
    const body = new Readable({ read: () => undefined });
    const put = store.put(at, body, { contentLength: 10 });
    body.push('half');
    await begun;
    body.destroy();
    await expect(put).rejects.toThrow();
    expect(await ending).toBe('broken off');
  });
});
