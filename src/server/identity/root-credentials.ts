import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatingError } from '../store/operating-error.js';
import { parseCredentialsFile } from './credentials-file.js';

/** A long-lived pair of keys. */
export interface RootCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface RootCredentialsSource {
  readonly dataDirectory: string;
  /** From the environment; these win over the file. */
  readonly given?: RootCredentials | undefined;
}

/**
 * The server's own credentials: those given, else those of the last start, else new ones. They are
 * in `<data-dir>/credentials` afterwards, for its owner alone, as the AWS tools read it. May be called
 * again and answers the same.
 */
export const rootCredentials = async (source: RootCredentialsSource): Promise<RootCredentials> => {
  const path = join(source.dataDirectory, 'credentials');
  const credentials = source.given ?? (await readCredentials(path)) ?? makeCredentials();
  if (source.given) checkGiven(source.given);
  await mkdir(source.dataDirectory, { recursive: true });
  await writeCredentials(path, credentials);
  return credentials;
};

/** New random credentials that look like AWS's. */
const makeCredentials = (): RootCredentials => ({
  accessKeyId: `AKIA${randomAccessKeyPart()}`,
  secretAccessKey: randomBytes(30).toString('base64'),
});

const ACCESS_KEY_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Sixteen characters of five random bits each. */
export const randomAccessKeyPart = (): string =>
  Array.from(randomBytes(16), (byte) => ACCESS_KEY_ALPHABET[byte % 32]).join('');

const checkGiven = ({ accessKeyId, secretAccessKey }: RootCredentials): void => {
  // The slash parts the credential scope, and what is not printable cannot stand in a header.
  if (!/^[\w.-]{1,128}$/.test(accessKeyId)) {
    throw new OperatingError(
      'PIPEWRIGHT_ACCESS_KEY_ID must be 1 to 128 letters, digits, dots, hyphens and underscores.',
    );
  }
  if (!/^[\x21-\x7e]{1,256}$/.test(secretAccessKey)) {
    throw new OperatingError(
      'PIPEWRIGHT_SECRET_ACCESS_KEY must be 1 to 256 printable characters without spaces.',
    );
  }
};

const readCredentials = async (path: string): Promise<RootCredentials | undefined> => {
  const text = await readIfPresent(path);
  if (text === undefined) return undefined;
  const parsed = parseCredentialsFile(text);
  if (parsed.kind === 'credentials') return parsed;
  throw new OperatingError(
    `${path} is not a credentials file: ${parsed.problem} Correct it, or delete it to have new credentials made.`,
  );
};

const readIfPresent = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new OperatingError(`${path} cannot be read.`, { cause });
  }
};

const writeCredentials = async (path: string, credentials: RootCredentials): Promise<void> => {
  const text = `[default]
aws_access_key_id = ${credentials.accessKeyId}
aws_secret_access_key = ${credentials.secretAccessKey}
`;
  // A reader sees the old file or the new one, never a part, and nobody else sees either.
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.chmod(0o600);
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new OperatingError(`${path} cannot be written.`, { cause });
  }
};
