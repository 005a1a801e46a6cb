import type { Grant } from './caller.js';

/** What a session token says. It is readable by whoever holds it, and it holds no secret. */
export interface TokenClaims {
  readonly accountId: string;
  readonly jobId: string;
  /** Epoch seconds. */
  readonly expires: number;
  readonly grants: readonly Grant[];
}

const VERSION = 1;

/**
 * Packs the claims. The objects of a job mostly share bucket, pipeline and folder, so that each is
 * written as the length it has in common with the one before and the rest: ten long keys stay below
 * the two kilobytes that a client may be expected to carry in a header.
 */
export const encodeClaims = ({ accountId, jobId, expires, grants }: TokenClaims): string => {
  let previous = '';
  const packed = grants.map(({ bucket, key, allow }) => {
    const path = `${bucket}/${key}`;
    const shared = sharedLength(previous, path);
    previous = path;
    return [shared, path.slice(shared), allow === 'write' ? 1 : 0];
  });
  return JSON.stringify([VERSION, accountId, jobId, expires, packed]);
};

/** Unpacks claims. Undefined for what `encodeClaims` of this version did not write. */
export const decodeClaims = (text: string): TokenClaims | undefined => {
  const claims = parseArray(text);
  if (!claims) return undefined;
  const [version, accountId, jobId, expires, packed] = claims;
  if (version !== VERSION || typeof accountId !== 'string' || typeof jobId !== 'string') {
    return undefined;
  }
  if (typeof expires !== 'number' || !Array.isArray(packed)) return undefined;
  const grants = decodeGrants(packed);
  return grants && { accountId, jobId, expires, grants };
};

const parseArray = (text: string): readonly unknown[] | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const decodeGrants = (packed: readonly unknown[]): readonly Grant[] | undefined => {
  const grants: Grant[] = [];
  let path = '';
  for (const entry of packed) {
    if (!Array.isArray(entry)) return undefined;
    const [shared, rest, write]: readonly unknown[] = entry;
    if (typeof shared !== 'number' || typeof rest !== 'string') return undefined;
    path = path.slice(0, shared) + rest;
    const slash = path.indexOf('/');
    if (slash < 0) return undefined;
    grants.push({
      bucket: path.slice(0, slash),
      key: path.slice(slash + 1),
      allow: write === 1 ? 'write' : 'read',
    });
  }
  return grants;
};

const sharedLength = (a: string, b: string): number => {
  const max = Math.min(a.length, b.length);
  let length = 0;
  while (length < max && a[length] === b[length]) length += 1;
  return length;
};
