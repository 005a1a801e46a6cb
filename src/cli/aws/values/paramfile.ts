import { homedir } from 'node:os';
import { TextDecoder } from 'node:util';
import type { Io } from '../../io.js';
import { generalError } from '../cli-error.js';
import { pythonRepr } from '../validate/python-repr.js';

/** What a value that names a file stands for: `file://` its text, `fileb://` its bytes. */
export type FileContent = string | Uint8Array;

/** A file that a value names cannot be had. */
export class ParamfileError extends Error {}

export function isParamfile(value: string): boolean {
  return value.startsWith(textPrefix) || value.startsWith(bytesPrefix);
}

/** The whole content of the file that a value names, line ends of a text turned into `\n`. */
export async function loadParamfile(value: string, io: Io): Promise<FileContent> {
  const isText = value.startsWith(textPrefix);
  const path = expanded(value.slice(isText ? textPrefix.length : bytesPrefix.length), io.env);
  const bytes = await read(value, path, io);
  return isText ? decode(bytes, path, io) : bytes;
}

const textPrefix = 'file://';
const bytesPrefix = 'fileb://';

async function read(value: string, path: string, io: Io): Promise<Uint8Array> {
  try {
    return await io.readFile(path);
  } catch (error) {
    throw new ParamfileError(
      `Unable to load paramfile ${value}: ${systemMessage(error)}: ${pythonRepr(path)}`,
      { cause: error },
    );
  }
}

function decode(bytes: Uint8Array, path: string, io: Io): string {
  const decoder = decoderOf(io.env['AWS_CLI_FILE_ENCODING'] ?? 'utf-8');
  try {
    return decoder.decode(bytes).replace(/\r\n?/g, '\n');
  } catch (error) {
    throw new ParamfileError(
      `Unable to load paramfile (${path}), text contents could not be decoded.  If this is a ` +
        'binary file, please use the fileb:// prefix instead of the file:// prefix.',
      { cause: error },
    );
  }
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  } catch (error) {
    throw generalError(`unknown encoding: ${encoding}`, { cause: error });
  }
}

// Home first, then variables: a variable may stand for a `~`, which then is no home.
function expanded(path: string, env: Io['env']): string {
  return withHome(path, env).replace(/\$(?:(\w+)|\{([^}]*)\})/g, (whole, name, braced) => {
    return env[String(name ?? braced)] ?? whole;
  });
}

function withHome(path: string, env: Io['env']): string {
  if (path !== '~' && !path.startsWith('~/')) return path;
  const home = (env['HOME'] ?? homedir()).replace(/\/+$/, '');
  return `${home}${path.slice(1)}` || '/';
}

const descriptions: Readonly<Record<string, string>> = {
  EACCES: 'Permission denied',
  EISDIR: 'Is a directory',
  ELOOP: 'Too many levels of symbolic links',
  ENAMETOOLONG: 'File name too long',
  ENOENT: 'No such file or directory',
  ENOTDIR: 'Not a directory',
  EPERM: 'Operation not permitted',
};

// The way Python words the system's errors: `[Errno 2] No such file or directory`.
function systemMessage(error: unknown): string {
  const { code, errno, message }: { code?: unknown; errno?: unknown; message?: unknown } =
    error instanceof Error ? error : { message: error };
  const description = descriptions[String(code)] ?? String(message);
  return typeof errno === 'number' ? `[Errno ${Math.abs(errno)}] ${description}` : description;
}
