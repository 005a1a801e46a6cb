import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import {
  at,
  filesOf,
  keepVersions,
  openObjectsOn,
  putText,
  readText,
  type TestObjects,
} from '../../../../test/support/embedded-objects.js';
import { deleteObject, readObject } from './index.js';

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

test('without versioning an object and its file are gone for good', async () => {
  await putText(there, 'k', 'text');
  expect(await deleteObject(there.objects, at('k'))).toEqual({ isDeleteMarker: false });
  await expect(readText(there, 'k')).rejects.toMatchObject({ code: 'NoSuchKey' });
  expect(await filesOf(there)).toEqual([]);
});

test('deleting what is not there is no error', async () => {
  expect(await deleteObject(there.objects, at('k'))).toEqual({ isDeleteMarker: false });
  const id = 'f'.repeat(32);
  expect(await deleteObject(there.objects, at('k', id))).toEqual({
    versionId: id,
    isDeleteMarker: false,
  });
});

test('with versioning a delete marker hides the object, and goes as any version goes', async () => {
  await keepVersions(there);
  const { version_id } = await putText(there, 'k', 'text');
  const marker = await deleteObject(there.objects, at('k'));
  expect(marker.isDeleteMarker).toBe(true);
  await expect(readText(there, 'k')).rejects.toMatchObject({
    code: 'NoSuchKey',
    headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker.versionId },
  });
  await expect(readText(there, 'k', marker.versionId)).rejects.toMatchObject({
    code: 'MethodNotAllowed',
  });
  expect(await readText(there, 'k', version_id)).toBe('text');
  expect(await deleteObject(there.objects, at('k', marker.versionId))).toEqual(marker);
  expect(await readText(there, 'k')).toBe('text');
});

test('deleting the newest version makes the one before it the current one', async () => {
  await keepVersions(there);
  await putText(there, 'k', 'one');
  const two = await putText(there, 'k', 'two');
  await deleteObject(there.objects, at('k', two.version_id));
  expect(await readText(there, 'k')).toBe('one');
  expect(await filesOf(there)).toHaveLength(1);
});

test('with suspended versioning the delete marker takes the place of the version without an id', async () => {
  await putText(there, 'k', 'zero');
  await keepVersions(there, 'Suspended');
  expect(await deleteObject(there.objects, at('k'))).toEqual({
    versionId: 'null',
    isDeleteMarker: true,
  });
  await expect(readText(there, 'k', 'null')).rejects.toMatchObject({ code: 'MethodNotAllowed' });
  expect(await filesOf(there)).toEqual([]);
});

test('a conditional deletion wants the ETag that is there', async () => {
  const { etag } = await putText(there, 'k', 'text');
  const wrong = deleteObject(there.objects, at('k'), { ifMatch: '0'.repeat(32) });
  await expect(wrong).rejects.toMatchObject({ code: 'PreconditionFailed' });
  await deleteObject(there.objects, at('k'), { ifMatch: etag });
  expect(await filesOf(there)).toEqual([]);
});

test('who reads a deleted object reads it to its end; then its file goes', async () => {
  await putText(there, 'k', 'x'.repeat(1_000_000));
  const { body } = await readObject(there.objects, at('k'));
  await deleteObject(there.objects, at('k'));
  expect(await filesOf(there)).toHaveLength(1);
  const closed = once(body, 'close');
  expect(await buffer(body)).toHaveLength(1_000_000);
  await closed;
  await expect.poll(() => filesOf(there)).toEqual([]);
});

test('where servers share the files, those of a deleted object are left to the sweep', async () => {
  const among = await openObjectsOn(shared.database, { isShared: true });
  await putText(among, 'k', 'text');
  await deleteObject(among.objects, at('k'));
  expect(await filesOf(among)).toHaveLength(1);
  expect(await among.sweepOrphans({ olderThan: Date.now() - 60_000 })).toBe(0);
  expect(await among.sweepOrphans({ olderThan: Date.now() + 60_000 })).toBe(1);
  expect(await filesOf(among)).toEqual([]);
  await among.close();
});
