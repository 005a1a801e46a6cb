import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompleteMultipartUploadCommandInput,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  DeleteObjectCommand,
  GetObjectAttributesCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { expect, test } from 'vitest';
import { Bucket, startLiveS3, status } from '../support/live-s3.js';

const live = startLiveS3();
const { get } = live;

const MiB = 1024 * 1024;

const md5 = (...pieces: readonly Buffer[]): Buffer =>
  createHash('md5').update(Buffer.concat(pieces)).digest();

const begin = async (Key: string, more: Partial<CreateMultipartUploadCommandInput> = {}) => {
  const { UploadId } = await live
    .s3()
    .send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }));
  return { Bucket, Key, UploadId };
};

type Uploading = Awaited<ReturnType<typeof begin>>;

const part = async (upload: Uploading, PartNumber: number, Body: Buffer) => {
  const { ETag } = await live.s3().send(new UploadPartCommand({ ...upload, PartNumber, Body }));
  return { PartNumber, ETag };
};

const complete = (
  upload: Uploading,
  Parts: readonly { PartNumber: number; ETag: string | undefined }[],
  more: Partial<CompleteMultipartUploadCommandInput> = {},
) =>
  live.s3().send(
    new CompleteMultipartUploadCommand({
      ...upload,
      MultipartUpload: { Parts: [...Parts] },
      ...more,
    }),
  );

test('a stream of lib-storage becomes one object, which is read whole, in part and part by part', async () => {
  const bytes = randomBytes(12 * MiB + 5);
  const pieces = Array.from({ length: 13 }, (_, index) =>
    bytes.subarray(index * MiB, (index + 1) * MiB),
  );
  const upload = new Upload({
    client: live.s3(),
    params: { Bucket, Key: 'lib', Body: Readable.from(pieces), ContentType: 'text/css' },
    partSize: 5 * MiB,
  });
  const { ETag } = await upload.done();
  const parts = [0, 5, 10].map((at) => bytes.subarray(at * MiB, (at + 5) * MiB));
  const etag = `"${md5(...parts.map((one) => md5(one))).toString('hex')}-3"`;
  expect(ETag).toBe(etag);

  const whole = await get('lib');
  expect(whole.bytes.equals(bytes)).toBe(true);
  expect(whole).toMatchObject({ ETag: etag, ContentType: 'text/css', ContentLength: bytes.length });
  const across = await get('lib', { Range: `bytes=${5 * MiB - 10}-${10 * MiB + 9}` });
  expect(across.bytes.equals(bytes.subarray(5 * MiB - 10, 10 * MiB + 10))).toBe(true);
  const last = await get('lib', { PartNumber: 3 });
  expect(last.bytes.equals(bytes.subarray(10 * MiB))).toBe(true);
  expect(last.PartsCount).toBe(3);
  await expect(get('lib', { PartNumber: 4 })).rejects.toMatchObject({
    $metadata: { httpStatusCode: 416 },
  });
  const attributes = await live
    .s3()
    .send(
      new GetObjectAttributesCommand({ Bucket, Key: 'lib', ObjectAttributes: ['ObjectParts'] }),
    );
  expect(attributes.ObjectParts).toMatchObject({
    TotalPartsCount: 3,
    Parts: [{ Size: 5 * MiB }, { Size: 5 * MiB }, { Size: 2 * MiB + 5 }],
  });
});

test.each([
  { ChecksumAlgorithm: 'CRC32', ChecksumType: 'COMPOSITE', value: /==-2$/ },
  { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT', value: /^[^-]{8}$/ },
  { ChecksumAlgorithm: 'CRC32C', ChecksumType: 'FULL_OBJECT', value: /^[^-]{8}$/ },
  { ChecksumAlgorithm: 'CRC64NVME', ChecksumType: 'FULL_OBJECT', value: /^[^-]{12}$/ },
  { ChecksumAlgorithm: 'SHA256', ChecksumType: 'COMPOSITE', value: /=-2$/ },
] as const)(
  'the parts’ checksums become the object’s: $ChecksumAlgorithm, $ChecksumType',
  async ({ ChecksumAlgorithm, ChecksumType, value }) => {
    const Key = `sum-${ChecksumAlgorithm}-${ChecksumType}`;
    const name = `Checksum${ChecksumAlgorithm}` as const;
    const upload = await begin(Key, { ChecksumAlgorithm, ChecksumType });
    const bodies = [randomBytes(5 * MiB), randomBytes(1000)];
    const parts = [];
    for (const [index, Body] of bodies.entries()) {
      const PartNumber = index + 1;
      const answer = await live
        .s3()
        .send(new UploadPartCommand({ ...upload, PartNumber, Body, ChecksumAlgorithm }));
      parts.push({ PartNumber, ETag: answer.ETag, [name]: answer[name] });
    }
    const made = await complete(upload, parts);
    expect(made[name]).toMatch(value);
    expect(made.ChecksumType).toBe(ChecksumType);
    if (ChecksumAlgorithm === 'CRC32' && ChecksumType === 'FULL_OBJECT') {
      const sum = Buffer.alloc(4);
      sum.writeUInt32BE(crc32(Buffer.concat(bodies)));
      expect(made[name]).toBe(sum.toString('base64'));
    }
    // The SDK checks a checksum of the whole object itself.
    const read = await get(Key, { ChecksumMode: 'ENABLED' });
    expect(read[name]).toBe(made[name]);
    expect(read.bytes.equals(Buffer.concat(bodies))).toBe(true);
  },
);

test('an upload is made of the parts that are named, the last ones of their numbers', async () => {
  const upload = await begin('chosen', { Metadata: { a: '1' }, Tagging: 't=1' });
  const first = randomBytes(5 * MiB);
  await part(upload, 2, randomBytes(5 * MiB));
  const parts = [await part(upload, 2, first), await part(upload, 7, Buffer.from('end'))];
  await part(upload, 9, Buffer.from('not named'));
  const listed = await live.s3().send(new ListPartsCommand({ ...upload, MaxParts: 2 }));
  expect(listed).toMatchObject({
    IsTruncated: true,
    NextPartNumberMarker: '7',
    Parts: [
      { PartNumber: 2, Size: 5 * MiB, ETag: `"${md5(first).toString('hex')}"` },
      { PartNumber: 7, Size: 3 },
    ],
  });
  const rest = await live.s3().send(new ListPartsCommand({ ...upload, PartNumberMarker: '7' }));
  expect(rest.Parts?.map(({ PartNumber }) => PartNumber)).toEqual([9]);
  const made = await complete(upload, parts);
  const read = await get('chosen');
  expect(read.bytes.equals(Buffer.concat([first, Buffer.from('end')]))).toBe(true);
  expect(read).toMatchObject({ Metadata: { a: '1' }, TagCount: 1 });
  // A client that did not hear the answer asks again, and gets it again.
  expect((await complete(upload, parts)).ETag).toBe(made.ETag);
  await expect(part(upload, 1, Buffer.from('late'))).rejects.toEqual(status(404, 'NoSuchUpload'));
});

test('an upload is not completed with parts that are wrong', async () => {
  const upload = await begin('refused');
  const small = await part(upload, 1, Buffer.from('small'));
  const other = await part(upload, 2, Buffer.from('other'));
  await expect(complete(upload, [small, other])).rejects.toEqual(status(400, 'EntityTooSmall'));
  await expect(complete(upload, [other, small])).rejects.toEqual(status(400, 'InvalidPartOrder'));
  await expect(complete(upload, [small, small])).rejects.toEqual(status(400, 'InvalidPartOrder'));
  await expect(complete(upload, [{ ...small, ETag: other.ETag }])).rejects.toEqual(
    status(400, 'InvalidPart'),
  );
  await expect(complete(upload, [{ ...small, PartNumber: 3 }])).rejects.toEqual(
    status(400, 'InvalidPart'),
  );
  await expect(complete(upload, [])).rejects.toEqual(status(400, 'MalformedXML'));
  await expect(complete({ ...upload, Key: 'another' }, [small])).rejects.toEqual(
    status(404, 'NoSuchUpload'),
  );
  await expect(complete({ ...upload, UploadId: 'nonsense' }, [small])).rejects.toEqual(
    status(404, 'NoSuchUpload'),
  );
  await complete(upload, [small]);
  expect((await get('refused')).bytes.toString()).toBe('small');
});

test('an upload may demand that there is no object yet', async () => {
  await live.s3().send(new PutObjectCommand({ Bucket, Key: 'taken', Body: 'x' }));
  const upload = await begin('taken');
  const parts = [await part(upload, 1, Buffer.from('y'))];
  await expect(complete(upload, parts, { IfNoneMatch: '*' })).rejects.toEqual(
    status(412, 'PreconditionFailed'),
  );
  await complete(upload, parts);
});

test('uploads that go on are listed, by prefix and in groups, until they are aborted', async () => {
  const keys = ['list/a', 'list/b/1', 'list/b/2', 'list/c'];
  const uploads = [];
  for (const key of keys) uploads.push(await begin(key));
  const again = await begin('list/a');
  const list = async (more: object) => {
    const page = await live
      .s3()
      .send(new ListMultipartUploadsCommand({ Bucket, Prefix: 'list/', ...more }));
    return {
      keys: page.Uploads?.map(({ Key }) => Key),
      prefixes: page.CommonPrefixes?.map(({ Prefix }) => Prefix),
      next: [page.NextKeyMarker, page.NextUploadIdMarker],
      IsTruncated: page.IsTruncated,
    };
  };
  expect((await list({})).keys).toEqual(['list/a', ...keys]);
  expect(await list({ Delimiter: '/' })).toMatchObject({
    keys: ['list/a', 'list/a', 'list/c'],
    prefixes: ['list/b/'],
    IsTruncated: false,
  });
  const first = await list({ MaxUploads: 1 });
  expect(first).toMatchObject({ keys: ['list/a'], IsTruncated: true });
  const [KeyMarker, UploadIdMarker] = first.next;
  expect((await list({ KeyMarker, UploadIdMarker })).keys).toEqual(keys);
  for (const upload of [...uploads, again]) {
    await part(upload, 1, Buffer.from('in vain'));
    await live.s3().send(new AbortMultipartUploadCommand(upload));
  }
  expect((await list({})).keys).toBeUndefined();
  await expect(part(again, 1, Buffer.from('x'))).rejects.toEqual(status(404, 'NoSuchUpload'));
});

test('parts are copied from objects, and objects of parts are copied whole', async () => {
  const source = randomBytes(6 * MiB);
  await live.s3().send(new PutObjectCommand({ Bucket, Key: 'copied from', Body: source }));
  const upload = await begin('copied', { ChecksumAlgorithm: 'CRC32' });
  const CopySource = `${Bucket}/copied%20from`;
  const parts = [];
  for (const [index, CopySourceRange] of [undefined, 'bytes=10-19'].entries()) {
    const PartNumber = index + 1;
    const { CopyPartResult } = await live
      .s3()
      .send(new UploadPartCopyCommand({ ...upload, PartNumber, CopySource, CopySourceRange }));
    const { ETag, ChecksumCRC32 } = CopyPartResult ?? {};
    parts.push({ PartNumber, ETag, ChecksumCRC32 });
  }
  const beyond = { ...upload, PartNumber: 3, CopySource, CopySourceRange: `bytes=0-${6 * MiB}` };
  await expect(live.s3().send(new UploadPartCopyCommand(beyond))).rejects.toEqual(
    status(400, 'InvalidArgument'),
  );
  const { ETag } = await complete(upload, parts);
  const bytes = Buffer.concat([source, source.subarray(10, 20)]);
  await live
    .s3()
    .send(new CopyObjectCommand({ Bucket, Key: 'copy of parts', CopySource: `${Bucket}/copied` }));
  await live.s3().send(new DeleteObjectCommand({ Bucket, Key: 'copied' }));
  const copy = await get('copy of parts');
  expect(copy.bytes.equals(bytes)).toBe(true);
  expect(copy.ETag).toBe(ETag);
  const head = await live
    .s3()
    .send(new HeadObjectCommand({ Bucket, Key: 'copy of parts', PartNumber: 2 }));
  expect(head).toMatchObject({ ContentLength: 10, PartsCount: 2 });
});
