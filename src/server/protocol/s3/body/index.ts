export {
  algorithmOfName,
  type Checksum,
  type ChecksumAlgorithm,
  checksumAlgorithms,
  checksumHeader,
} from './checksum-algorithm.js';
export type { CrcAlgorithm } from './combine-crc.js';
export { withoutAwsChunked } from './content-encoding.js';
export { type DecodedBody, decodeBody } from './decode-body.js';
export type { ReceivedBody } from './digests.js';
export type { BodyRequest } from './expected-body.js';
export { compositeChecksum, fullObjectChecksum, type PartChecksum } from './part-checksums.js';
