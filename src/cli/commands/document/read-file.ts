import type { Io } from '../../io.js';
import { CommandFailure, usageExitCode } from '../command-line/failure.js';
import type { Terminal } from '../terminal/terminal.js';
import type { ReadDocument, Tags } from './document.js';
import { readDocument } from './read-document.js';

/** A file as messages name it, and what it says. */
export interface InputFile {
  readonly name: string;
  readonly read: ReadDocument;
}

/** Reads a file, or standard input, which is written `-`. */
export async function readFile(
  path: string,
  { io, terminal, tags }: { readonly io: Io; readonly terminal: Terminal; readonly tags: Tags },
): Promise<InputFile> {
  const isInput = path === '-';
  try {
    const bytes = await (isInput ? terminal.readInput() : io.readFile(path));
    const name = isInput ? 'stdin' : path;
    return { name, read: await readDocument({ name, text: bytes.toString('utf8') }, tags) };
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause;
    const reason = cause.code === 'ENOENT' ? 'there is no such file' : cause.message;
    throw new CommandFailure(`${path} cannot be read: ${reason}.`, usageExitCode, { cause });
  }
}
