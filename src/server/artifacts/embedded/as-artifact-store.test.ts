import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  at,
  filesOf,
  keepVersions,
  md5,
  openTestObjects,
  type TestObjects,
} from '../../../../test/support/embedded-objects.js';
import { BucketNotFoundError } from '../artifact-store.js';

let there: TestObjects;
beforeAll(async () => {
  there = await openTestObjects();
});
afterAll(() => there.close());

const body = (...pieces: readonly string[]) =>
  Readable.from(pieces.map((piece) => Buffer.from(piece)));

test('what is put is there, with its ETag, to be got and looked at', async () => {
  const put = await there.store.put(at('k'), body('te', 'xt'), {
    contentType: 'text/css',
    contentLength: 4,
    cacheControl: 'no-store',
  });
  expect(put).toEqual({
    versionId: 'null',
    etag: md5('text'),
    size: 4,
    contentType: 'text/css',
    metadata: {},
    lastModified: there.clock.now,
  });
  const got = await there.store.get(at('k'));
  expect(got?.object).toEqual(put);
  expect(got && (await text(got.body))).toBe('text');
  expect(await there.store.head(at('k'))).toEqual(put);
});

test('what is not there is undefined', async () => {
  expect(await there.store.get(at('none'))).toBeUndefined();
  expect(await there.store.head(at('k', 'f'.repeat(32)))).toBeUndefined();
  expect(await there.store.head({ ...at('k'), bucket: 'nowhere' })).toBeUndefined();
  expect(await there.store.hasBucket({ ...at('k'), bucket: 'nowhere' })).toBe(false);
  expect(await there.store.hasBucket(at('k'))).toBe(true);
});

test('a body of another length than announced, or that fails, is no object', async () => {
  const files = await filesOf(there);
  for (const contentLength of [3, 5]) {
    const put = there.store.put(at('wrong'), body('text'), { contentLength });
    await expect(put).rejects.toThrow('The body has 4 bytes');
  }
  const failing = Readable.from(
    (function* () {
      yield Buffer.from('te');
      throw new Error('the source failed');
    })(),
  );
  await expect(there.store.put(at('wrong'), failing)).rejects.toThrow('the source failed');
  expect(await there.store.head(at('wrong'))).toBeUndefined();
  expect(await filesOf(there)).toEqual(files);
});

test('nothing is put into a bucket that is not there', async () => {
  const source = body('text');
  const put = there.store.put({ ...at('k'), bucket: 'nowhere' }, source);
  await expect(put).rejects.toBeInstanceOf(BucketNotFoundError);
  expect(source.destroyed).toBe(true);
});

test('versions are told apart', async () => {
  await keepVersions(there);
  const one = await there.store.put(at('v'), body('one'));
  await there.store.put(at('v'), body('two'));
  const got = await there.store.get(at('v', one.versionId));
  expect(got && (await text(got.body))).toBe('one');
});
