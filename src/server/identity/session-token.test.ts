import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeClaims, encodeClaims } from './session-token.js';

const bucket = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{1,20}[a-z0-9]$/);
const grant = fc.record({
  bucket,
  key: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
  allow: fc.constantFrom('read', 'write'),
});
const claims = fc.record({
  accountId: fc.stringMatching(/^\d{12}$/),
  jobId: fc.uuid(),
  expires: fc.nat(),
  grants: fc.array(grant, { maxLength: 10 }),
});

describe('session tokens', () => {
  test('say after decoding what was encoded', () => {
    fc.assert(
      fc.property(claims, (said) => {
        expect(decodeClaims(encodeClaims(said))).toEqual(said);
      }),
    );
  });

  test('stay small with ten artifacts of one pipeline', () => {
    const grants = Array.from({ length: 10 }, (_, index) => ({
      bucket: 'b'.repeat(63),
      key: `${'p'.repeat(20)}/${'a'.repeat(9)}${index}/abcdefg.zip`,
      allow: 'read' as const,
    }));
    const text = encodeClaims({
      accountId: '000000000000',
      jobId: '00000000-0000-4000-8000-000000000000',
      expires: 2_000_000_000,
      grants,
    });
    expect(text.length).toBeLessThan(800);
  });

  test.each([
    '',
    '{}',
    '[]',
    '[2,"a","b",1,[]]',
    '[1,"a","b","c",[]]',
    '[1,"a","b",1,[[0]]]',
    '[1,"a","b",1,[[0,"x",1]]]',
  ])('are refused when they are %j', (text) => {
    expect(decodeClaims(text)).toBeUndefined();
  });
});
