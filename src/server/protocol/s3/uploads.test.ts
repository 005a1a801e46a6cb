import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesOf, putText, readText } from '../../../../test/support/embedded-objects.js';
import { openTestEndpoint, type TestEndpoint } from '../../../../test/support/s3-endpoint.js';
import { until } from '../../../../test/support/until.js';
import { createBucket } from '../../artifacts/embedded/index.js';

let s3: TestEndpoint;
beforeAll(async () => {
  s3 = await openTestEndpoint();
  await putText(s3.there, 'there', 'text');
});
afterAll(() => s3.close());

describe('an upload', () => {
  test('whose client goes away in the middle leaves nothing', async () => {
    const files = await filesOf(s3.there);
    const url = new URL(s3.url({ method: 'PUT', path: '/things/gone' }));
    const socket = connect(Number(url.port), url.hostname);
    await once(socket, 'connect');
    socket.write(`PUT ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n`);
    socket.write(`content-length: 1000000\r\n\r\n${'x'.repeat(500_000)}`);
    await until('the upload is being written', async () =>
      (await filesOf(s3.there)).some((name) => name.endsWith('.part')),
    );
    socket.destroy();
    await expect.poll(() => filesOf(s3.there)).toEqual(files);
    expect((await s3.send({ path: '/things/gone' })).code).toBe('NoSuchKey');
  });

  test('is told of before it is answered', async () => {
    let go = (): void => undefined;
    const told = new Promise<void>((resolve) => {
      s3.onCreated.run = () => {
        resolve();
        return new Promise((released) => {
          go = released;
        });
      };
    });
    let isAnswered = false;
    const answer = s3.send({ method: 'PUT', path: '/things/told', body: 'x' });
    void answer.then(() => {
      isAnswered = true;
    });
    await told;
    expect(await readText(s3.there, 'told')).toBe('x');
    expect(isAnswered).toBe(false);
    go();
    const { headers } = await answer;
    s3.onCreated.run = async () => undefined;
    expect(s3.created.at(-1)).toEqual({
      account: '000000000000',
      bucket: 'things',
      key: 'told',
      versionId: 'null',
      etag: String(headers['etag']).replaceAll('"', ''),
    });
  });

  test('succeeds although what it should start could not be started', async () => {
    s3.onCreated.run = () => Promise.reject(new Error('no database'));
    const answer = await s3.send({ method: 'PUT', path: '/things/untold', body: 'x' });
    s3.onCreated.run = async () => undefined;
    expect(answer.status).toBe(200);
  });

  test('that copies another object is told of as well', async () => {
    await createBucket(s3.there.objects, {
      account: '000000000000',
      bucket: 'copies',
      region: 'us-east-1',
    });
    const headers = { 'x-amz-copy-source': '/things/there' };
    await s3.send({ method: 'PUT', path: '/copies/c', headers });
    expect(s3.created.at(-1)).toMatchObject({ bucket: 'copies', key: 'c' });
  });
});
