import type { ChecksumAlgorithm } from './checksum-algorithm.js';
import { type CrcAlgorithm, combineCrc } from './combine-crc.js';
import { startChecksum } from './running-checksum.js';

/** The checksum of one part of a multipart upload, in base64, with the part's size in bytes. */
export interface PartChecksum {
  readonly value: string;
  readonly size: number;
}

/** The COMPOSITE checksum of an object, which is the checksum of its parts' checksums: `…==-3`. */
export const compositeChecksum = (
  algorithm: ChecksumAlgorithm,
  parts: readonly PartChecksum[],
): string => {
  const checksum = startChecksum(algorithm);
  for (const { value } of parts) checksum.update(Buffer.from(value, 'base64'));
  return `${checksum.digest().toString('base64')}-${parts.length}`;
};

/** The FULL_OBJECT checksum of an object, from those of its parts. */
export const fullObjectChecksum = (
  algorithm: CrcAlgorithm,
  parts: readonly PartChecksum[],
): string => {
  const combined = combineCrc(
    algorithm,
    parts.map(({ value, size }) => ({ crc: toInteger(Buffer.from(value, 'base64')), size })),
  );
  const digits = algorithm === 'CRC64NVME' ? 16 : 8;
  return Buffer.from(combined.toString(16).padStart(digits, '0'), 'hex').toString('base64');
};

const toInteger = (bytes: Buffer): bigint =>
  bytes.length === 0 ? 0n : BigInt(`0x${bytes.toString('hex')}`);
