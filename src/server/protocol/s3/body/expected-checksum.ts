import type { IncomingHttpHeaders } from 'node:http';
import { BodyError } from './body-error.js';
import {
  algorithmOfHeader,
  algorithmOfName,
  type Checksum,
  type ChecksumAlgorithm,
  checksumHeader,
  isChecksumValue,
} from './checksum-algorithm.js';
import type { BodyRequest } from './expected-body.js';
import type { Framing } from './framing.js';

/** Where the checksum to hold the body against is to be found. */
export type ExpectedChecksum =
  | { readonly kind: 'none' }
  | { readonly kind: 'given'; readonly checksum: Checksum }
  | { readonly kind: 'trailer'; readonly algorithm: ChecksumAlgorithm }
  /** The client sends none, but one is wanted. */
  | { readonly kind: 'wanted'; readonly algorithm: ChecksumAlgorithm };

/** Reads off the headers which checksum comes with the body. */
export const expectedChecksum = (request: BodyRequest, framing: Framing): ExpectedChecksum => {
  const { headers, checksumOf = 'body', checksumWanted } = request;
  const given = checksumOf === 'body' ? givenChecksum(headers) : undefined;
  const announced =
    framing.kind === 'awsChunked' && framing.hasTrailer ? announcedAlgorithm(headers) : undefined;
  if (given && announced) throw severalChecksums();
  if (checksumOf === 'body') checkNamedAlgorithm(headers, announced ?? given?.algorithm);
  if (announced) return { kind: 'trailer', algorithm: announced };
  if (given) return { kind: 'given', checksum: given };
  return checksumWanted ? { kind: 'wanted', algorithm: checksumWanted } : { kind: 'none' };
};

/** Throws unless the value can be a checksum of its algorithm. */
export const checkChecksumValue = (checksum: Checksum): void => {
  if (isChecksumValue(checksum)) return;
  const name = checksumHeader(checksum.algorithm);
  throw new BodyError('InvalidRequest', `Value for ${name} header is invalid.`);
};

const prefix = 'x-amz-checksum-';
/** Headers that begin like a checksum and are none. */
const aboutChecksums: ReadonlySet<string> = new Set([
  'x-amz-checksum-algorithm',
  'x-amz-checksum-mode',
  'x-amz-checksum-type',
]);

const givenChecksum = (headers: IncomingHttpHeaders): Checksum | undefined => {
  const names = Object.keys(headers).filter(
    (name) => name.startsWith(prefix) && !aboutChecksums.has(name),
  );
  const [name] = names;
  if (name === undefined) return undefined;
  if (names.length > 1) throw severalChecksums();
  const algorithm = algorithmOfHeader(name);
  if (!algorithm) {
    throw new BodyError(
      'InvalidRequest',
      'The algorithm type you specified in x-amz-checksum- header is invalid.',
    );
  }
  const checksum = { algorithm, value: headers[name]?.toString() ?? '' };
  checkChecksumValue(checksum);
  return checksum;
};

const severalChecksums = (): BodyError =>
  new BodyError(
    'InvalidRequest',
    'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
  );

const announcedAlgorithm = (headers: IncomingHttpHeaders): ChecksumAlgorithm | undefined => {
  const trailer = headers['x-amz-trailer']?.toString().trim().toLowerCase();
  if (trailer === undefined || trailer === '') return undefined;
  const algorithm = algorithmOfHeader(trailer);
  if (algorithm) return algorithm;
  throw new BodyError(
    'InvalidRequest',
    'The value specified in the x-amz-trailer header is not supported',
  );
};

const checkNamedAlgorithm = (
  headers: IncomingHttpHeaders,
  sent: ChecksumAlgorithm | undefined,
): void => {
  const name = headers['x-amz-sdk-checksum-algorithm']?.toString();
  if (name === undefined) return;
  const algorithm = algorithmOfName(name);
  if (algorithm === undefined || (sent && algorithm !== sent)) {
    throw new BodyError(
      'InvalidRequest',
      'Value for x-amz-sdk-checksum-algorithm header is invalid.',
    );
  }
  if (sent) return;
  throw new BodyError(
    'InvalidRequest',
    'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
  );
};
