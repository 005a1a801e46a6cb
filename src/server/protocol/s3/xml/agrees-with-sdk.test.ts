import { Readable } from 'node:stream';
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import {
  parseCompleteMultipartUpload,
  parseCreateBucketConfiguration,
  parseDelete,
  parseTagging,
  parseVersioningConfiguration,
  writeErrorXml,
  writeXml,
} from './index.js';

let sent = Buffer.alloc(0);
let answer = { status: 200, xml: '' };

/** An SDK whose requests go nowhere, and are answered with `answer`. */
const client = new S3Client({
  endpoint: 'http://127.0.0.1:1',
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'secret' },
  maxAttempts: 1,
  requestHandler: {
    handle: async (request: { readonly body?: string | Uint8Array }) => {
      sent = Buffer.from(request.body ?? '');
      return {
        response: {
          statusCode: answer.status,
          headers: { 'content-type': 'application/xml' },
          body: Readable.from([Buffer.from(answer.xml)]),
        },
      };
    },
  },
});

describe('a document that the AWS SDK writes', () => {
  const at = { Bucket: 'bucket', Key: 'key' };
  const odd = 'a key with <&> "quotes",\ttabs, \r\n line ends and 😀';

  test.each([
    {
      name: 'Delete',
      command: new DeleteObjectsCommand({
        Bucket: 'bucket',
        Delete: { Quiet: true, Objects: [{ Key: odd, VersionId: 'v' }] },
      }),
      parse: parseDelete,
      parsed: { quiet: true, objects: [{ key: odd, versionId: 'v', etag: undefined }] },
    },
    {
      name: 'CompleteMultipartUpload',
      command: new CompleteMultipartUploadCommand({
        ...at,
        UploadId: 'u',
        MultipartUpload: { Parts: [{ PartNumber: 7, ETag: '"e"', ChecksumSHA1: 'A' }] },
      }),
      parse: parseCompleteMultipartUpload,
      parsed: [{ partNumber: 7, etag: 'e', checksum: { algorithm: 'SHA1', value: 'A' } }],
    },
    {
      name: 'CreateBucketConfiguration',
      command: new CreateBucketCommand({ Bucket: 'bucket' }),
      parse: parseCreateBucketConfiguration,
      parsed: 'eu-west-1',
    },
    {
      name: 'VersioningConfiguration',
      command: new PutBucketVersioningCommand({
        Bucket: 'bucket',
        VersioningConfiguration: { Status: 'Enabled' },
      }),
      parse: parseVersioningConfiguration,
      parsed: 'Enabled',
    },
    {
      name: 'Tagging',
      command: new PutObjectTaggingCommand({
        ...at,
        Tagging: { TagSet: [{ Key: 'team', Value: 'tools' }] },
      }),
      parse: parseTagging,
      parsed: [{ key: 'team', value: 'tools' }],
    },
  ])('is read: $name', async ({ command, parse, parsed }) => {
    answer = { status: 200, xml: '' };
    // @ts-expect-error The commands of the table have no type in common that `send` takes.
    await Promise.allSettled([client.send(command)]);
    expect(parse(sent)).toEqual(parsed);
  });
});

describe('a document that is written here', () => {
  test('is a list to the AWS SDK', async () => {
    const Key = 'a <&> "key"\r\n';
    answer = {
      status: 200,
      xml: writeXml([
        'ListBucketResult',
        [
          ['Name', 'bucket'],
          ['Prefix', ''],
          ['IsTruncated', false],
          ['NextContinuationToken', undefined],
          [
            'Contents',
            [
              ['Key', Key],
              ['Size', 12],
            ],
          ],
          [
            'Contents',
            [
              ['Key', 'second'],
              ['Size', 0],
            ],
          ],
        ],
      ]),
    };
    expect(await client.send(new ListObjectsV2Command({ Bucket: 'bucket' }))).toMatchObject({
      Name: 'bucket',
      Prefix: '',
      IsTruncated: false,
      Contents: [
        { Key, Size: 12 },
        { Key: 'second', Size: 0 },
      ],
    });
  });

  test('is an error to the AWS SDK', async () => {
    answer = {
      status: 404,
      xml: writeErrorXml([
        ['Code', 'NoSuchKey'],
        ['Message', 'The specified key does not exist.'],
        ['RequestId', 'id'],
      ]),
    };
    await expect(
      client.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'key' })),
    ).rejects.toMatchObject({ name: 'NoSuchKey', message: 'The specified key does not exist.' });
  });
});
