import type { Credentials } from '../../../client/index.js';
import type { Io } from '../../io.js';
import { partial } from './failures.js';

/** The keys in the environment. */
export async function environmentCredentials({ env, now }: Io): Promise<Credentials | undefined> {
  const accessKeyId = env['AWS_ACCESS_KEY_ID'];
  if (!accessKeyId) return undefined;
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'];
  if (!secretAccessKey) throw partial('env', 'AWS_SECRET_ACCESS_KEY');
  const sessionToken = env['AWS_SECURITY_TOKEN'] || env['AWS_SESSION_TOKEN'];
  const keys = { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  const expiration = env['AWS_CREDENTIAL_EXPIRATION'];
  if (!expiration) return keys;
  const { expiryOf } = await import('./expiry.js');
  const { refreshing } = await import('./refreshing.js');
  const expiring = { keys, expiresAt: await expiryOf(expiration, now()) };
  return refreshing(async () => expiring, now, expiring);
}
