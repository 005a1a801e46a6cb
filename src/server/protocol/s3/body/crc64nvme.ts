/** The NVM Express polynomial, lowest power first. */
export const CRC64NVME_POLYNOMIAL = 0x9a6c9329ac4bc9b5n;

/** A running CRC of 64 bits. Numbers have 32 bits to shift: it is kept as two halves. */
export interface Crc64 {
  readonly update: (bytes: Uint8Array) => void;
  readonly digest: () => Buffer;
}

/** Begins a CRC-64/NVME. */
export const startCrc64nvme = (): Crc64 => {
  let high = -1;
  let low = -1;
  return {
    update: (bytes) => {
      // Locals, because the engine keeps them in registers and closures it does not.
      let h = high;
      let l = low;
      for (const value of bytes) {
        const at = (l ^ value) & 0xff;
        l = ((l >>> 8) | (h << 24)) ^ (lowTable[at] ?? 0);
        h = (h >>> 8) ^ (highTable[at] ?? 0);
      }
      high = h;
      low = l;
    },
    digest: () => {
      const value = Buffer.alloc(8);
      value.writeInt32BE(~high, 0);
      value.writeInt32BE(~low, 4);
      return value;
    },
  };
};

const table: readonly bigint[] = Array.from({ length: 256 }, (_, value) => {
  let crc = BigInt(value);
  for (let bit = 0; bit < 8; bit += 1) crc = (crc >> 1n) ^ (crc & 1n ? CRC64NVME_POLYNOMIAL : 0n);
  return crc;
});

const highTable = Int32Array.from(table, (crc) => Number(BigInt.asIntN(32, crc >> 32n)));
const lowTable = Int32Array.from(table, (crc) => Number(BigInt.asIntN(32, crc)));
