import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putText } from '../../../../test/support/embedded-objects.js';
import {
  openTestEndpoint,
  type S3Sending,
  type TestEndpoint,
} from '../../../../test/support/s3-endpoint.js';
import { mintJobCredentials } from '../../identity/index.js';

let s3: TestEndpoint;
beforeAll(async () => {
  s3 = await openTestEndpoint();
  await putText(s3.there, 'there', 'text');
});
afterAll(() => s3.close());

describe('the credentials of a job', () => {
  const job = (lifetime = 3_600_000) =>
    mintJobCredentials({
      serverKey: s3.serverKey,
      accountId: '000000000000',
      jobId: 'job',
      expires: Date.now() + lifetime,
      grants: [
        { bucket: 'things', key: 'job/in', allow: 'read' },
        { bucket: 'things', key: 'job/out', allow: 'write' },
      ],
    });
  beforeAll(() => putText(s3.there, 'job/in', 'input'));

  test('read its inputs and write its outputs, in one piece or in parts', async () => {
    const credentials = job();
    const as = (given: S3Sending) => s3.send({ ...given, credentials });
    expect(await as({ path: '/things/job/in' })).toMatchObject({ status: 200, body: 'input' });
    expect(await as({ method: 'HEAD', path: '/things/job/in' })).toMatchObject({ status: 200 });
    const out = '/things/job/out';
    expect((await as({ method: 'PUT', path: out, body: 'output' })).status).toBe(200);
    expect((await as({ path: out })).body).toBe('output');
    const begun = await as({ method: 'POST', path: out, query: 'uploads=' });
    const uploadId = /<UploadId>(.*)<\/UploadId>/.exec(begun.body)?.[1];
    const query = `partNumber=1&uploadId=${uploadId}`;
    const part = await as({ method: 'PUT', path: out, query, body: 'part' });
    expect((await as({ path: out, query: `uploadId=${uploadId}` })).status).toBe(200);
    const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${part.headers['etag']}</ETag></Part></CompleteMultipartUpload>`;
    const completed = await as({ method: 'POST', path: out, query: `uploadId=${uploadId}`, body });
    expect(completed.status).toBe(200);
    expect(s3.created.at(-1)).toMatchObject({ key: 'job/out', etag: expect.stringMatching(/-1$/) });
    expect((await as({ path: out })).body).toBe('part');
    const copy = { 'x-amz-copy-source': '/things/job/in' };
    expect((await as({ method: 'PUT', path: out, headers: copy })).status).toBe(200);
  });

  test.each<S3Sending>([
    { path: '/things/there' },
    { method: 'PUT', path: '/things/job/in', body: 'x' },
    { method: 'PUT', path: '/things/job/out2', body: 'x' },
    { method: 'DELETE', path: '/things/job/out' },
    { method: 'DELETE', path: '/things/job/in' },
    { path: '/things' },
    { path: '/things', query: 'list-type=2&prefix=job%2Fin' },
    { path: '/things', query: 'versions' },
    { path: '/things', query: 'uploads' },
    { path: '/' },
    { method: 'HEAD', path: '/things' },
    { method: 'PUT', path: '/new-bucket' },
    { method: 'PUT', path: '/things', query: 'versioning' },
    { method: 'POST', path: '/things', query: 'delete' },
    { method: 'POST', path: '/things/job/in', query: 'uploads' },
    { path: '/things/job/in', query: 'tagging' },
    {
      method: 'PUT',
      path: '/things/job/out',
      headers: { 'x-amz-copy-source': '/things/there' },
    },
    {
      method: 'PUT',
      path: '/things/job/out',
      headers: { 'x-amz-copy-source': 'things%2Fthere' },
    },
  ])('do nothing else: %j', async (given) => {
    const answer = await s3.send({ ...given, credentials: job() });
    expect(answer.status).toBe(403);
    if (given.method !== 'HEAD') expect(answer.code).toBe('AccessDenied');
  });

  test('expire', async () => {
    const expired = await s3.send({ path: '/things/job/in', credentials: job(-1000) });
    expect(expired).toMatchObject({ status: 400, code: 'ExpiredToken' });
  });
});
