/** The Castagnoli polynomial, lowest power first. */
export const CRC32C_POLYNOMIAL = 0x82f63b78;

/**
 * Continues a CRC-32C over more bytes; begin with 0. Takes eight bytes at a step, each through a table
 * of its own: as fast as the network, where one table and one byte are not.
 */
export const crc32c = (bytes: Uint8Array, previous: number): number => {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables;
  let crc = ~previous;
  let at = 0;
  for (const end = bytes.length - 7; at < end; at += 8) {
    const low =
      crc ^
      (byte(bytes, at) |
        (byte(bytes, at + 1) << 8) |
        (byte(bytes, at + 2) << 16) |
        (byte(bytes, at + 3) << 24));
    crc =
      entry(t7, low & 0xff) ^
      entry(t6, (low >>> 8) & 0xff) ^
      entry(t5, (low >>> 16) & 0xff) ^
      entry(t4, low >>> 24) ^
      entry(t3, byte(bytes, at + 4)) ^
      entry(t2, byte(bytes, at + 5)) ^
      entry(t1, byte(bytes, at + 6)) ^
      entry(t0, byte(bytes, at + 7));
  }
  for (; at < bytes.length; at += 1) {
    crc = entry(t0, (crc ^ byte(bytes, at)) & 0xff) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
};

const byte = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;
const entry = (table: Uint32Array, at: number): number => table[at] ?? 0;

type EightTables = readonly [
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
];

const firstTable = Uint32Array.from({ length: 256 }, (_, value) => {
  let crc = value;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? CRC32C_POLYNOMIAL : 0);
  return crc;
});

// Each further table carries a byte one position on.
const next = (table: Uint32Array): Uint32Array =>
  table.map((crc) => (crc >>> 8) ^ entry(firstTable, crc & 0xff));

const makeTables = (): EightTables => {
  const t1 = next(firstTable);
  const t2 = next(t1);
  const t3 = next(t2);
  const t4 = next(t3);
  const t5 = next(t4);
  const t6 = next(t5);
  return [firstTable, t1, t2, t3, t4, t5, t6, next(t6)];
};

const tables = makeTables();
