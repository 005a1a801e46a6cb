import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import {
  account,
  at,
  bucket,
  filesOf,
  md5,
  openObjectsOn,
  putText,
  readText,
  type TestObjects,
} from '../../../../test/support/embedded-objects.js';
import {
  abortUpload,
  completeUpload,
  copyObject,
  createUpload,
  deleteBucket,
  deleteObject,
  findObject,
  putPart,
  readObject,
  requireUpload,
  type UploadRow,
} from './index.js';

let shared: TestDatabase;
let there: TestObjects;
beforeAll(async () => {
  shared = await openTestDatabase();
});
afterAll(() => shared.close());
beforeEach(async () => {
  there = await openObjectsOn(shared.database);
});
afterEach(() => there.close());

const large = 'x'.repeat(5 * 1024 * 1024);

const begin = async (key: string): Promise<UploadRow> => {
  const content = { contentType: 'text/plain', headers: {}, metadata: {} };
  const uploadId = await createUpload(there.objects, at(key), { content, tags: [] });
  return requireUpload(there.objects, { ...at(key), uploadId });
};

const putPartOf = (upload: UploadRow, partNumber: number, text: string) =>
  putPart(there.objects, upload, {
    partNumber,
    body: Readable.from([Buffer.from(text)]),
    describe: () => ({ etag: md5(text), checksum: null }),
  });

const complete = (upload: UploadRow, texts: readonly (readonly [number, string])[]) =>
  completeUpload(
    there.objects,
    { ...at(upload.key), uploadId: upload.upload_id },
    {
      parts: texts.map(([partNumber, text]) => ({ partNumber, etag: md5(text) })),
      checksumOf: () => undefined,
      condition: {},
    },
  );

test('nothing of an upload is seen before it is completed, and nothing is copied then', async () => {
  const upload = await begin('k');
  await putPartOf(upload, 1, large);
  await putPartOf(upload, 2, 'end');
  await expect(readText(there, 'k')).rejects.toMatchObject({ code: 'NoSuchKey' });
  const files = await filesOf(there);
  const made = await complete(upload, [
    [1, large],
    [2, 'end'],
  ]);
  expect(made).toMatchObject({ size: large.length + 3, part_count: 2 });
  expect(await filesOf(there)).toEqual(files);
  expect(await readText(there, 'k')).toBe(`${large}end`);
});

test('parts that were replaced or left out leave no files', async () => {
  const upload = await begin('k');
  await putPartOf(upload, 1, 'first try');
  await putPartOf(upload, 1, 'second try');
  await putPartOf(upload, 2, 'left out');
  expect(await filesOf(there)).toHaveLength(2);
  await complete(upload, [[1, 'second try']]);
  expect(await filesOf(there)).toHaveLength(1);
  await deleteObject(there.objects, at('k'));
  expect(await filesOf(there)).toEqual([]);
});

test('of two who put the same part at once one is kept whole', async () => {
  const upload = await begin('k');
  const texts = Array.from({ length: 12 }, (_, index) => `${index}`.repeat(1000));
  await Promise.all(texts.map((text) => putPartOf(upload, 1, text)));
  expect(await filesOf(there)).toHaveLength(1);
});

test('an upload is completed once, whoever else completes or aborts it at the same time', async () => {
  const upload = await begin('k');
  await putPartOf(upload, 1, 'text');
  const results = await Promise.allSettled([
    complete(upload, [[1, 'text']]),
    abortUpload(there.objects, upload),
    putPartOf(upload, 1, 'late'),
    complete(upload, [[1, 'text']]),
  ]);
  const wins = results.map(({ status }) => status === 'fulfilled');
  // Whatever came first, what is there in the end is whole.
  const text = await readText(there, 'k').catch((error: { readonly code: string }) => error.code);
  expect(['text', 'NoSuchKey']).toContain(text);
  expect(wins[1]).toBe(text === 'NoSuchKey');
  expect(await filesOf(there)).toHaveLength(text === 'text' ? 1 : 0);
});

test('a part whose upload was aborted meanwhile leaves nothing', async () => {
  const upload = await begin('k');
  await abortUpload(there.objects, upload);
  await expect(putPartOf(upload, 1, 'late')).rejects.toMatchObject({ code: 'NoSuchUpload' });
  expect(await filesOf(there)).toEqual([]);
});

test('a bucket that only has uploads can be deleted, and they go with it', async () => {
  const upload = await begin('k');
  await putPartOf(upload, 1, 'text');
  await deleteBucket(there.objects, { account, bucket });
  expect(await filesOf(there)).toEqual([]);
  await expect(begin('k')).rejects.toMatchObject({ code: 'NoSuchBucket' });
});

test('who reads an object of parts reads it to its end after it was overwritten', async () => {
  const upload = await begin('k');
  const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(large.length));
  for (const [index, text] of texts.entries()) await putPartOf(upload, index + 1, text);
  await complete(
    upload,
    texts.map((text, index) => [index + 1, text] as const),
  );
  const { body } = await readObject(there.objects, at('k'));
  await once(body, 'readable');
  await putText(there, 'k', 'new');
  expect((await buffer(body)).equals(Buffer.from(texts.join('')))).toBe(true);
  await expect.poll(() => filesOf(there)).toHaveLength(1);
});

test('a range across parts is read from the parts that have it', async () => {
  const upload = await begin('k');
  const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(large.length));
  for (const [index, text] of texts.entries()) await putPartOf(upload, index + 1, text);
  await complete(
    upload,
    texts.map((text, index) => [index + 1, text] as const),
  );
  const whole = texts.join('');
  const edges = [
    0,
    1,
    large.length - 1,
    large.length,
    large.length + 1,
    2 * large.length,
    whole.length,
  ];
  for (const start of edges) {
    for (const end of edges.filter((edge) => edge > start)) {
      const { body } = await readObject(there.objects, at('k'), async () => ({ start, end }));
      expect((await buffer(body)).toString() === whole.slice(start, end)).toBe(true);
    }
  }
});

test('a copy has files of its own, of which the disk has one each', async () => {
  const bytes = randomBytes(1000).toString('hex');
  await putText(there, 'source', bytes);
  const source = await findObject(there.objects, at('source'));
  const { content, tags } = source;
  const copied = await copyObject(there.objects, at('copy'), {
    source,
    content,
    tags,
    condition: {},
  });
  expect(copied?.object_id).not.toBe(source.object_id);
  await deleteObject(there.objects, at('source'));
  expect(await readText(there, 'copy')).toBe(bytes);
  await deleteObject(there.objects, at('copy'));
  expect(await filesOf(there)).toEqual([]);
});

test('a source that has gone meanwhile is not copied, and leaves nothing', async () => {
  await putText(there, 'source', 'text');
  const source = await findObject(there.objects, at('source'));
  await deleteObject(there.objects, at('source'));
  const { content, tags } = source;
  const copy = { source, content, tags, condition: {} };
  expect(await copyObject(there.objects, at('copy'), copy)).toBeUndefined();
  expect(await filesOf(there)).toEqual([]);
});
