import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
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

/**
 * Calls `take` with each file of a zip, one after the other. Names never lead out of its root. A file
 * that does not come out as it went in is a ZipError, whatever `take` makes of its broken body. `fd`
 * stays the caller's to close.
 */
export const eachZipEntry = async (
  fd: number,
  take: (entry: ZipEntry) => Promise<void>,
): Promise<void> => {
  const zip = await open(fd);
  if (zip.entryCount > filesMax) {
    throw new ZipError(
      `The artifact holds ${zip.entryCount} files; up to ${filesMax} can be deployed.`,
    );
  }
  for await (const entry of entries(zip)) {
    if (!entry.fileName.endsWith('/')) await takeOne(zip, entry, take);
  }
};

const open = async (fd: number): Promise<yauzl.ZipFile> => {
  try {
    return await yauzl.fromFdPromise(fd, { autoClose: false, lazyEntries: true });
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

const takeOne = async (
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  take: (entry: ZipEntry) => Promise<void>,
): Promise<void> => {
  const faults: ZipError[] = [];
  const fault = (cause: unknown): ZipError => {
    const message = `The file ${entry.fileName} of the artifact cannot be unpacked: ${reasonOf(cause)}`;
    const error = new ZipError(message, { cause });
    faults.push(error);
    return error;
  };
  if (entry.fileName.includes('\0')) throw fault('no object can have such a name.');
  const raw = await zip.openReadStreamPromise(entry).catch((cause: unknown) => {
    throw fault(cause);
  });
  const body = Readable.from(unpacked(raw, entry.crc32, fault), { objectMode: false });
  // Whoever takes it is told of errors by reading it.
  body.on('error', () => undefined);
  try {
    await take({ name: entry.fileName, size: entry.uncompressedSize, body });
  } catch (error) {
    throw faults[0] ?? error;
  } finally {
    body.destroy();
    raw.destroy();
  }
};

// Only what reading throws is the zip's fault, and not what stops the reader.
async function* unpacked(
  raw: Readable,
  checksum: number,
  fault: (cause: unknown) => ZipError,
): AsyncGenerator<Buffer> {
  const pieces: AsyncIterator<Buffer> = raw[Symbol.asyncIterator]();
  let sum = 0;
  for (;;) {
    const next = await pieces.next().catch((cause: unknown) => {
      throw fault(cause);
    });
    if (next.done) break;
    sum = crc32(next.value, sum);
    yield next.value;
  }
  if (sum !== checksum) throw fault('its checksum is not that of its content.');
}

const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);
