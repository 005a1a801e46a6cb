import type { IncomingHttpHeaders } from 'node:http';
import type { ChunkSigning } from '../../../../sigv4/index.js';
import { BodyError } from './body-error.js';
import type { ChecksumAlgorithm } from './checksum-algorithm.js';
import { type ExpectedChecksum, expectedChecksum } from './expected-checksum.js';
import { type Framing, framingOf } from './framing.js';

/** What the request was signed with, and its signature: the chunks' signatures go on from there. */
export interface SeedSigning extends ChunkSigning {
  readonly signature: string;
}

/** What is known of a body before it is read. */
export interface BodyRequest {
  readonly headers: IncomingHttpHeaders;
  /** `x-amz-content-sha256` as it was signed; absent in presigned requests. */
  readonly payloadHash: string | undefined;
  readonly signing: SeedSigning;
  /** A longer body is refused, if it says so in its headers before anything is read of it. */
  readonly sizeMax: number;
  /** Whether to refuse a body that does not say how long it is, as PutObject and UploadPart do. */
  readonly needsLength: boolean;
  /**
   * What `x-amz-checksum-…` headers are the checksum of: the body, or, in CompleteMultipartUpload, the
   * object; then they are not held against the body. The default is the body.
   */
  readonly checksumOf?: 'body' | 'object';
  /** Computed when the client sends no checksum of its own. */
  readonly checksumWanted?: ChecksumAlgorithm | undefined;
}

/** What a body has to be. */
export interface ExpectedBody {
  readonly framing: Framing;
  /** Of the decoded bytes; undefined where the client does not say. */
  readonly length: number | undefined;
  readonly sizeMax: number;
  /** Base64. */
  readonly md5: string | undefined;
  readonly checksum: ExpectedChecksum;
}

/** Reads off the headers what the body has to be. Throws a BodyError when it cannot be right. */
export const expectBody = (request: BodyRequest): ExpectedBody => {
  const { headers, sizeMax } = request;
  const framing = framingOf(request.payloadHash, headers['content-encoding']);
  const length = expectedLength(request, framing);
  if (length !== undefined && length > sizeMax) throw tooLarge(length, sizeMax);
  return {
    framing,
    length,
    sizeMax,
    md5: expectedMd5(headers['content-md5']),
    checksum: expectedChecksum(request, framing),
  };
};

export const tooLarge = (size: number, sizeMax: number): BodyError =>
  new BodyError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
    ProposedSize: String(size),
    MaxSizeAllowed: String(sizeMax),
  });

const expectedLength = (request: BodyRequest, framing: Framing): number | undefined => {
  const { headers } = request;
  if (framing.kind === 'awsChunked') {
    const decoded = headers['x-amz-decoded-content-length']?.toString();
    if (decoded === undefined) throw missingLength();
    return integer(decoded, 'x-amz-decoded-content-length');
  }
  const declared = headers['content-length'];
  if (declared !== undefined) return integer(declared, 'Content-Length');
  if (headers['transfer-encoding'] === undefined) {
    if (request.needsLength) throw missingLength();
    return 0;
  }
  if (!request.needsLength) return undefined;
  throw new BodyError(
    'NotImplemented',
    'A header you provided implies functionality that is not implemented',
    { Header: 'Transfer-Encoding' },
  );
};

const missingLength = (): BodyError =>
  new BodyError('MissingContentLength', 'You must provide the Content-Length HTTP header.');

const integer = (text: string, name: string): number => {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new BodyError('InvalidArgument', `Invalid ${name}`, {
    ArgumentName: name,
    ArgumentValue: text,
  });
};

const expectedMd5 = (header: string | readonly string[] | undefined): string | undefined => {
  const text = header?.toString();
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 16 && bytes.toString('base64') === text) return text;
  throw new BodyError('InvalidDigest', 'The Content-MD5 you specified was invalid.', {
    'Content-MD5': text,
  });
};
