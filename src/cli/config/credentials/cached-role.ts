import { isJsonObject, type JsonObject } from '../remote/rest-json.js';
import type { RoleAnswer } from '../remote/sts.js';
import { expiryOf } from './expiry.js';
import type { JsonCache } from './json-cache.js';
import type { Expiring } from './refreshing.js';

/** What is in the cache is not used so shortly before it expires. */
const earlyBy = 15 * 60_000;

/** The credentials that the cache has, or else those that `fetch` gets, which it then has as well. */
export async function cachedRole(
  cache: JsonCache,
  key: string,
  now: () => number,
  fetch: () => Promise<RoleAnswer>,
): Promise<Expiring> {
  const known = roleIn(await cache.read(key));
  const cached = known === undefined ? undefined : await expiringOf(known, now());
  if (cached !== undefined && cached.expiresAt - now() >= earlyBy) return cached;
  const fetched = await fetch();
  await cache.write(key, fetched);
  return expiringOf(fetched, now());
}

function roleIn(json: JsonObject | undefined): RoleAnswer | undefined {
  const credentials = json?.['Credentials'];
  if (!isJsonObject(credentials)) return undefined;
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials;
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') return undefined;
  if (typeof SessionToken !== 'string' || typeof Expiration !== 'string') return undefined;
  return { Credentials: { AccessKeyId, SecretAccessKey, SessionToken, Expiration } };
}

async function expiringOf({ Credentials: role }: RoleAnswer, now: number): Promise<Expiring> {
  return {
    keys: {
      accessKeyId: role.AccessKeyId,
      secretAccessKey: role.SecretAccessKey,
      sessionToken: role.SessionToken,
    },
    expiresAt: await expiryOf(role.Expiration, now),
  };
}

/** The name that a session has when the settings give none. */
export function sessionName(now: number): string {
  return `pipewright-session-${Math.floor(now / 1000)}`;
}
