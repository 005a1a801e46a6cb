import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  account,
  at,
  bucket,
  keepVersions,
  openTestObjects,
  putText,
  type TestObjects,
} from '../../../../test/support/embedded-objects.js';
import { countRowsTouched } from '../../../../test/support/rows-touched.js';
import { sql } from '../../store/sql.js';
import { deleteObject, listObjects, listVersions } from './index.js';
import { behindAll, type ListedEntry, type Listing } from './listing.js';

let there: TestObjects;
beforeAll(async () => {
  there = await openTestObjects();
});
afterAll(() => there.close());

const everything = { account, bucket, prefix: '', delimiter: '', after: '', max: 1000 };

const nameOf = (entry: ListedEntry): string =>
  entry.kind === 'prefix' ? entry.prefix : entry.version.key;

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** What a listing is by its definition: all keys, gathered, cut and put in order. */
const expected = (keys: readonly string[], { prefix, delimiter, after }: Listing): string[] => {
  const names = keys
    .filter((key) => key.startsWith(prefix))
    .map((key) => {
      const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
      return end < 0 ? key : key.slice(0, end + delimiter.length);
    });
  return [...new Set(names)].filter((name) => byBytes(name, after) > 0).sort(byBytes);
};

const allPages = async (listing: Listing): Promise<string[]> => {
  const { entries, isTruncated } = await listObjects(there.objects, listing);
  const names = entries.map(nameOf);
  const last = names.at(-1);
  if (!isTruncated || last === undefined) return names;
  expect(names).toHaveLength(listing.max);
  return [...names, ...(await allPages({ ...listing, after: last }))];
};

// Few characters, so that keys have prefixes in common; and those at the edges of what there is.
const character = fc.constantFrom(
  'a',
  'b',
  '/',
  '/',
  '|',
  '\u0001',
  'é',
  '\ud7ff',
  '\ue000',
  '\u{10ffff}',
);
const text = (maxLength: number) =>
  fc.array(character, { maxLength }).map((characters) => characters.join(''));

test('a listing, page by page, is what its definition says, whatever keys there are', async () => {
  const keys = fc.sample(text(6), { numRuns: 60, seed: 7 }).filter((key) => key !== '');
  await Promise.all([...new Set(keys)].map((key) => putText(there, key, key)));
  await fc.assert(
    fc.asyncProperty(
      text(2),
      fc.oneof(fc.constantFrom('', '/', '/', '|a', '\u{10ffff}'), text(2)),
      fc.integer({ min: 1, max: 9 }),
      async (prefix, delimiter, max) => {
        const listing = { ...everything, prefix, delimiter, max };
        // Behind the last character there is nothing that a group of it could end before.
        if (behindAll(delimiter) === undefined) return;
        expect(await allPages(listing)).toEqual(expected([...new Set(keys)], listing));
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test('a listing begins behind a key or behind all that a common prefix stands for', async () => {
  for (const key of ['s/a', 's/b/1', 's/b/2', 's/c']) await putText(there, key, key);
  const listing = { ...everything, prefix: 's/', delimiter: '/' };
  const behind = async (after: string) =>
    (await listObjects(there.objects, { ...listing, after })).entries.map(nameOf);
  expect(await behind('s/a')).toEqual(['s/b/', 's/c']);
  expect(await behind('s/b/')).toEqual(['s/c']);
  expect(await behind('s/b/1')).toEqual(['s/b/', 's/c']);
  expect(await behind('a')).toEqual(['s/a', 's/b/', 's/c']);
  expect(await behind('t')).toEqual([]);
});

test('a page of none is the last one', async () => {
  expect(await listObjects(there.objects, { ...everything, max: 0 })).toEqual({
    entries: [],
    isTruncated: false,
  });
});

test('a bucket that is not there cannot be listed', async () => {
  const listing = listObjects(there.objects, { ...everything, bucket: 'nowhere' });
  await expect(listing).rejects.toMatchObject({ code: 'NoSuchBucket' });
});

describe('versions', () => {
  const versionsOf = async (from: Partial<Listing> & { readonly afterVersionId?: string }) => {
    const { entries, isTruncated } = await listVersions(there.objects, {
      ...everything,
      prefix: 'v',
      afterVersionId: undefined,
      ...from,
    });
    const listed = entries.map((entry) =>
      entry.kind === 'prefix' ? entry.prefix : [entry.version.key, entry.version.version_id],
    );
    return { listed, isTruncated };
  };

  test('are listed by key and newest first, across pages, groups and versions that go', async () => {
    const before = await putText(there, 'v1', 'zero');
    await keepVersions(there);
    const one = await putText(there, 'v1', 'one');
    const two = await putText(there, 'v1', 'two');
    const marker = await deleteObject(there.objects, at('v1'));
    await putText(there, 'v2/a', 'a');
    await putText(there, 'v2/b', 'b');
    const three = await putText(there, 'v3', 'three');
    const ofFirst = [marker.versionId, two.version_id, one.version_id, before.version_id];
    const all = [...ofFirst.map((id) => ['v1', id]), 'v2/', ['v3', three.version_id]];
    expect((await versionsOf({ delimiter: '/' })).listed).toEqual(all);
    expect((await versionsOf({})).listed).toHaveLength(7);

    const first = await versionsOf({ delimiter: '/', max: 2 });
    expect(first).toEqual({ listed: all.slice(0, 2), isTruncated: true });
    const behindTwo = { delimiter: '/', after: 'v1', afterVersionId: two.version_id };
    expect((await versionsOf(behindTwo)).listed).toEqual(all.slice(2));
    await deleteObject(there.objects, at('v1', two.version_id));
    expect((await versionsOf(behindTwo)).listed).toEqual(all.slice(2));
    expect((await versionsOf({ ...behindTwo, delimiter: '' })).listed).toHaveLength(5);
    expect((await versionsOf({ after: 'v1' })).listed).toHaveLength(3);
    expect((await versionsOf({ delimiter: '/', after: 'v2/' })).listed).toEqual(all.slice(5));
  });
});

test('a page is found without a walk through what it does not show', async () => {
  await there.database.rows(sql`
    insert into object_version (account, bucket, key, rank, version_id, is_latest, last_modified,
      object_id, size, etag, content)
    select ${account}, ${bucket}, 'w/' || (g % 50) || '/' || g % 5000, g, g::text, g <= 5000, 0,
      gen_random_uuid(), 1, 'e', '{"contentType": "", "headers": {}}'
    from generate_series(1, 20000) g`);
  // PostgreSQL does this by itself a minute after so many rows came in.
  await there.database.rows(sql`analyze object_version`);
  const database = countRowsTouched(there.database);
  const objects = { ...there.objects, database };
  const page = { ...everything, prefix: 'w/', max: 20, afterVersionId: undefined };
  const listings = [page, { ...page, delimiter: '/' }, { ...page, prefix: 'w/7/', after: 'w/7/3' }];
  for (const listing of listings) {
    expect((await listObjects(objects, listing)).entries).toHaveLength(20);
    expect(database.takeRowsTouched()).toBeLessThan(200);
    expect((await listVersions(objects, listing)).entries).toHaveLength(20);
    expect(database.takeRowsTouched()).toBeLessThan(200);
  }
});
