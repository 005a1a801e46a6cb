import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putText } from '../../../../test/support/embedded-objects.js';
import {
  openTestEndpoint,
  type S3Sending,
  type TestEndpoint,
} from '../../../../test/support/s3-endpoint.js';
import { sha256Hex } from '../../../sigv4/index.js';

let s3: TestEndpoint;
beforeAll(async () => {
  s3 = await openTestEndpoint();
  await putText(s3.there, 'there', 'text');
});
afterAll(() => s3.close());

const there: S3Sending = { path: '/things/there' };

describe('who a request is from', () => {
  test('is told by its signature', async () => {
    expect(await s3.send(there)).toMatchObject({ status: 200, body: 'text' });
  });

  const hour = 3_600_000;
  const without = (name: string) => (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).filter(([one]) => one.toLowerCase() !== name));

  test.each<[string, () => S3Sending, number, string]>([
    ['no signature', () => ({ tamper: without('authorization') }), 403, 'AccessDenied'],
    [
      'a wrong secret',
      () => ({ credentials: { ...s3.root, secretAccessKey: 'wrong' } }),
      403,
      'SignatureDoesNotMatch',
    ],
    [
      'an unknown key',
      () => ({ credentials: { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' } }),
      403,
      'InvalidAccessKeyId',
    ],
    [
      'a token that is none',
      () => ({ credentials: { ...s3.root, sessionToken: 'x' } }),
      400,
      'InvalidToken',
    ],
    ['an old signature', () => ({ now: Date.now() - hour }), 403, 'RequestTimeTooSkewed'],
    ['a signature of tomorrow', () => ({ now: Date.now() + hour }), 403, 'RequestTimeTooSkewed'],
    [
      'a header that was not signed',
      () => ({ tamper: (headers) => ({ ...headers, 'x-amz-acl': 'public-read' }) }),
      403,
      'AccessDenied',
    ],
    [
      'no hash of its body',
      () => ({ tamper: without('x-amz-content-sha256') }),
      400,
      'InvalidRequest',
    ],
    [
      'a signature that cannot be read',
      () => ({ tamper: (headers) => ({ ...headers, authorization: 'AWS4-HMAC-SHA256 x' }) }),
      400,
      'AuthorizationHeaderMalformed',
    ],
  ])('is not believed with %s', async (_, change, status, code) => {
    const answer = await s3.send({ ...there, ...change() });
    expect(answer).toMatchObject({ status, code });
    expect(answer.headers['content-type']).toBe('application/xml');
    expect(answer.body).toContain(`<RequestId>${answer.headers['x-amz-request-id']}</RequestId>`);
  });

  test('is not believed for another object, and the answer says what was signed', async () => {
    const answer = await s3.send({
      ...there,
      tamper: (headers) => ({ ...headers, 'x-amz-date': '20260101T000000Z' }),
    });
    expect(answer.status).toBe(403);
    const other = await fetch(s3.url(there).replace('/there?', '/other?'));
    const body = await other.text();
    expect([other.status, body]).toEqual([403, expect.stringContaining('<CanonicalRequest>GET')]);
  });
});

describe('a presigned URL', () => {
  test('opens one object to whoever has it, for a while', async () => {
    const answer = await fetch(s3.url(there));
    expect([answer.status, await answer.text()]).toEqual([200, 'text']);
    const late = await fetch(s3.url({ ...there, now: Date.now() - 61_000 }));
    expect([late.status, await late.text()]).toEqual([
      403,
      expect.stringContaining('<Message>Request has expired</Message>'),
    ]);
    const posted = await fetch(s3.url(there), { method: 'PUT', body: 'x' });
    expect(posted.status).toBe(403);
  });

  test('takes an object, with the metadata that it carries', async () => {
    const query = 'x-amz-meta-who=me&x-amz-checksum-crc32=AAAAAA%3D%3D&x-id=PutObject';
    const path = '/things/presigned';
    const url = s3.url({ method: 'PUT', path, query });
    expect((await fetch(url, { method: 'PUT', body: 'by url' })).status).toBe(200);
    const answer = await s3.send({ path });
    expect(answer).toMatchObject({ body: 'by url', headers: { 'x-amz-meta-who': 'me' } });
  });

  test('may say how the answer is to be labelled', async () => {
    const query = 'response-content-type=text%2Fhtml&response-expires=never';
    const answer = await fetch(s3.url({ ...there, query }));
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(answer.headers.get('expires')).toBe('never');
    const broken = await fetch(s3.url({ ...there, query: 'response-content-type=a%0Ab' }));
    expect(broken.status).toBe(400);
  });
});

describe('a request that cannot be answered', () => {
  test.each<[S3Sending, number, string]>([
    [{ path: '/things/%ff' }, 400, 'InvalidURI'],
    [{ path: '/things/a%00b' }, 400, 'InvalidURI'],
    [{ path: '/things', query: 'prefix=a%00b' }, 400, 'InvalidArgument'],
    [{ path: '/things', query: 'max-keys=many' }, 400, 'InvalidArgument'],
    [{ path: '/things', query: 'encoding-type=rot13' }, 400, 'InvalidArgument'],
    [{ path: '/nowhere/key' }, 404, 'NoSuchBucket'],
    [{ path: '/nowhere' }, 404, 'NoSuchBucket'],
    [{ path: '/things/none' }, 404, 'NoSuchKey'],
    [{ path: '/things/there', query: 'versionId=none' }, 404, 'NoSuchVersion'],
    [{ path: '/things/there', query: 'versionId=' }, 400, 'InvalidArgument'],
    [{ path: '/things/there', query: 'partNumber=0' }, 400, 'InvalidArgument'],
    [{ path: '/things/there', query: 'partNumber=2' }, 416, 'InvalidPartNumber'],
    [{ path: '/things/there', query: 'uploadId=none' }, 404, 'NoSuchUpload'],
    [{ path: '/things/there', query: 'acl' }, 501, 'NotImplemented'],
    [{ path: '/things', query: 'inventory&id=x' }, 501, 'NotImplemented'],
    [{ method: 'PUT', path: '/things', query: 'policy', body: '{}' }, 501, 'NotImplemented'],
    [{ method: 'DELETE', path: '/things', query: 'lifecycle' }, 501, 'NotImplemented'],
    [{ method: 'POST', path: '/things/key', body: 'x' }, 501, 'NotImplemented'],
    [{ path: '/things', query: 'object-lock' }, 404, 'ObjectLockConfigurationNotFoundError'],
    [{ path: '/things', query: 'website' }, 404, 'NoSuchWebsiteConfiguration'],
    [{ path: '/nowhere', query: 'website' }, 404, 'NoSuchBucket'],
    [{ method: 'PUT', path: '/things', query: 'versioning', body: '<x' }, 400, 'MalformedXML'],
    [
      { method: 'PUT', path: '/things/k', headers: { 'x-amz-copy-source': 'x' } },
      400,
      'InvalidArgument',
    ],
    [
      { method: 'PUT', path: '/things/k', headers: { 'x-amz-object-lock-mode': 'GOVERNANCE' } },
      501,
      'NotImplemented',
    ],
    [
      {
        method: 'PUT',
        path: '/things/k',
        headers: { 'x-amz-server-side-encryption-customer-algorithm': 'AES256' },
      },
      501,
      'NotImplemented',
    ],
    [
      { method: 'PUT', path: '/things/k', headers: { 'x-amz-server-side-encryption': 'rot13' } },
      400,
      'InvalidArgument',
    ],
    [
      { method: 'PUT', path: '/things/k', headers: { 'x-amz-meta-long': 'x'.repeat(2050) } },
      400,
      'MetadataTooLarge',
    ],
    [
      { method: 'PUT', path: '/things/k', headers: { 'if-none-match': '"etag"' } },
      501,
      'NotImplemented',
    ],
    [
      { method: 'PUT', path: '/things/k', headers: { 'content-md5': 'x' }, body: 'x' },
      400,
      'InvalidDigest',
    ],
    [
      { method: 'PUT', path: '/things/k', body: 'x', payloadHash: sha256Hex('y') },
      400,
      'XAmzContentSHA256Mismatch',
    ],
  ])('is told why: %j', async (given, status, code) => {
    expect(await s3.send(given)).toMatchObject({ status, code });
  });

  test('has no body in its answer when it asked for none', async () => {
    const answer = await s3.send({ method: 'HEAD', path: '/things/none' });
    expect(answer).toMatchObject({ status: 404, body: '' });
    const denied = await s3.send({ method: 'HEAD', ...there, now: 0 });
    expect(denied).toMatchObject({ status: 403, body: '' });
  });
});
