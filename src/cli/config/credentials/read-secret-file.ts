import { generalError } from '../../aws/cli-error.js';
import { pythonRepr } from '../../aws/validate/python-repr.js';
import type { Io } from '../../io.js';

/** The text of a file that the settings name, as it stands there. */
export async function readSecretFile(path: string, io: Io): Promise<string> {
  const content = await io.readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw generalError(`${reasonOf(error)}: ${pythonRepr(path)}`, { cause: error });
  });
  return content.toString();
}

function reasonOf(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return '[Errno 2] No such file or directory';
    case 'EACCES':
      return '[Errno 13] Permission denied';
    case 'EISDIR':
      return '[Errno 21] Is a directory';
    default:
      return error.message;
  }
}
