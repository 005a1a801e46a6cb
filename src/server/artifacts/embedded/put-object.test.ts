import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  at,
  described,
  filesOf,
  keepVersions,
  md5,
  openTestObjects,
  putText,
  readText,
  type TestObjects,
} from '../../../../test/support/embedded-objects.js';
import { until } from '../../../../test/support/until.js';
import { createBucket, putObject, readObject } from './index.js';

let there: TestObjects;
beforeAll(async () => {
  there = await openTestObjects();
});
afterAll(() => there.close());

test('what was put is read back, with what was said of it', async () => {
  const made = await putText(there, 'a/b c+%/ü', 'hello');
  expect(made).toMatchObject({ version_id: 'null', etag: md5('hello'), size: 5 });
  expect(await readText(there, 'a/b c+%/ü')).toBe('hello');
});

test('an object of no bytes is read back as such', async () => {
  await putText(there, 'empty', '');
  expect(await readText(there, 'empty')).toBe('');
});

test('a body that fails in its middle leaves the object before it, and no file', async () => {
  await putText(there, 'halfway', 'before');
  const files = await filesOf(there);
  const body = new PassThrough();
  const put = putObject(there.objects, at('halfway'), { body, describe: () => described('x') });
  body.write(randomBytes(300_000));
  await until('the upload is being written', async () =>
    (await filesOf(there)).some((name) => name.endsWith('.part')),
  );
  expect(await readText(there, 'halfway')).toBe('before');
  body.destroy(new Error('the client has gone'));
  await expect(put).rejects.toThrow('the client has gone');
  expect(await readText(there, 'halfway')).toBe('before');
  expect(await filesOf(there)).toEqual(files);
});

test('a body that is found wrong at its end is no object, and leaves no file', async () => {
  const files = await filesOf(there);
  const put = putObject(there.objects, at('wrong'), {
    body: Readable.from([Buffer.from('x')]),
    describe: () => described('x'),
    condition: { ifMatch: 'something else' },
  });
  await expect(put).rejects.toMatchObject({ code: 'NoSuchKey' });
  await expect(readText(there, 'wrong')).rejects.toMatchObject({ code: 'NoSuchKey' });
  expect(await filesOf(there)).toEqual(files);
});

test('a put into a bucket that does not exist is refused before its body is read', async () => {
  const body = new PassThrough();
  const put = putObject(
    there.objects,
    { ...at('x'), bucket: 'nowhere' },
    { body, describe: () => described('x') },
  );
  await expect(put).rejects.toMatchObject({ code: 'NoSuchBucket' });
  expect(body.readableDidRead).toBe(false);
});

test('accounts do not see each other’s buckets and objects', async () => {
  await putText(there, 'mine', 'mine');
  const other = { ...at('mine'), account: '111111111111' };
  await expect(readObject(there.objects, other)).rejects.toMatchObject({ code: 'NoSuchBucket' });
  await createBucket(there.objects, { ...other, region: 'eu-west-1' });
  await expect(readObject(there.objects, other)).rejects.toMatchObject({ code: 'NoSuchKey' });
});

test('of overwrites at once one wins whole, and only its file stays', async () => {
  const files = (await filesOf(there)).length;
  const texts = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(10_000 + index));
  await Promise.all(texts.map((text) => putText(there, 'raced', text)));
  expect(texts).toContain(await readText(there, 'raced'));
  expect(await filesOf(there)).toHaveLength(files + 1);
});

test('of conditional creations at once exactly one succeeds', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      putText(there, 'once', `text ${index}`, { ifNoneMatch: '*' }),
    ),
  );
  const made = results.filter(({ status }) => status === 'fulfilled');
  const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
  expect(made).toHaveLength(1);
  expect(refused).toEqual(Array.from({ length: 19 }, () => 'PreconditionFailed'));
  const index = results.findIndex(({ status }) => status === 'fulfilled');
  expect(await readText(there, 'once')).toBe(`text ${index}`);
});

test('a conditional overwrite wants the ETag that is there', async () => {
  await putText(there, 'versioned by etag', 'one');
  const wrong = putText(there, 'versioned by etag', 'two', { ifMatch: md5('other') });
  await expect(wrong).rejects.toMatchObject({ code: 'PreconditionFailed', status: 412 });
  await putText(there, 'versioned by etag', 'two', { ifMatch: md5('one') });
  expect(await readText(there, 'versioned by etag')).toBe('two');
});

test('a reader that has begun gets the object to its end after it was overwritten', async () => {
  const before = randomBytes(3_000_000);
  await putObject(there.objects, at('read'), {
    body: Readable.from([before]),
    describe: () => described('before'),
  });
  const { body } = await readObject(there.objects, at('read'));
  body.once('readable', () => undefined);
  await once(body, 'readable');
  await putText(there, 'read', 'after');
  expect((await buffer(body)).equals(before)).toBe(true);
  expect(await readText(there, 'read')).toBe('after');
});

test('readers during overwrites see one of the objects, never a part or a mixture', async () => {
  const texts = Array.from({ length: 30 }, (_, index) => `${index % 10}`.repeat(200_000));
  await putText(there, 'busy', texts[0] ?? '');
  const writing = (async () => {
    for (const text of texts) await putText(there, 'busy', text);
  })();
  const seen: string[] = [];
  for (let reads = 0; reads < 60; reads += 1) seen.push(await readText(there, 'busy'));
  await writing;
  expect(seen.filter((text) => !texts.includes(text))).toEqual([]);
});

test('with versioning every put makes a version, and the others can be read by their ids', async () => {
  const versions = await openTestObjects();
  const unversioned = await putText(versions, 'k', 'zero');
  await keepVersions(versions);
  const one = await putText(versions, 'k', 'one');
  const two = await putText(versions, 'k', 'two');
  expect(new Set([unversioned.version_id, one.version_id, two.version_id]).size).toBe(3);
  expect(await readText(versions, 'k')).toBe('two');
  expect(await readText(versions, 'k', one.version_id)).toBe('one');
  expect(await readText(versions, 'k', 'null')).toBe('zero');

  await keepVersions(versions, 'Suspended');
  const three = await putText(versions, 'k', 'three');
  expect(three.version_id).toBe('null');
  expect(await readText(versions, 'k', 'null')).toBe('three');
  expect(await readText(versions, 'k', two.version_id)).toBe('two');
  expect(await filesOf(versions)).toHaveLength(3);
  await versions.close();
});
