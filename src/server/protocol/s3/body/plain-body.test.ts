import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { attempt, bodyRequest, decode } from '../../../../../test/support/decode-body.js';
import type { BodyRequest } from './index.js';

const hello = Buffer.from('hello, world');
const helloSha256 = createHash('sha256').update(hello).digest('hex');
const helloMd5 = createHash('md5').update(hello).digest('base64');
const helloCrc32 = '/6tyOg==';

const plain = (
  headers: Readonly<Record<string, string>>,
  given: Partial<BodyRequest> = {},
): BodyRequest =>
  bodyRequest({ headers: { 'content-length': String(hello.length), ...headers }, ...given });

describe('a plain body', () => {
  test('is given as it came, with its size and MD5', async () => {
    expect(await decode([hello], plain({}))).toEqual({
      data: hello,
      size: 12,
      md5: Buffer.from(helloMd5, 'base64').toString('hex'),
      checksum: undefined,
    });
  });

  test('may be empty and say nothing of itself', async () => {
    expect(await decode([], bodyRequest({}))).toMatchObject({ size: 0, checksum: undefined });
  });

  test.each([
    ['its SHA-256', {}, helloSha256],
    ['its MD5', { 'content-md5': helloMd5 }, 'UNSIGNED-PAYLOAD'],
    ['a checksum', { 'x-amz-checksum-crc32': helloCrc32 }, undefined],
    [
      'a checksum and the name of its algorithm',
      { 'x-amz-checksum-crc32': helloCrc32, 'x-amz-sdk-checksum-algorithm': 'CRC32' },
      undefined,
    ],
    ['only how checksums are kept', { 'x-amz-checksum-algorithm': 'CRC64NVME' }, undefined],
  ])('passes with %s', async (_, headers, payloadHash) => {
    expect(await decode([hello], plain(headers, { payloadHash }))).toMatchObject({ data: hello });
  });

  test.each([
    ['XAmzContentSHA256Mismatch', 'another SHA-256', {}, 'e'.repeat(64)],
    ['InvalidArgument', 'a SHA-256 that is none', {}, 'e'.repeat(63)],
    ['InvalidArgument', 'a streaming form that nobody knows', {}, 'STREAMING-PAYLOAD'],
    [
      'InvalidArgument',
      'aws-chunked in a form that is not',
      { 'content-encoding': 'aws-chunked' },
      helloSha256,
    ],
    ['BadDigest', 'another MD5', { 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' }, undefined],
    ['InvalidDigest', 'an MD5 that is none', { 'content-md5': 'AAAA' }, undefined],
    ['BadDigest', 'another checksum', { 'x-amz-checksum-crc32c': 'AAAAAA==' }, undefined],
    ['InvalidRequest', 'a checksum that is none', { 'x-amz-checksum-crc32': 'AAAA' }, undefined],
    [
      'InvalidRequest',
      'an algorithm that nobody knows',
      { 'x-amz-checksum-md4': 'AAAA' },
      undefined,
    ],
    [
      'InvalidRequest',
      'two checksums',
      { 'x-amz-checksum-crc32': helloCrc32, 'x-amz-checksum-crc32c': 'AAAAAA==' },
      undefined,
    ],
    [
      'InvalidRequest',
      'an algorithm but no checksum',
      { 'x-amz-sdk-checksum-algorithm': 'SHA1' },
      undefined,
    ],
    [
      'InvalidRequest',
      'a checksum of another algorithm than it names',
      { 'x-amz-checksum-crc32': helloCrc32, 'x-amz-sdk-checksum-algorithm': 'SHA1' },
      undefined,
    ],
    ['InvalidArgument', 'a length that is none', { 'content-length': 'a lot' }, undefined],
    ['EntityTooLarge', 'too great a length', { 'content-length': '1048577' }, undefined],
  ])('is refused as %s with %s', async (code, _, headers, payloadHash) => {
    expect(await attempt([hello], plain(headers, { payloadHash }))).toBe(code);
  });

  test('that ends before its length is incomplete', async () => {
    expect(await attempt([hello.subarray(1)], plain({}))).toBe('IncompleteBody');
  });

  test('that does not say its length is refused once it is too long', async () => {
    const request = bodyRequest({ headers: { 'transfer-encoding': 'chunked' }, sizeMax: 20 });
    expect(await attempt([hello], request)).toMatchObject({ data: hello });
    expect(await attempt([hello, hello], request)).toBe('EntityTooLarge');
  });

  test('that must say its length is refused without one', async () => {
    expect(await attempt([], bodyRequest({ needsLength: true }))).toBe('MissingContentLength');
    const headers = { 'transfer-encoding': 'chunked' };
    expect(await attempt([], bodyRequest({ headers, needsLength: true }))).toBe('NotImplemented');
  });

  test('of CompleteMultipartUpload is not held against the checksum of the object', async () => {
    const request = plain({ 'x-amz-checksum-crc32': 'AAAAAA==' }, { checksumOf: 'object' });
    expect(await attempt([hello], request)).toMatchObject({ data: hello, checksum: undefined });
  });

  test('without a checksum is given the one that is wanted', async () => {
    const wanted = { checksumWanted: 'CRC32' } as const;
    expect(await decode([hello], plain({}, wanted))).toMatchObject({
      checksum: { algorithm: 'CRC32', value: helloCrc32 },
    });
    const headers = { 'x-amz-checksum-sha256': Buffer.from(helloSha256, 'hex').toString('base64') };
    expect(await decode([hello], plain(headers, wanted))).toMatchObject({
      checksum: { algorithm: 'SHA256' },
    });
  });
});
