import type { Credentials } from '../../../client/index.js';
import type { Io } from '../../io.js';
import { expandedPath } from '../profiles/paths.js';
import { readIniFile } from '../profiles/read-ini-file.js';
import { keysIn } from './profile-keys.js';

/** Keys in the files of the tools that came before AWS's command line, which still reads them. */
export async function legacyCredentials(io: Io): Promise<Credentials | undefined> {
  return (await ec2ToolsCredentials(io)) ?? (await botoCredentials(io));
}

async function ec2ToolsCredentials({ env, readFile }: Io): Promise<Credentials | undefined> {
  const path = env['AWS_CREDENTIAL_FILE'];
  if (path === undefined) return undefined;
  const content = await readFile(expandedPath(path, env)).catch(() => Buffer.alloc(0));
  const settings = new Map(
    content
      .toString()
      .split('\n')
      .map((line) => line.split('=', 2).map((part) => part.trim()))
      .map(([name = '', value = '']) => [name, value]),
  );
  const accessKeyId = settings.get('AWSAccessKeyId');
  const secretAccessKey = settings.get('AWSSecretKey');
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey };
}

async function botoCredentials(io: Io): Promise<Credentials | undefined> {
  const named = io.env['BOTO_CONFIG'];
  for (const path of named === undefined ? ['/etc/boto.cfg', '~/.boto'] : [named]) {
    const keys = keysIn((await readIniFile(path, io)).get('Credentials'), 'boto-config');
    if (keys !== undefined) return keys;
  }
  return undefined;
}
