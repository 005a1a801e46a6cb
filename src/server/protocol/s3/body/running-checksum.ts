import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { ChecksumAlgorithm } from './checksum-algorithm.js';
import { crc32c } from './crc32c.js';
import { startCrc64nvme } from './crc64nvme.js';

/** A checksum that is computed piece by piece. */
export interface RunningChecksum {
  readonly update: (bytes: Uint8Array) => void;
  /** To be called once, at the end. */
  readonly digest: () => Buffer;
}

export const startChecksum = (algorithm: ChecksumAlgorithm): RunningChecksum => {
  switch (algorithm) {
    case 'CRC32':
      return startCrc((bytes, previous) => crc32(bytes, previous));
    case 'CRC32C':
      return startCrc(crc32c);
    case 'CRC64NVME':
      return startCrc64nvme();
    case 'SHA1':
    case 'SHA256':
      return startHash(algorithm);
  }
};

const startCrc = (continued: (bytes: Uint8Array, previous: number) => number): RunningChecksum => {
  let crc = 0;
  return {
    update: (bytes) => {
      crc = continued(bytes, crc);
    },
    digest: () => {
      const value = Buffer.alloc(4);
      value.writeUInt32BE(crc);
      return value;
    },
  };
};

const startHash = (algorithm: 'SHA1' | 'SHA256'): RunningChecksum => {
  const hash = createHash(algorithm);
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    digest: () => hash.digest(),
  };
};
