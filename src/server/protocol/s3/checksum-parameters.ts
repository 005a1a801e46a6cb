import { S3Error } from '../../artifacts/s3-error.js';
import type { HeaderValues } from '../header-values.js';
import { algorithmOfName, type ChecksumAlgorithm } from './body/index.js';

export type { ChecksumAlgorithm } from './body/index.js';
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

/** The checksum that an object is to have, where the request wants one. */
export const readChecksumAlgorithm = (headers: HeaderValues): ChecksumAlgorithm | undefined => {
  const name = headers.get('x-amz-checksum-algorithm');
  if (name === undefined) return undefined;
  const algorithm = algorithmOfName(name);
  if (algorithm) return algorithm;
  throw new S3Error('InvalidRequest', {
    message:
      'Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]',
  });
};

/** How the checksums of an upload's parts become the object's. */
export const readChecksumType = (
  headers: HeaderValues,
  algorithm: ChecksumAlgorithm,
): ChecksumType => {
  const type = headers.get('x-amz-checksum-type')?.toUpperCase();
  if (type === undefined) return algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE';
  if (type !== 'FULL_OBJECT' && type !== 'COMPOSITE') {
    throw new S3Error('InvalidRequest', {
      message: 'Value for x-amz-checksum-type header is invalid.',
    });
  }
  // Only CRCs of parts can be made into one of the whole.
  const isPossible =
    type === 'COMPOSITE' ? algorithm !== 'CRC64NVME' : !algorithm.startsWith('SHA');
  if (isPossible) return type;
  throw new S3Error('InvalidRequest', {
    message: `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
  });
};
