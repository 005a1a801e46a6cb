import type { Credentials } from '../../../client/index.js';
import type { ConfigContext } from '../context.js';
import { expiryOf } from '../credentials/expiry.js';
import { retrievalFailure } from '../credentials/failures.js';
import { type Expiring, refreshing } from '../credentials/refreshing.js';
import { jsonObject } from '../remote/rest-json.js';
import { openMetadata } from './metadata-client.js';
import { metadataSettings } from './metadata-settings.js';

/** The credentials of the role of the instance that this runs on, if it is one and has one. */
export async function instanceCredentials(
  context: ConfigContext,
): Promise<Credentials | undefined> {
  const first = await fetchCredentials(context);
  if (first === undefined) return undefined;
  const load = async (): Promise<Expiring> => {
    const fetched = await fetchCredentials(context);
    if (fetched !== undefined) return fetched;
    throw retrievalFailure(
      'iam-role',
      'Credential refresh failed, response did not contain: access_key, secret_key, token, expiry_time',
    );
  };
  return refreshing(load, context.io.now, first);
}

const folder = 'iam/security-credentials/';

async function fetchCredentials(context: ConfigContext): Promise<Expiring | undefined> {
  const read = await openMetadata(await metadataSettings(context), context.io.env);
  const roleName = await read?.(folder);
  if (read === undefined || roleName === undefined) return undefined;
  const text = await read(`${folder}${roleName}`, (json) => jsonObject(json) !== undefined);
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = jsonObject(text ?? '') ?? {};
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') return undefined;
  if (typeof Token !== 'string' || typeof Expiration !== 'string') return undefined;
  const now = context.io.now();
  return {
    keys: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token },
    expiresAt: extended(await expiryOf(Expiration, now), now),
  };
}

const minute = 60_000;
const nearExpiry = 25 * minute;

// When the service has nothing newer, the services take the old ones for some time yet.
function extended(expiresAt: number, now: number): number {
  return expiresAt - now > nearExpiry ? expiresAt : now + nearExpiry;
}
