import { createHash } from 'node:crypto';
import { Crc32c } from '@aws-crypto/crc32c';
import { Crc64Nvme } from '@aws-sdk/crc64-nvme';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChecksumAlgorithm, checksumAlgorithms } from './checksum-algorithm.js';
import type { CrcAlgorithm } from './combine-crc.js';
import { compositeChecksum, fullObjectChecksum } from './part-checksums.js';
import { startChecksum } from './running-checksum.js';

const checksumOf = (algorithm: ChecksumAlgorithm, ...pieces: readonly Uint8Array[]): string => {
  const checksum = startChecksum(algorithm);
  for (const piece of pieces) checksum.update(piece);
  return checksum.digest().toString('base64');
};

describe('a checksum', () => {
  test.each([
    { algorithm: 'CRC32', hex: 'cbf43926' },
    { algorithm: 'CRC32C', hex: 'e3069283' },
    { algorithm: 'CRC64NVME', hex: 'ae8b14860a799888' },
    { algorithm: 'SHA1', hex: 'f7c3bc1d808e04732adf679965ccc34ca7ae3441' },
    {
      algorithm: 'SHA256',
      hex: '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225',
    },
  ] as const)('of the digits 1 to 9 is the published one in $algorithm', ({ algorithm, hex }) => {
    expect(checksumOf(algorithm, Buffer.from('123456789'))).toBe(
      Buffer.from(hex, 'hex').toString('base64'),
    );
  });

  test.each(checksumAlgorithms)('in %s is the same however the bytes are split', (algorithm) => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (pieces) => {
        expect(checksumOf(algorithm, ...pieces)).toBe(checksumOf(algorithm, Buffer.concat(pieces)));
      }),
    );
  });

  test("is that of AWS's own implementations", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const crc32c = Buffer.alloc(4);
        crc32c.writeUInt32BE(new Crc32c().update(bytes).digest());
        expect(checksumOf('CRC32C', bytes)).toBe(crc32c.toString('base64'));
        const crc64 = new Crc64Nvme();
        crc64.update(bytes);
        expect(checksumOf('CRC64NVME', bytes)).toBe(
          Buffer.from(await crc64.digest()).toString('base64'),
        );
      }),
    );
  });
});

describe('the checksum of an object that came in parts', () => {
  const partsOf = (algorithm: ChecksumAlgorithm, pieces: readonly Uint8Array[]) =>
    pieces.map((piece) => ({ value: checksumOf(algorithm, piece), size: piece.length }));

  test.each(['CRC32', 'CRC32C', 'CRC64NVME'] satisfies readonly CrcAlgorithm[])(
    'follows in %s from those of its parts',
    (algorithm) => {
      fc.assert(
        fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1 }), (pieces) => {
          expect(fullObjectChecksum(algorithm, partsOf(algorithm, pieces))).toBe(
            checksumOf(algorithm, Buffer.concat(pieces)),
          );
        }),
      );
    },
  );

  test('follows from those of parts that are longer than 32 bits can count', () => {
    const megabyte = Buffer.alloc(1024 * 1024);
    const [small] = partsOf('CRC32', [megabyte]);
    const tail = partsOf('CRC32', [Buffer.from('tail')]);
    const many = Array.from({ length: 5 * 1024 }, () => small ?? { value: '', size: 0 });
    const large = { value: fullObjectChecksum('CRC32', many), size: 5 * 1024 ** 3 };
    expect(fullObjectChecksum('CRC32', [large, ...tail])).toBe(
      fullObjectChecksum('CRC32', [...many, ...tail]),
    );
  });

  test('is, when composite, the checksum of their checksums with their number behind it', () => {
    const parts = partsOf('SHA256', [Buffer.from('one'), Buffer.from('two')]);
    const expected = createHash('sha256')
      .update(createHash('sha256').update('one').digest())
      .update(createHash('sha256').update('two').digest())
      .digest('base64');
    expect(compositeChecksum('SHA256', parts)).toBe(`${expected}-2`);
  });
});
