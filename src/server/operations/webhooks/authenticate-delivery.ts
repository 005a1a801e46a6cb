import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { WebhookDefinition } from '../../../model/index.js';
import { readAddressRange } from './address-range.js';

/** A delivery as far as its sender can show by it who he is. */
export interface SignedDelivery {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Whether a webhook takes anything from an address. */
export const isFromAllowedAddress = (
  { authentication, authenticationConfiguration }: WebhookDefinition,
  address: string,
): boolean => {
  if (authentication !== 'IP') return true;
  return readAddressRange(authenticationConfiguration.AllowedIPRange ?? '')?.(address) === true;
};

/** Why a delivery is not taken for one of somebody who knows the webhook's secret, if it is not. */
export const authenticationFault = (
  { authentication, authenticationConfiguration }: WebhookDefinition,
  delivery: SignedDelivery,
): string | undefined => {
  if (authentication !== 'GITHUB_HMAC') return undefined;
  const shown = knowsSecret(authenticationConfiguration.SecretToken ?? '', delivery);
  if (shown === undefined) {
    return 'The delivery is not signed: give the webhook’s secret to the sender.';
  }
  return shown ? undefined : 'The delivery is signed with another secret than the webhook’s.';
};

/**
 * Whether a delivery was made by somebody who knows the secret; undefined where it shows none. Hosts of
 * Git show it in ways of their own; of those that a delivery has, the strongest decides.
 */
export const knowsSecret = (
  secret: string,
  { headers, body }: SignedDelivery,
): boolean | undefined => {
  const given = (name: string): string | undefined => headers[name]?.toString();
  const signature = given('x-hub-signature-256') ?? given('x-hub-signature');
  if (signature !== undefined) return isSignedWith(secret, body, signature);
  const bare =
    given('x-forgejo-signature') ?? given('x-gitea-signature') ?? given('x-gogs-signature');
  if (bare !== undefined) return isSignedWith(secret, body, `sha256=${bare}`);
  const token = given('x-gitlab-token');
  return token === undefined ? undefined : isSame(token, secret);
};

// GitHub's old header has sha1, that of the same name from Bitbucket sha256.
const isSignedWith = (secret: string, body: Buffer, signature: string): boolean => {
  const [, algorithm, digest] = /^(sha1|sha256)=([\da-f]+)$/i.exec(signature) ?? [];
  if (algorithm === undefined || digest === undefined) return false;
  const right = createHmac(algorithm.toLowerCase(), secret).update(body).digest('hex');
  return isSame(digest.toLowerCase(), right);
};

// Digests of both have one length, which timingSafeEqual asks for, and tell nothing of theirs.
const isSame = (one: string, other: string): boolean => timingSafeEqual(hash(one), hash(other));

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
