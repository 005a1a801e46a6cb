import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  ChecksumAlgorithm,
  CompleteMultipartUploadCommand,
  DeleteObjectsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedSigning } from '../../../../../test/support/decode-body.js';
import { type BodyRequest, decodeBody, type ReceivedBody } from './index.js';

interface Decoded extends ReceivedBody {
  readonly data: Buffer;
  readonly headers: IncomingHttpHeaders;
}

let server: Server;
let client: S3Client;
let next: (decoded: Decoded) => void = () => undefined;
let asked: Partial<BodyRequest> = {};

beforeAll(async () => {
  server = createServer(async (incoming, outgoing) => {
    const { headers } = incoming;
    const { stream, received } = decodeBody(incoming, {
      headers,
      payloadHash: headers['x-amz-content-sha256']?.toString(),
      signing: seedSigning,
      sizeMax: 1024 ** 3,
      needsLength: true,
      ...asked,
    });
    const data = await buffer(stream);
    next({ data, headers, ...received() });
    outgoing.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = new S3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'secret' },
  });
});
afterAll(() => {
  client.destroy();
  server.close();
});

const received = async (
  send: () => Promise<unknown>,
  request: Partial<BodyRequest> = {},
): Promise<Decoded> => {
  asked = request;
  const decoded = new Promise<Decoded>((resolve) => {
    next = resolve;
  });
  // What the SDK makes of the empty answer does not matter here.
  await Promise.allSettled([send()]);
  return decoded;
};

const at = { Bucket: 'bucket', Key: 'key' };
const data = Buffer.alloc(200_000, 'Pipewright ');
const algorithms = [
  ChecksumAlgorithm.CRC32,
  ChecksumAlgorithm.CRC32C,
  ChecksumAlgorithm.CRC64NVME,
  ChecksumAlgorithm.SHA1,
  ChecksumAlgorithm.SHA256,
];

describe('what the AWS SDK sends', () => {
  test.each(algorithms)('of a buffer with %s decodes to it', async (ChecksumAlgorithm) => {
    const decoded = await received(() =>
      client.send(new PutObjectCommand({ ...at, Body: data, ChecksumAlgorithm })),
    );
    expect(decoded.data.equals(data)).toBe(true);
    expect(decoded.checksum?.algorithm).toBe(ChecksumAlgorithm);
  });

  test.each(algorithms)('of a stream with %s decodes to it', async (ChecksumAlgorithm) => {
    const pieces = [
      data.subarray(0, 70_000),
      data.subarray(70_000, 140_000),
      data.subarray(140_000),
    ];
    const decoded = await received(() =>
      client.send(
        new UploadPartCommand({
          ...at,
          PartNumber: 1,
          UploadId: 'upload',
          Body: Readable.from(pieces),
          ContentLength: data.length,
          ChecksumAlgorithm,
        }),
      ),
    );
    expect(decoded.headers['x-amz-content-sha256']).toBe('STREAMING-UNSIGNED-PAYLOAD-TRAILER');
    expect(decoded.data.equals(data)).toBe(true);
    expect(decoded.checksum?.algorithm).toBe(ChecksumAlgorithm);
  });

  test('with nothing said of checksums has one all the same', async () => {
    const decoded = await received(() => client.send(new PutObjectCommand({ ...at, Body: 'a' })));
    expect(decoded).toMatchObject({ size: 1, checksum: { algorithm: 'CRC32' } });
  });

  test('of a list of objects to delete decodes to it', async () => {
    const decoded = await received(() =>
      client.send(
        new DeleteObjectsCommand({ Bucket: 'bucket', Delete: { Objects: [{ Key: 'a' }] } }),
      ),
    );
    expect(decoded.data.toString()).toContain('<Key>a</Key>');
  });

  test('to complete an upload carries the checksum of the object and not of the body', async () => {
    const decoded = await received(
      () =>
        client.send(
          new CompleteMultipartUploadCommand({
            ...at,
            UploadId: 'upload',
            ChecksumCRC32: 'AAAAAA==',
            MultipartUpload: { Parts: [{ PartNumber: 1, ETag: 'etag' }] },
          }),
        ),
      { checksumOf: 'object' },
    );
    expect(decoded.data.toString()).toContain('<PartNumber>1</PartNumber>');
  });
});
