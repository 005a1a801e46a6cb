import {
  CreateBucketCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { liveServer } from './live-server.js';
import type { TestServer } from './server.js';

/** A live server and the AWS SDK, for all tests of a file, with a bucket `things`. */
export interface LiveS3 {
  readonly server: () => TestServer;
  readonly s3: () => S3Client;
  readonly get: (
    Key: string,
    more?: Readonly<Record<string, unknown>>,
  ) => Promise<Omit<GetObjectCommandOutput, 'Body'> & { readonly bytes: Buffer }>;
}

export const Bucket = 'things';

export const startLiveS3 = (): LiveS3 => {
  const live = liveServer(async ({ clients }) => {
    await clients.s3.send(new CreateBucketCommand({ Bucket }));
  });
  const s3 = () => live.clients.s3;
  return {
    server: () => live.server,
    s3,
    get: async (Key, more = {}) => {
      const { Body, ...answer } = await s3().send(new GetObjectCommand({ Bucket, Key, ...more }));
      return { ...answer, bytes: Buffer.from((await Body?.transformToByteArray()) ?? []) };
    },
  };
};

/** An error of the SDK with this status and, where it says why, this code. */
export const status = (httpStatusCode: number, name?: string): unknown =>
  expect.objectContaining({
    $metadata: expect.objectContaining({ httpStatusCode }),
    ...(name === undefined ? {} : { name }),
  });
