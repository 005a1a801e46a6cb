import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  DeleteObjectTaggingCommand,
  GetObjectAttributesCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { Bucket, startLiveS3, status } from '../support/live-s3.js';

const live = startLiveS3();
const { get } = live;

const put = (Key: string, Body: string | Buffer = 'text') =>
  live.s3().send(new PutObjectCommand({ Bucket, Key, Body }));

const quoted = (text: string | Buffer): string =>
  `"${createHash('md5').update(text).digest('hex')}"`;

describe('an object', () => {
  test('comes back with its bytes, its ETag and all that was said of it', async () => {
    const Body = randomBytes(100_000);
    const written = await live.s3().send(
      new PutObjectCommand({
        Bucket,
        Key: 'described',
        Body,
        ContentType: 'text/css',
        CacheControl: 'max-age=60',
        ContentDisposition: 'attachment; filename="x.css"',
        ContentEncoding: 'identity',
        ContentLanguage: 'de',
        Expires: new Date('2030-01-01T00:00:00Z'),
        Metadata: { Purpose: 'a test', empty: '' },
        ServerSideEncryption: 'aws:kms',
        SSEKMSKeyId: 'alias/key',
        Tagging: 'team=tools&kind=a%20b',
      }),
    );
    expect(written).toMatchObject({ ETag: quoted(Body), ServerSideEncryption: 'aws:kms' });
    const described = {
      ContentType: 'text/css',
      CacheControl: 'max-age=60',
      ContentDisposition: 'attachment; filename="x.css"',
      ContentEncoding: 'identity',
      ContentLanguage: 'de',
      ExpiresString: 'Tue, 01 Jan 2030 00:00:00 GMT',
      ContentLength: 100_000,
      ETag: quoted(Body),
      Metadata: { purpose: 'a test', empty: '' },
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: 'alias/key',
      AcceptRanges: 'bytes',
    };
    const read = await get('described');
    expect(read.bytes.equals(Body)).toBe(true);
    expect(read).toMatchObject({ ...described, TagCount: 2 });
    expect(Math.abs(Date.now() - (read.LastModified?.getTime() ?? 0))).toBeLessThan(60_000);
    expect(await live.s3().send(new HeadObjectCommand({ Bucket, Key: 'described' }))).toMatchObject(
      described,
    );
  });

  test('may be a stream of unknown checksum, sent in signed chunks with a trailer', async () => {
    const bytes = randomBytes(3_000_000);
    const { ETag, ChecksumCRC32 } = await live.s3().send(
      new PutObjectCommand({
        Bucket,
        Key: 'streamed',
        Body: Readable.from([bytes.subarray(0, 1_000_000), bytes.subarray(1_000_000)]),
        ContentLength: bytes.length,
        ContentEncoding: 'gzip',
      }),
    );
    expect(ETag).toBe(quoted(bytes));
    expect(ChecksumCRC32).toMatch(/==$/);
    const read = await get('streamed');
    expect(read.bytes.equals(bytes)).toBe(true);
    expect(read).toMatchObject({ ContentEncoding: 'gzip', ChecksumCRC32 });
  });

  test.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
    'keeps the checksum that it came with: %s',
    async (ChecksumAlgorithm) => {
      const Key = `checksum-${ChecksumAlgorithm}`;
      const name = `Checksum${ChecksumAlgorithm}` as const;
      const written = await live
        .s3()
        .send(new PutObjectCommand({ Bucket, Key, Body: 'text', ChecksumAlgorithm }));
      expect(written[name]).toBeTruthy();
      const read = await get(Key, { ChecksumMode: 'ENABLED' });
      expect(read[name]).toBe(written[name]);
      expect(read.ChecksumType).toBe('FULL_OBJECT');
      const silent = await live.s3().send(new HeadObjectCommand({ Bucket, Key }));
      expect(silent[name]).toBeUndefined();
    },
  );

  test('is refused when its checksum is not its own', async () => {
    const wrong = new PutObjectCommand({
      Bucket,
      Key: 'wrong',
      Body: 'text',
      ChecksumCRC32: 'AAAAAA==',
    });
    await expect(live.s3().send(wrong)).rejects.toEqual(status(400, 'BadDigest'));
    await expect(get('wrong')).rejects.toEqual(status(404, 'NoSuchKey'));
  });

  test.each([
    'a b+c%20d&e=f?g#h',
    '/begins/with/a/slash',
    'ends/with/a/slash/',
    'dots/../and/./such',
    'many//slashes///here',
    'ümläut/日本語/🙂',
    'control\u0001\r\n\tcharacters',
    'ends with a space ',
    'x'.repeat(1024),
  ])('may have the key %j', async (Key) => {
    await put(Key, Key);
    expect((await get(Key)).bytes.toString()).toBe(Key);
    const { Contents } = await live
      .s3()
      .send(new ListObjectsV2Command({ Bucket, Prefix: Key, EncodingType: 'url' }));
    expect(Contents?.map((one) => decodeURIComponent(one.Key ?? ''))).toEqual([Key]);
    await live.s3().send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }] } }));
    await expect(get(Key)).rejects.toEqual(status(404, 'NoSuchKey'));
  });

  test('may not have a key of more than 1024 bytes', async () => {
    await expect(put('ü'.repeat(513))).rejects.toEqual(status(400, 'KeyTooLongError'));
  });

  test.each([
    ['bytes=2-5', '2345', 'bytes 2-5/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=5-999', '56789', 'bytes 5-9/10'],
    ['bytes=-999', '0123456789', 'bytes 0-9/10'],
  ])('is read in part: %s', async (Range, text, ContentRange) => {
    await put('ranged', '0123456789');
    const read = await get('ranged', { Range });
    expect(read.bytes.toString()).toBe(text);
    expect(read).toMatchObject({ ContentRange, ContentLength: text.length });
    expect(read.$metadata.httpStatusCode).toBe(206);
  });

  test.each(['bytes=10-', 'bytes=20-30', 'bytes=-0'])('has no bytes in %s', async (Range) => {
    await put('ranged', '0123456789');
    await expect(get('ranged', { Range })).rejects.toEqual(status(416, 'InvalidRange'));
  });

  test('is read or not by what its reader knows of it', async () => {
    const { ETag } = await put('conditional');
    const yesterday = new Date(Date.now() - 86_400_000);
    const tomorrow = new Date(Date.now() + 86_400_000);
    const failed = status(412);
    const same = expect.objectContaining({
      $metadata: expect.objectContaining({ httpStatusCode: 304 }),
    });
    await get('conditional', { IfMatch: ETag });
    await expect(get('conditional', { IfMatch: '"other"' })).rejects.toEqual(failed);
    await get('conditional', { IfNoneMatch: '"other"' });
    await expect(get('conditional', { IfNoneMatch: ETag })).rejects.toEqual(same);
    await get('conditional', { IfModifiedSince: yesterday });
    await expect(get('conditional', { IfModifiedSince: tomorrow })).rejects.toEqual(same);
    await get('conditional', { IfUnmodifiedSince: tomorrow });
    await expect(get('conditional', { IfUnmodifiedSince: yesterday })).rejects.toEqual(failed);
    await get('conditional', { IfMatch: ETag, IfUnmodifiedSince: yesterday });
  });

  test('is written or not by what is there', async () => {
    const make = (condition: object) =>
      live.s3().send(new PutObjectCommand({ Bucket, Key: 'guarded', Body: 'x', ...condition }));
    await expect(make({ IfMatch: '"any"' })).rejects.toEqual(status(404, 'NoSuchKey'));
    const { ETag } = await make({ IfNoneMatch: '*' });
    await expect(make({ IfNoneMatch: '*' })).rejects.toEqual(status(412, 'PreconditionFailed'));
    await expect(make({ IfMatch: '"other"' })).rejects.toEqual(status(412, 'PreconditionFailed'));
    await make({ IfMatch: ETag });
  });

  test('is answered with other headers when the query says so', async () => {
    await put('overridden');
    expect(
      await get('overridden', {
        ResponseContentType: 'text/plain',
        ResponseContentDisposition: 'attachment',
      }),
    ).toMatchObject({ ContentType: 'text/plain', ContentDisposition: 'attachment' });
  });

  test('tells its attributes', async () => {
    await put('attributes', 'text');
    const attributes = await live.s3().send(
      new GetObjectAttributesCommand({
        Bucket,
        Key: 'attributes',
        ObjectAttributes: ['ETag', 'Checksum', 'ObjectSize', 'StorageClass', 'ObjectParts'],
      }),
    );
    expect(attributes).toMatchObject({
      ETag: quoted('text').replaceAll('"', ''),
      ObjectSize: 4,
      StorageClass: 'STANDARD',
      Checksum: { ChecksumType: 'FULL_OBJECT' },
    });
  });

  test('has tags that are changed apart from it', async () => {
    await put('tagged');
    const tags = async () =>
      (await live.s3().send(new GetObjectTaggingCommand({ Bucket, Key: 'tagged' }))).TagSet;
    expect(await tags()).toEqual([]);
    const TagSet = [{ Key: 'a', Value: '1 + 2 ü' }];
    await live
      .s3()
      .send(new PutObjectTaggingCommand({ Bucket, Key: 'tagged', Tagging: { TagSet } }));
    expect(await tags()).toEqual(TagSet);
    await live.s3().send(new DeleteObjectTaggingCommand({ Bucket, Key: 'tagged' }));
    expect(await tags()).toEqual([]);
  });
});
