/** The checksum algorithms of S3, with the length of a checksum in bytes. */
const checksumBytes = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 } as const;

export type ChecksumAlgorithm = keyof typeof checksumBytes;

export const checksumAlgorithms: readonly ChecksumAlgorithm[] = [
  'CRC32',
  'CRC32C',
  'CRC64NVME',
  'SHA1',
  'SHA256',
];

/** A checksum as it stands in a header: base64. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
}

/** The header, or trailer, that carries a checksum: `x-amz-checksum-crc32`. */
export const checksumHeader = (algorithm: ChecksumAlgorithm): string =>
  `x-amz-checksum-${algorithm.toLowerCase()}`;

/** The algorithm that a header name with `x-amz-checksum-` in front stands for. */
export const algorithmOfHeader = (name: string): ChecksumAlgorithm | undefined =>
  checksumAlgorithms.find((algorithm) => checksumHeader(algorithm) === name);

/** The algorithm of a name in either case, as `x-amz-sdk-checksum-algorithm` has it. */
export const algorithmOfName = (name: string): ChecksumAlgorithm | undefined =>
  checksumAlgorithms.find((algorithm) => algorithm === name.toUpperCase());

/** Whether a value can be a checksum of this algorithm: base64 of the right length, spelt canonically. */
export const isChecksumValue = ({ algorithm, value }: Checksum): boolean => {
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === checksumBytes[algorithm] && bytes.toString('base64') === value;
};
