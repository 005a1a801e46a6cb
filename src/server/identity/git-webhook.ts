import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Tenant } from '../store/tenant.js';

/** What Git hosts are given, so that they can tell an account's pipelines in a region what happens. */
export interface GitWebhook {
  /** The part of the address that nobody guesses. It says whose it is. */
  readonly token: string;
  /** What deliveries are signed with. */
  readonly secret: string;
}

/** Nothing is stored: both halves follow from the server key. */
export const gitWebhook = (serverKey: Buffer, tenant: Tenant): GitWebhook => {
  const { account, region } = tenant;
  return {
    token: `${account}.${region}.${proofOf(serverKey, 'address', tenant)}`,
    secret: proofOf(serverKey, 'secret', tenant),
  };
};

/** Whose address has this token; undefined where nobody's has. */
export const gitWebhookTenant = (serverKey: Buffer, token: string): Tenant | undefined => {
  // The region may have dots itself.
  const [, account, region, proof] = /^(\d{12})\.([\w.-]{1,64})\.([\w-]{1,64})$/.exec(token) ?? [];
  if (account === undefined || region === undefined || proof === undefined) return undefined;
  const tenant = { account, region };
  const right = Buffer.from(proofOf(serverKey, 'address', tenant));
  const given = Buffer.from(proof);
  return given.length === right.length && timingSafeEqual(given, right) ? tenant : undefined;
};

// The server key has other uses, too: what it signs here begins with words that are used nowhere else.
const proofOf = (
  serverKey: Buffer,
  what: 'address' | 'secret',
  { account, region }: Tenant,
): string =>
  createHmac('sha256', serverKey)
    .update(`git webhook ${what}\n${JSON.stringify([account, region])}`)
    .digest('base64url');
