import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeAwsChunked } from '../../../../../test/support/aws-chunked.js';
import {
  attempt,
  bodyRequest,
  decode,
  seedSigning,
} from '../../../../../test/support/decode-body.js';
import { decodeBody } from './index.js';

describe('an aws-chunked body', () => {
  const forms = [
    {
      name: 'signed',
      payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      signed: true,
      trailer: false,
    },
    {
      name: 'signed with a trailer',
      payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
      signed: true,
      trailer: true,
    },
    {
      name: 'unsigned with a trailer',
      payloadHash: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      signed: false,
      trailer: true,
    },
  ] as const;

  const upload = (form: (typeof forms)[number], chunks: readonly Buffer[]) => {
    const data = Buffer.concat(chunks);
    const value = createHash('sha256').update(data).digest('base64');
    return {
      data,
      body: encodeAwsChunked({
        chunks,
        ...(form.signed ? { signing: seedSigning } : {}),
        ...(form.trailer ? { trailer: [['x-amz-checksum-sha256', value]] } : {}),
      }),
      request: bodyRequest({
        payloadHash: form.payloadHash,
        headers: {
          'content-encoding': 'aws-chunked',
          'transfer-encoding': 'chunked',
          'x-amz-decoded-content-length': String(data.length),
          ...(form.trailer ? { 'x-amz-trailer': 'x-amz-checksum-sha256' } : {}),
        },
        needsLength: true,
      }),
    };
  };

  const someChunks = fc
    .array(fc.integer({ min: 8192, max: 9000 }), { maxLength: 3 })
    .chain((sizes) =>
      fc.record({
        full: fc.constant(sizes.map((size, index) => Buffer.alloc(size, index + 1))),
        last: fc.uint8Array({ maxLength: 300 }),
      }),
    );
  const chunksOf = ({ full, last }: { full: Buffer[]; last: Uint8Array }): Buffer[] =>
    last.length === 0 ? full : [...full, Buffer.from(last)];

  test.each(forms)('$name decodes alike however the bytes arrive', async (form) => {
    await fc.assert(
      fc.asyncProperty(
        someChunks,
        fc.array(fc.integer({ min: 1, max: 9999 }), { maxLength: 40 }),
        fc.boolean(),
        async (content, cuts, byteByByte) => {
          const { data, body, request } = upload(form, chunksOf(content));
          const outcome = await decode(byteByByte ? bytesOf(body) : cut(body, cuts), request);
          expect(outcome.data.equals(data)).toBe(true);
          expect(outcome.md5).toBe(createHash('md5').update(data).digest('hex'));
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each(forms)('$name with a changed byte is refused, or is the same', async (form) => {
    const { data, body, request } = upload(form, [Buffer.from('a small body')]);
    let refused = 0;
    for (let at = 0; at < body.length; at += 1) {
      for (const change of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const changed = Buffer.from(body);
        changed[at]! ^= change;
        const outcome = await attempt([changed], request);
        if (typeof outcome === 'string') refused += 1;
        else expect(outcome.data).toEqual(data);
      }
    }
    // Only a letter in another case, and the line ends round a trailer, are the same.
    expect(refused / (body.length * 8)).toBeGreaterThan(0.8);
  });

  test.each(forms)('$name that is cut off anywhere is refused', async (form) => {
    const { body, request } = upload(form, [Buffer.from('a small body')]);
    for (let end = 0; end < body.length; end += 1) {
      expect(typeof (await attempt([body.subarray(0, end)], request))).toBe('string');
    }
  });

  test.each(forms)('$name with something behind its end is refused', async (form) => {
    const { body, request } = upload(form, [Buffer.from('a small body')]);
    expect(await attempt([body, Buffer.from('more')], request)).toBe('IncompleteBody');
  });

  test.each(forms)('$name may be empty', async (form) => {
    const { body, request } = upload(form, []);
    expect(await decode([body], request)).toMatchObject({ size: 0 });
  });

  test('whose chunks change places is refused, though each is signed', async () => {
    const [first, second] = [Buffer.alloc(8192, 1), Buffer.alloc(8192, 2)];
    const { body, request } = upload(forms[0], [first, second]);
    const framed = (8192).toString(16).length + ';chunk-signature='.length + 64 + 2 + 8192 + 2;
    const swapped = [
      body.subarray(framed, 2 * framed),
      body.subarray(0, framed),
      body.subarray(2 * framed),
    ];
    expect(await attempt(swapped, request)).toBe('SignatureDoesNotMatch');
  });

  test('with a short chunk before the last is refused, as S3 does', async () => {
    const { body, request } = upload(forms[2], [Buffer.alloc(8191), Buffer.alloc(1)]);
    const { stream } = decodeBody(Readable.from([body]), request);
    await expect(buffer(stream)).rejects.toMatchObject({
      code: 'InvalidChunkSizeError',
      status: 403,
      details: { Chunk: '2', BadChunkSize: '8191' },
    });
  });

  test.each([
    [
      'MissingContentLength',
      'without its decoded length',
      { 'x-amz-decoded-content-length': undefined },
    ],
    ['IncompleteBody', 'longer than announced', { 'x-amz-decoded-content-length': '11' }],
    ['IncompleteBody', 'shorter than announced', { 'x-amz-decoded-content-length': '13' }],
    [
      'MalformedTrailerError',
      'with a trailer that was not announced',
      { 'x-amz-trailer': undefined },
    ],
    ['MalformedTrailerError', 'with another trailer', { 'x-amz-trailer': 'x-amz-checksum-sha1' }],
    ['InvalidRequest', 'that announces what is no checksum', { 'x-amz-trailer': 'x-amz-meta-a' }],
    ['InvalidRequest', 'with a second checksum', { 'x-amz-checksum-crc32': 'AAAAAA==' }],
  ])('is refused as %s when it is %s', async (code, _, headers) => {
    const { body, request } = upload(forms[2], [Buffer.from('a small body')]);
    expect(await attempt([body], { ...request, headers: { ...request.headers, ...headers } })).toBe(
      code,
    );
  });

  test('is refused as BadDigest when its trailer is the checksum of something else', async () => {
    const { request } = upload(forms[2], [Buffer.from('a small body')]);
    const trailer = [['x-amz-checksum-sha256', createHash('sha256').digest('base64')]] as const;
    const body = encodeAwsChunked({ chunks: [Buffer.from('a small body')], trailer });
    expect(await attempt([body], request)).toBe('BadDigest');
  });

  test('may end the value of a trailer with a line feed of its own', async () => {
    const { body, request } = upload(forms[1], [Buffer.from('a small body')]);
    const lax = Buffer.from(
      body.toString('latin1').replace('\r\nx-amz-trailer', '\n\r\nx-amz-trailer'),
      'latin1',
    );
    expect(await attempt([lax], request)).toMatchObject({ size: 12 });
  });

  test('with an endless line is refused before the line fills the memory', async () => {
    const { request } = upload(forms[2], [Buffer.from('a small body')]);
    expect(await attempt([Buffer.alloc(5000, '1')], request)).toBe('IncompleteBody');
  });
});

const bytesOf = (body: Buffer): readonly Buffer[] =>
  Array.from({ length: Math.min(body.length, 600) }, (_, at) => body.subarray(at, at + 1)).concat(
    body.subarray(600),
  );

const cut = (body: Buffer, sizes: readonly number[]): readonly Buffer[] => {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const size of sizes) {
    pieces.push(body.subarray(at, at + size));
    at += size;
  }
  return [...pieces, body.subarray(at)];
};
