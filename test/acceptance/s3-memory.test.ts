import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { platform } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { expect, test } from 'vitest';
import { liveServer } from '../support/live-server.js';

const MiB = 1024 * 1024;
/** 5120 makes it the largest object that S3 takes in one piece. */
const size = Number(process.env['PIPEWRIGHT_LARGE_OBJECT_MIB'] ?? 1024) * MiB;
const memoryMax = 200 * MiB;

let s3: S3Client;
const live = liveServer(async ({ clients }) => {
  s3 = clients.s3;
  await s3.send(new CreateBucketCommand({ Bucket: 'large' }));
});

/** As many bytes as asked for, which come to the same again and again. */
const bytes = (): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < size; at += MiB) yield Buffer.alloc(MiB, at / MiB);
    })(),
    { objectMode: false },
  );

const md5 = async (body: Readable): Promise<string> => {
  const hash: Hash = createHash('md5');
  for await (const chunk of body) hash.update(chunk);
  return hash.digest('hex');
};

/** The most memory that the server has had so far. */
const peakMemory = async (): Promise<number> => {
  for (const pid of await readdir('/proc')) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes('pipewright.mjs') || !command.includes(live.dataDirectory)) continue;
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
  }
  throw new Error('The server is not among the processes.');
};

const download = async (Key: string): Promise<string> => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'large', Key }));
  if (!(Body instanceof Readable)) throw new Error('The SDK gives streams in Node.');
  return md5(Body);
};

test.skipIf(platform() !== 'linux')(
  `an object of ${size / MiB} MiB goes in and out through less than 200 MiB of memory`,
  async () => {
    const expected = await md5(bytes());
    const url = await getSignedUrl(s3, new PutObjectCommand({ Bucket: 'large', Key: 'plain' }));
    const put = request(url, { method: 'PUT', headers: { 'content-length': size } });
    const answered = once(put, 'response');
    await pipeline(bytes(), put);
    const [response] = await answered;
    expect([response.statusCode, response.headers.etag]).toEqual([200, `"${expected}"`]);
    response.resume();
    expect(await download('plain')).toBe(expected);

    // In chunks with a checksum behind them, and in parts.
    const params = { Bucket: 'large', ContentLength: size };
    const { ETag } = await s3.send(
      new PutObjectCommand({ ...params, Key: 'chunked', Body: bytes() }),
    );
    expect(ETag).toBe(`"${expected}"`);
    await new Upload({
      client: s3,
      params: { Bucket: 'large', Key: 'parts', Body: bytes() },
      partSize: 32 * MiB,
    }).done();
    expect(await download('parts')).toBe(expected);
    expect(await peakMemory()).toBeLessThan(memoryMax);
  },
  600_000,
);
