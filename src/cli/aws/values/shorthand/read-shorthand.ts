import type { Io } from '../../../io.js';
import { generalError } from '../../cli-error.js';
import { type FileContent, isParamfile, loadParamfile, ParamfileError } from '../paramfile.js';
import { parseShorthand, type ShorthandValue } from './parse-shorthand.js';

/** Reads a shorthand text together with the files that its `@=` values name. */
export async function readShorthand(
  text: string,
  io: Io,
): Promise<{ readonly [key: string]: ShorthandValue }> {
  const files = new Map<string, FileContent>();
  // Parsing stops at the first file that is not there yet, is told what is in it, and begins anew: so
  // an error of the syntax after the file's name is told only if there is such a file.
  for (;;) {
    try {
      return parseShorthand(text, (value) => contentOf(value, files));
    } catch (error) {
      if (!(error instanceof FileWanted)) throw error;
      files.set(error.value, await loaded(error.value, io));
    }
  }
}

class FileWanted extends Error {
  readonly value: string;

  constructor(value: string) {
    super(value);
    this.value = value;
  }
}

function contentOf(value: string, files: ReadonlyMap<string, FileContent>): FileContent {
  if (!isParamfile(value)) return value;
  const content = files.get(value);
  if (content === undefined) throw new FileWanted(value);
  return content;
}

async function loaded(value: string, io: Io): Promise<FileContent> {
  try {
    return await loadParamfile(value, io);
  } catch (error) {
    if (error instanceof ParamfileError) throw generalError(error.message, { cause: error });
    throw error;
  }
}
