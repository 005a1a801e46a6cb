import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import {
  at,
  described,
  filesOf,
  openObjectsOn,
  putText,
  readText,
  type TestObjects,
} from '../../../../test/support/embedded-objects.js';
import { createUpload, putObject, putPart, requireUpload } from './index.js';

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

const inAMinute = () => Date.now() + 60_000;

/** What a server leaves behind that is killed in the middle of an upload. */
const leaveBehind = async (name: string): Promise<void> => {
  await writeFile(join(there.dataDirectory, 'objects', name.slice(0, 2), name), 'half');
};

test('what a killed server left behind is removed when it is old enough, and nothing else', async () => {
  await putText(there, 'k', 'text');
  const uploadId = await createUpload(there.objects, at('parts'), {
    content: { contentType: '', headers: {}, metadata: {} },
    tags: [],
  });
  await putPart(there.objects, await requireUpload(there.objects, { ...at('parts'), uploadId }), {
    partNumber: 1,
    body: Readable.from([Buffer.from('part')]),
    describe: () => ({ etag: 'e', checksum: null }),
  });
  const files = await filesOf(there);
  expect(files).toHaveLength(2);
  const orphans = [randomUUID(), `${randomUUID()}.part`];
  for (const name of orphans) await leaveBehind(name);
  expect(await there.sweepOrphans({ olderThan: Date.now() - 60_000 })).toBe(0);
  expect(await filesOf(there)).toHaveLength(4);
  expect(await there.sweepOrphans({ olderThan: inAMinute() })).toBe(2);
  expect(await filesOf(there)).toEqual(files);
  expect(await readText(there, 'k')).toBe('text');
});

test('many orphans are removed, and files of other people are not touched', async () => {
  await Promise.all(Array.from({ length: 1200 }, () => leaveBehind(randomUUID())));
  await leaveBehind('aa-notes.txt');
  expect(await there.sweepOrphans({ olderThan: inAMinute() })).toBe(1200);
  expect(await filesOf(there)).toEqual(['aa-notes.txt']);
});

test('a file whose row may be there stays when the database fails, until it proves an orphan', async () => {
  const lost = new Error('the connection was lost');
  const transaction = () => Promise.reject(lost);
  const objects = { ...there.objects, database: { ...there.database, transaction } };
  const put = putObject(objects, at('k'), {
    body: Readable.from([Buffer.from('text')]),
    describe: () => described('e'),
  });
  await expect(put).rejects.toBe(lost);
  expect(await filesOf(there)).toHaveLength(1);
  expect(await there.sweepOrphans({ olderThan: inAMinute() })).toBe(1);
});
