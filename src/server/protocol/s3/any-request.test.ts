import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putText } from '../../../../test/support/embedded-objects.js';
import { openTestEndpoint, type TestEndpoint } from '../../../../test/support/s3-endpoint.js';

let s3: TestEndpoint;
beforeAll(async () => {
  s3 = await openTestEndpoint();
  await putText(s3.there, 'key', 'text');
});
afterAll(() => s3.close());

// What S3 gives a meaning to, so that chance leads further than to the first check.
const methods = ['GET', 'GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH'];
const paths = ['/', '/things', '/things/', '/things/key', '/things//', '/none/key', '//key'];
const names = [
  ...['acl', 'attributes', 'delete', 'location', 'policy', 'tagging', 'uploads', 'versioning'],
  ...['versions', 'list-type', 'prefix', 'delimiter', 'marker', 'key-marker', 'start-after'],
  ...['max-keys', 'max-parts', 'max-uploads', 'encoding-type', 'continuation-token'],
  ...['version-id-marker', 'upload-id-marker', 'part-number-marker', 'uploadId', 'partNumber'],
  ...['versionId', 'response-expires', 'x-id', 'plain', '__proto__', 'constructor'],
];
const headerNames = [
  ...['range', 'if-match', 'if-none-match', 'if-modified-since', 'content-md5', 'content-type'],
  ...['content-encoding', 'cache-control', 'x-amz-acl', 'x-amz-checksum-mode'],
  ...['x-amz-checksum-crc32', 'x-amz-checksum-algorithm', 'x-amz-checksum-type'],
  ...['x-amz-copy-source', 'x-amz-copy-source-range', 'x-amz-copy-source-if-match'],
  ...['x-amz-decoded-content-length', 'x-amz-metadata-directive', 'x-amz-object-attributes'],
  ...['x-amz-max-parts', 'x-amz-part-number-marker', 'x-amz-meta-a', 'x-amz-storage-class'],
  ...['x-amz-server-side-encryption', 'x-amz-tagging', 'x-amz-trailer', 'x-amz-mp-object-size'],
];
const values = [
  ...['', '0', '1', '2', '-1', '10001', '99999999999999999999', '*', 'null', '/', 'a', 'url'],
  ...['bytes=0-1', 'bytes=-0', 'bytes=9-', 'bytes=a-b', '"etag"', 'things/key', '/things/key'],
  ...['/things/key?versionId=null', '%ff', '%00', '%2F', 'Enabled', 'COPY', 'REPLACE', 'CRC32'],
  ...['SHA256', 'FULL_OBJECT', 'ETag,ObjectParts', 'aws-chunked', 'a=b&a=b', 'AAAAAA=='],
  ...['00000000-0000-0000-0000-000000000000', 'f'.repeat(32), 'Thu, 01 Jan 1970 00:00:00 GMT'],
];
const bodies = [
  ...['', 'text', '<', '<Delete><Object><Key>key</Key><VersionId>x</VersionId></Object></Delete>'],
  '<Delete><Object><Key>a&#0;b</Key></Object></Delete>',
  '<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>',
  '<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>',
  '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>',
  '<CreateBucketConfiguration><LocationConstraint>x</LocationConstraint></CreateBucketConfiguration>',
];
const payloadHashes = [
  undefined,
  undefined,
  undefined,
  'UNSIGNED-PAYLOAD',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
];

const value = fc.oneof(fc.constantFrom(...values), fc.string({ maxLength: 8 }));
const anyRequest = fc.record({
  method: fc.constantFrom(...methods),
  path: fc.oneof(
    fc.constantFrom(...paths),
    fc.webPath({ size: 'small' }).map((path) => `/things/${path}`),
  ),
  query: fc
    .array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 3 })
    .map((pairs) => pairs.map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join('&')),
  headers: fc.dictionary(
    fc.constantFrom(...headerNames),
    value.map((text) => text.replace(/[^\x20-\x7e]/g, '').trim()),
    { maxKeys: 3 },
  ),
  body: fc.constantFrom(...bodies),
  payloadHash: fc.constantFrom(...payloadHashes),
});

test('no request makes the server fail, and every refusal says why in XML', async () => {
  await fc.assert(
    fc.asyncProperty(anyRequest, async ({ payloadHash, ...given }) => {
      const hash = payloadHash === undefined ? {} : { payloadHash };
      const { status, body, code } = await s3.send({ ...given, ...hash });
      expect([200, 204, 206, 304, 501], body).toContain(
        status >= 400 && status < 500 ? 200 : status,
      );
      if (status < 400 || given.method === 'HEAD') return;
      expect(XMLValidator.validate(body)).toBe(true);
      expect(code).toMatch(/^[A-Z]\w+$/);
    }),
    { numRuns: 1500 },
  );
}, 120_000);
