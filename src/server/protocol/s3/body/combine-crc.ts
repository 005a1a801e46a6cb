import { CRC32C_POLYNOMIAL } from './crc32c.js';
import { CRC64NVME_POLYNOMIAL } from './crc64nvme.js';

/** The algorithms whose checksum of a whole follows from those of its parts. */
export type CrcAlgorithm = 'CRC32' | 'CRC32C' | 'CRC64NVME';

interface Field {
  readonly bits: number;
  /** Lowest power first, as the CRCs themselves are. */
  readonly polynomial: bigint;
}

const fields: Readonly<Record<CrcAlgorithm, Field>> = {
  CRC32: { bits: 32, polynomial: 0xedb88320n },
  CRC32C: { bits: 32, polynomial: BigInt(CRC32C_POLYNOMIAL) },
  CRC64NVME: { bits: 64, polynomial: CRC64NVME_POLYNOMIAL },
};

/** The CRC of some bytes, and how many they are. */
export interface CrcPart {
  readonly crc: bigint;
  readonly size: number;
}

/**
 * The CRC of all parts one after the other. Bytes that follow multiply the remainder by a power of x:
 * the arithmetic is that of polynomials over two elements, modulo the CRC's own.
 */
export const combineCrc = (algorithm: CrcAlgorithm, parts: readonly CrcPart[]): bigint => {
  const field = fields[algorithm];
  // All parts of an upload but the last have one size as a rule.
  const powers = new Map<number, bigint>();
  let combined = 0n;
  for (const { crc, size } of parts) {
    const power = powers.get(size) ?? powerOfBytes(field, size);
    powers.set(size, power);
    combined = multiply(field, combined, power) ^ crc;
  }
  return combined;
};

/** The power of x that so many bytes stand for, by squaring. */
const powerOfBytes = (field: Field, bytes: number): bigint => {
  const one = 1n << BigInt(field.bits - 1);
  let power = one;
  // x to the 8th: the factor of one byte.
  let square = one >> 8n;
  for (let left = bytes; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power = multiply(field, power, square);
    square = multiply(field, square, square);
  }
  return power;
};

const multiply = ({ bits, polynomial }: Field, a: bigint, b: bigint): bigint => {
  let product = 0n;
  let shifted = b;
  for (let bit = BigInt(bits - 1); bit >= 0n; bit -= 1n) {
    if ((a >> bit) & 1n) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ polynomial : shifted >> 1n;
  }
  return product;
};
