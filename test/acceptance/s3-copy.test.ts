import { createHash } from 'node:crypto';
import { CopyObjectCommand, DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { Bucket, startLiveS3, status } from '../support/live-s3.js';

const live = startLiveS3();
const { get } = live;

const put = (Key: string, Body: string | Buffer = 'text') =>
  live.s3().send(new PutObjectCommand({ Bucket, Key, Body }));

const quoted = (text: string | Buffer): string =>
  `"${createHash('md5').update(text).digest('hex')}"`;

describe('a copy', () => {
  test('has the bytes, and what was said of them or what is said anew', async () => {
    await live.s3().send(
      new PutObjectCommand({
        Bucket,
        Key: 'copy/source ü',
        Body: 'text',
        ContentType: 'text/css',
        Metadata: { a: '1' },
        Tagging: 't=1',
      }),
    );
    const CopySource = `${Bucket}/${encodeURIComponent('copy/source ü')}`;
    const { CopyObjectResult } = await live
      .s3()
      .send(new CopyObjectCommand({ Bucket, Key: 'copy/same', CopySource }));
    expect(CopyObjectResult?.ETag).toBe(quoted('text'));
    expect(await get('copy/same')).toMatchObject({
      bytes: Buffer.from('text'),
      ContentType: 'text/css',
      Metadata: { a: '1' },
      TagCount: 1,
    });
    await live.s3().send(
      new CopyObjectCommand({
        Bucket,
        Key: 'copy/other',
        CopySource,
        MetadataDirective: 'REPLACE',
        ContentType: 'text/plain',
        Metadata: { b: '2' },
        TaggingDirective: 'REPLACE',
        Tagging: '',
        ChecksumAlgorithm: 'SHA256',
      }),
    );
    const other = await get('copy/other');
    expect(other).toMatchObject({ ContentType: 'text/plain', Metadata: { b: '2' } });
    expect(other.TagCount).toBeUndefined();
    expect(other.ChecksumSHA256).toBe(createHash('sha256').update('text').digest('base64'));
    // A copy stands on its own.
    await live.s3().send(new DeleteObjectCommand({ Bucket, Key: 'copy/source ü' }));
    expect((await get('copy/same')).bytes.toString()).toBe('text');
  });

  test('onto itself has to change something', async () => {
    await put('self', 'text');
    const CopySource = `${Bucket}/self`;
    const onto = (more: object) =>
      live.s3().send(new CopyObjectCommand({ Bucket, Key: 'self', CopySource, ...more }));
    await expect(onto({})).rejects.toEqual(status(400, 'InvalidRequest'));
    await onto({ MetadataDirective: 'REPLACE', Metadata: { new: 'yes' } });
    expect(await get('self')).toMatchObject({
      bytes: Buffer.from('text'),
      Metadata: { new: 'yes' },
    });
  });

  test('is made or not by what its source is', async () => {
    const { ETag } = await put('copy/if', 'text');
    const copyIf = (more: object) =>
      live.s3().send(
        new CopyObjectCommand({
          Bucket,
          Key: 'copy/of',
          CopySource: `${Bucket}/copy/if`,
          ...more,
        }),
      );
    await expect(copyIf({ CopySourceIfNoneMatch: ETag })).rejects.toEqual(status(412));
    await copyIf({ CopySourceIfMatch: ETag });
    const none = { Bucket, Key: 'copy/of', CopySource: `${Bucket}/not/there` };
    await expect(live.s3().send(new CopyObjectCommand(none))).rejects.toEqual(
      status(404, 'NoSuchKey'),
    );
  });
});
