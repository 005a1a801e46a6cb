import { expect, test } from 'vitest';
import { createSigningKeyCache, deriveSigningKey, type KeyScope } from './signing-key.js';

const scope = (region: string): KeyScope => ({
  secretAccessKey: 'secret',
  date: '20260131',
  region,
  service: 'codepipeline',
});

test('a remembered key is the derived one, and the very same buffer', () => {
  const signingKey = createSigningKeyCache(2);
  expect(signingKey(scope('a'))).toEqual(deriveSigningKey(scope('a')));
  expect(signingKey(scope('a'))).toBe(signingKey(scope('a')));
});

test('another secret, day, region or service has another key', () => {
  const signingKey = createSigningKeyCache(10);
  const of = (change: Partial<KeyScope>) =>
    signingKey({ ...scope('a'), ...change }).toString('hex');
  const keys = [
    of({}),
    of({ secretAccessKey: 'other' }),
    of({ date: '20260201' }),
    of({ region: 'b' }),
    of({ service: 's3' }),
  ];
  expect(new Set(keys).size).toBe(5);
});

test('a key in use outlives a flood of others, an unused one is forgotten', () => {
  const signingKey = createSigningKeyCache(2);
  const used = signingKey(scope('used'));
  const unused = signingKey(scope('unused'));
  for (let flood = 0; flood < 20; flood += 1) {
    signingKey(scope(`flood-${flood}`));
    expect(signingKey(scope('used'))).toBe(used);
  }
  expect(signingKey(scope('unused'))).not.toBe(unused);
});
