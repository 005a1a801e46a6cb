import { createPrivateKey, createPublicKey, type KeyObject, randomUUID, sign } from 'node:crypto';

/**
 * The proof that a request is made by whoever has a key (RFC 9449): undefined if the text, in PEM,
 * is no key.
 */
export function dpopProof(
  pem: string,
  { url, now }: { readonly url: string; readonly now: number },
): string | undefined {
  const key = keyIn(pem);
  if (key === undefined) return undefined;
  const { kty, x, y, crv } = createPublicKey(key).export({ format: 'jwk' });
  const header = encoded({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, x, y, crv } });
  const payload = encoded({
    htm: 'POST',
    htu: url,
    iat: Math.floor(now / 1000),
    jti: randomUUID(),
  });
  const signed = `${header}.${payload}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

function keyIn(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
