import { createHash } from 'node:crypto';
import { BodyError } from './body-error.js';
import { type Checksum, type ChecksumAlgorithm, checksumHeader } from './checksum-algorithm.js';
import { wrongLength } from './chunk-header.js';
import { type ExpectedBody, tooLarge } from './expected-body.js';
import { checkChecksumValue, type ExpectedChecksum } from './expected-checksum.js';
import { startChecksum } from './running-checksum.js';
import { malformedTrailer, type TrailerHeader } from './trailer.js';

/** A body that was received whole and found to be what its headers and trailers say. */
export interface ReceivedBody {
  readonly size: number;
  /** Hexadecimal, as the ETag has it. */
  readonly md5: string;
  /** The client's checksum, verified, or the one that was wanted. */
  readonly checksum: Checksum | undefined;
}

/** Everything that is computed of a body while it goes by. Both throw a BodyError. */
export interface Digests {
  readonly take: (data: Buffer) => void;
  /** The body is complete: holds it against all that was said of it. */
  readonly end: (trailer: readonly TrailerHeader[]) => ReceivedBody;
}

export const startDigests = (expected: ExpectedBody): Digests => {
  const sha256 = expected.framing.kind === 'plain' ? expected.framing.sha256 : undefined;
  const algorithm = algorithmOf(expected.checksum);
  const running = {
    md5: createHash('md5'),
    sha256: sha256 === undefined ? undefined : createHash('sha256'),
    checksum: algorithm && startChecksum(algorithm),
  };
  let size = 0;
  return {
    take: (data) => {
      size += data.length;
      if (size > expected.sizeMax) throw tooLarge(size, expected.sizeMax);
      running.md5.update(data);
      running.sha256?.update(data);
      running.checksum?.update(data);
    },
    end: (trailer) => {
      if (expected.length !== undefined && size !== expected.length) {
        throw wrongLength(expected.length, size);
      }
      checkSha256(sha256, running.sha256?.digest('hex'));
      const md5 = running.md5.digest();
      checkMd5(expected.md5, md5.toString('base64'));
      const value = running.checksum?.digest().toString('base64');
      const checksum = algorithm && value !== undefined ? { algorithm, value } : undefined;
      checkChecksum(claimedChecksum(expected.checksum, trailer), checksum);
      return { size, md5: md5.toString('hex'), checksum };
    },
  };
};

const algorithmOf = (expected: ExpectedChecksum): ChecksumAlgorithm | undefined => {
  switch (expected.kind) {
    case 'none':
      return undefined;
    case 'given':
      return expected.checksum.algorithm;
    case 'trailer':
    case 'wanted':
      return expected.algorithm;
  }
};

/** The checksum that the client says the body has, in a header or in what followed the body. */
const claimedChecksum = (
  expected: ExpectedChecksum,
  trailer: readonly TrailerHeader[],
): Checksum | undefined => {
  const [first, ...more] = trailer;
  if (expected.kind !== 'trailer') {
    if (first) throw malformedTrailer();
    return expected.kind === 'given' ? expected.checksum : undefined;
  }
  const { algorithm } = expected;
  if (!first || more.length > 0 || first[0] !== checksumHeader(algorithm)) throw malformedTrailer();
  const claimed = { algorithm, value: first[1] };
  checkChecksumValue(claimed);
  return claimed;
};

const checkSha256 = (claimed: string | undefined, computed: string | undefined): void => {
  if (claimed === undefined || computed === undefined || claimed === computed) return;
  throw new BodyError(
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
    { ClientComputedContentSHA256: claimed, S3ComputedContentSHA256: computed },
  );
};

const checkMd5 = (claimed: string | undefined, computed: string): void => {
  if (claimed === undefined || claimed === computed) return;
  throw new BodyError(
    'BadDigest',
    'The Content-MD5 you specified did not match what we received.',
    { ExpectedDigest: claimed, CalculatedDigest: computed },
  );
};

const checkChecksum = (claimed: Checksum | undefined, computed: Checksum | undefined): void => {
  if (claimed === undefined || claimed.value === computed?.value) return;
  throw new BodyError(
    'BadDigest',
    `The ${claimed.algorithm} you specified did not match the calculated checksum.`,
  );
};
