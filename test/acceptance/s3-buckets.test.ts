import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { stockClients } from '../support/clients.js';
import { Bucket, startLiveS3, status } from '../support/live-s3.js';

const live = startLiveS3();

describe('buckets', () => {
  test('are made, told of, and deleted when they are empty', async () => {
    const made = await live.s3().send(new CreateBucketCommand({ Bucket: 'short-lived' }));
    expect(made.Location).toBe('/short-lived');
    // In the oldest region, making one's own bucket again is no error.
    await live.s3().send(new CreateBucketCommand({ Bucket: 'short-lived' }));
    await live.s3().send(new HeadBucketCommand({ Bucket: 'short-lived' }));
    const { Buckets } = await live.s3().send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toContain('short-lived');
    await live.s3().send(new PutObjectCommand({ Bucket: 'short-lived', Key: 'k', Body: 'x' }));
    await expect(
      live.s3().send(new DeleteBucketCommand({ Bucket: 'short-lived' })),
    ).rejects.toEqual(status(409, 'BucketNotEmpty'));
    await live.s3().send(new DeleteObjectCommand({ Bucket: 'short-lived', Key: 'k' }));
    await live.s3().send(new DeleteBucketCommand({ Bucket: 'short-lived' }));
    await expect(live.s3().send(new HeadBucketCommand({ Bucket: 'short-lived' }))).rejects.toEqual(
      status(404),
    );
  });

  test('know their region, and are the account’s own in all regions', async () => {
    const elsewhere = stockClients({ ...live.server(), region: 'eu-west-1' });
    await elsewhere.s3.send(new CreateBucketCommand({ Bucket: 'in-ireland' }));
    const { LocationConstraint } = await live
      .s3()
      .send(new GetBucketLocationCommand({ Bucket: 'in-ireland' }));
    expect(LocationConstraint).toBe('eu-west-1');
    await expect(
      elsewhere.s3.send(new CreateBucketCommand({ Bucket: 'in-ireland' })),
    ).rejects.toEqual(status(409, 'BucketAlreadyOwnedByYou'));
    expect(
      (await live.s3().send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint,
    ).toBeUndefined();
    elsewhere.close();
  });

  test.each(['ab', 'Has-Capitals', '192.168.0.1', 'two..dots', '-begins', 'a'.repeat(64)])(
    'are not named %s',
    async (name) => {
      await expect(live.s3().send(new CreateBucketCommand({ Bucket: name }))).rejects.toEqual(
        status(400, 'InvalidBucketName'),
      );
    },
  );

  test('say properly that they have no policy', async () => {
    await expect(live.s3().send(new GetBucketPolicyCommand({ Bucket }))).rejects.toEqual(
      status(404, 'NoSuchBucketPolicy'),
    );
  });
});
