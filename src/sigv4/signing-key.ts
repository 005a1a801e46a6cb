import { createHmac } from 'node:crypto';

export interface KeyScope {
  readonly secretAccessKey: string;
  /** The day, as `20260131`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

type DeriveKey = (scope: KeyScope) => Buffer;

/** Derives the key that signs for one day, region and service. */
export const deriveSigningKey: DeriveKey = ({ secretAccessKey, date, region, service }) => {
  const dateKey = hmac(`AWS4${secretAccessKey}`, date);
  return hmac(hmac(hmac(dateKey, region), service), 'aws4_request');
};

/**
 * Derives and remembers. It keeps two generations of at most `generationMax` keys: a full young one
 * becomes the old one, and what is used again moves back. A flood of foreign scopes can therefore
 * push a key out, but never make the memory grow.
 */
export const createSigningKeyCache = (generationMax: number): DeriveKey => {
  let young = new Map<string, Buffer>();
  let old = new Map<string, Buffer>();
  return (scope) => {
    const id = `${scope.date}\n${scope.region}\n${scope.service}\n${scope.secretAccessKey}`;
    const known = young.get(id);
    if (known) return known;
    const key = old.get(id) ?? deriveSigningKey(scope);
    if (young.size >= generationMax) {
      old = young;
      young = new Map();
    }
    young.set(id, key);
    return key;
  };
};

/** Two generations of this many keys: about 300 kB when full. */
const KEYS_PER_GENERATION_MAX = 500;

/** The key for a scope, derived once and remembered. The buffer is shared: do not write into it. */
export const signingKey: DeriveKey = createSigningKeyCache(KEYS_PER_GENERATION_MAX);

const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();
