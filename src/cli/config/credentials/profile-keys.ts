import type { Credentials } from '../../../client/index.js';
import type { Section } from '../profiles/read-ini-file.js';
import { textOf } from '../settings.js';
import { partial } from './failures.js';

/** The keys in a section of a file. `provider` is what messages call the file. */
export function keysIn(section: Section | undefined, provider: string): Credentials | undefined {
  const accessKeyId = textOf(section, 'aws_access_key_id');
  if (accessKeyId === undefined) return undefined;
  const secretAccessKey = textOf(section, 'aws_secret_access_key');
  if (secretAccessKey === undefined) throw partial(provider, 'aws_secret_access_key');
  const sessionToken =
    textOf(section, 'aws_security_token') ?? textOf(section, 'aws_session_token');
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}
