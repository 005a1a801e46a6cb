import type { Readable } from 'node:stream';
import yauzl from 'yauzl';

/** A file in a zip. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly body: Readable;
}

/** The artifact is no zip that can be unpacked; the message says why. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

const filesMax = 100_000;

/** Calls `take` with each file of a zip, one after the other. Names never lead out of its root. */
export const eachZipEntry = async (
  file: string,
  take: (entry: ZipEntry) => Promise<void>,
): Promise<void> => {
  const zip = await open(file);
  try {
    if (zip.entryCount > filesMax) {
      throw new ZipError(
        `The artifact holds ${zip.entryCount} files; up to ${filesMax} can be deployed.`,
      );
    }
    for await (const entry of entries(zip)) {
      if (entry.fileName.endsWith('/')) continue;
      const body = await zip.openReadStreamPromise(entry);
      await take({ name: entry.fileName, size: entry.uncompressedSize, body });
    }
  } finally {
    zip.close();
  }
};

const open = async (file: string): Promise<yauzl.ZipFile> => {
  try {
    return await yauzl.openPromise(file, { autoClose: false, lazyEntries: true });
  } catch (cause) {
    throw new ZipError(`The artifact is not a zip file: ${reasonOf(cause)}`, { cause });
  }
};

// What yauzl finds wrong with an entry, a name that leads outside among it, is the zip's fault.
async function* entries(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  try {
    for await (const entry of zip.eachEntry()) yield entry;
  } catch (cause) {
    throw new ZipError(`The artifact cannot be unpacked: ${reasonOf(cause)}`, { cause });
  }
}

const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);
