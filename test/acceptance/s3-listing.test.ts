import { createHash } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { startLiveS3, status } from '../support/live-s3.js';

const live = startLiveS3();

const quoted = (text: string | Buffer): string =>
  `"${createHash('md5').update(text).digest('hex')}"`;

describe('a listing', () => {
  const keys = ['a.txt', 'b/1', 'b/2', 'b/c/3', 'd', 'e/4', 'é', 'z'];
  beforeAll(async () => {
    await live.s3().send(new CreateBucketCommand({ Bucket: 'listed' }));
    for (const Key of keys) {
      await live.s3().send(new PutObjectCommand({ Bucket: 'listed', Key, Body: Key }));
    }
  });

  const listed = { Bucket: 'listed' };
  const keysOf = (page: { Contents?: { Key?: string | undefined }[] | undefined }) =>
    page.Contents?.map(({ Key }) => Key) ?? [];
  const prefixesOf = (page: { CommonPrefixes?: { Prefix?: string | undefined }[] | undefined }) =>
    page.CommonPrefixes?.map(({ Prefix }) => Prefix) ?? [];

  test('has keys by their bytes, with what is known of them', async () => {
    const page = await live.s3().send(new ListObjectsV2Command({ ...listed, FetchOwner: true }));
    expect(keysOf(page)).toEqual(
      keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
    expect(page).toMatchObject({ KeyCount: 8, IsTruncated: false, MaxKeys: 1000, Name: 'listed' });
    expect(page.Contents?.[0]).toMatchObject({
      Size: 5,
      ETag: quoted('a.txt'),
      StorageClass: 'STANDARD',
      Owner: { ID: '000000000000' },
      ChecksumAlgorithm: ['CRC32'],
    });
  });

  test('gathers keys under common prefixes', async () => {
    const top = await live.s3().send(new ListObjectsV2Command({ ...listed, Delimiter: '/' }));
    expect([keysOf(top), prefixesOf(top)]).toEqual([
      ['a.txt', 'd', 'z', 'é'],
      ['b/', 'e/'],
    ]);
    const inner = await live
      .s3()
      .send(new ListObjectsV2Command({ ...listed, Delimiter: '/', Prefix: 'b/' }));
    expect([keysOf(inner), prefixesOf(inner)]).toEqual([['b/1', 'b/2'], ['b/c/']]);
  });

  test.each([1, 2, 3, 5])('in pages of %i misses nothing and repeats nothing', async (MaxKeys) => {
    for (const Delimiter of [undefined, '/']) {
      const seen: unknown[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await live
          .s3()
          .send(new ListObjectsV2Command({ ...listed, MaxKeys, Delimiter, ContinuationToken }));
        seen.push(...keysOf(page), ...prefixesOf(page));
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken);
      const all = Delimiter ? ['a.txt', 'b/', 'd', 'e/', 'z', 'é'] : keys;
      expect(seen.toSorted()).toEqual(all.toSorted());
    }
  });

  test('of the first version pages by markers', async () => {
    const seen: unknown[] = [];
    let Marker: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(Marker);
      seen.push(...keysOf(page), ...prefixesOf(page));
      Marker = page.NextMarker;
    } while (Marker);
    expect(seen).toEqual(['a.txt', 'b/', 'd', 'e/', 'z', 'é']);
    function list(from: string | undefined) {
      return live
        .s3()
        .send(new ListObjectsCommand({ ...listed, Delimiter: '/', MaxKeys: 1, Marker: from }));
    }
  });

  test('begins after a key', async () => {
    expect(
      keysOf(await live.s3().send(new ListObjectsV2Command({ ...listed, StartAfter: 'd' }))),
    ).toEqual(['e/4', 'z', 'é']);
    expect(
      keysOf(await live.s3().send(new ListObjectsCommand({ ...listed, Marker: 'e/' }))),
    ).toEqual(['e/4', 'z', 'é']);
  });

  test('refuses a token that is none of its own', async () => {
    await expect(
      live.s3().send(new ListObjectsV2Command({ ...listed, ContinuationToken: '!' })),
    ).rejects.toEqual(status(400, 'InvalidArgument'));
  });
});

describe('versions', () => {
  const versioned = { Bucket: 'versioned' };
  const putVersion = async (Key: string, Body: string) =>
    (await live.s3().send(new PutObjectCommand({ ...versioned, Key, Body }))).VersionId;
  beforeAll(async () => {
    await live.s3().send(new CreateBucketCommand(versioned));
    expect(
      (await live.s3().send(new GetBucketVersioningCommand(versioned))).Status,
    ).toBeUndefined();
    await live.s3().send(
      new PutBucketVersioningCommand({
        ...versioned,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );
    expect((await live.s3().send(new GetBucketVersioningCommand(versioned))).Status).toBe(
      'Enabled',
    );
  });

  test('are kept, read, listed newest first, hidden by delete markers and deleted', async () => {
    const one = await putVersion('k', 'one');
    const two = await putVersion('k', 'two');
    const read = async (VersionId?: string) => {
      const { Body } = await live
        .s3()
        .send(new GetObjectCommand({ ...versioned, Key: 'k', VersionId }));
      return Body?.transformToString();
    };
    expect(await read()).toBe('two');
    expect(await read(one)).toBe('one');
    const marker = await live.s3().send(new DeleteObjectCommand({ ...versioned, Key: 'k' }));
    expect(marker.DeleteMarker).toBe(true);
    await expect(read()).rejects.toEqual(status(404, 'NoSuchKey'));
    await expect(read(marker.VersionId)).rejects.toEqual(status(405, 'MethodNotAllowed'));
    await expect(read('f'.repeat(32))).rejects.toEqual(status(404, 'NoSuchVersion'));
    const listed = await live
      .s3()
      .send(new ListObjectVersionsCommand({ ...versioned, Prefix: 'k' }));
    expect(listed.Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
      [two, false],
      [one, false],
    ]);
    expect(listed.DeleteMarkers).toMatchObject([{ VersionId: marker.VersionId, IsLatest: true }]);
    await live
      .s3()
      .send(new DeleteObjectCommand({ ...versioned, Key: 'k', VersionId: marker.VersionId }));
    expect(await read()).toBe('two');
    await live.s3().send(new DeleteObjectCommand({ ...versioned, Key: 'k', VersionId: two }));
    expect(await read()).toBe('one');
  });

  test('are listed in pages while they are being deleted, as who empties a bucket does', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (const key of ['p/1', 'p/2', 'q']) await putVersion(key, `${round}`);
    }
    await live.s3().send(new DeleteObjectCommand({ ...versioned, Key: 'q' }));
    let KeyMarker: string | undefined;
    let VersionIdMarker: string | undefined;
    do {
      const page = await live
        .s3()
        .send(
          new ListObjectVersionsCommand({ ...versioned, MaxKeys: 2, KeyMarker, VersionIdMarker }),
        );
      const Objects = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(
        ({ Key, VersionId }) => ({ Key, VersionId }),
      );
      await live.s3().send(new DeleteObjectsCommand({ ...versioned, Delete: { Objects } }));
      KeyMarker = page.NextKeyMarker;
      VersionIdMarker = page.NextVersionIdMarker;
    } while (KeyMarker);
    await live.s3().send(new DeleteBucketCommand(versioned));
  });
});
