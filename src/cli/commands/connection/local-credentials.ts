import { join, resolve } from 'node:path';
import type { Credentials } from '../../../client/index.js';
import type { Io } from '../../io.js';
import { CommandFailure, otherExitCode } from '../command-line/failure.js';

/** The data directory that a server has when nobody says otherwise. */
export const defaultDataDirectory = '.pipewright';

export function credentialsPath(directory: string): string {
  return join(resolve(directory), 'credentials');
}

/** The credentials that a server on this machine has left in its data directory, if it has. */
export async function localCredentials(
  directory: string,
  io: Io,
): Promise<Credentials | undefined> {
  const path = credentialsPath(directory);
  const text = await readIfPresent(path, io);
  return text === undefined ? undefined : credentialsIn(text, path);
}

async function readIfPresent(path: string, io: Io): Promise<string | undefined> {
  try {
    return (await io.readFile(path)).toString('utf8');
  } catch (cause) {
    if (isAbsent(cause)) return undefined;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(`${path} cannot be read: ${reason}`, otherExitCode, { cause });
  }
}

function isAbsent(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

// The server writes the file, so that it is of the plainest form.
function credentialsIn(text: string, path: string): Credentials {
  const accessKeyId = /^aws_access_key_id *= *(\S+)/m.exec(text)?.[1];
  const secretAccessKey = /^aws_secret_access_key *= *(\S+)/m.exec(text)?.[1];
  if (accessKeyId !== undefined && secretAccessKey !== undefined) {
    return { accessKeyId, secretAccessKey };
  }
  throw new CommandFailure(`${path} holds no credentials. Start the server anew.`, otherExitCode);
}
