import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { findPart, findPartsInRange } from '../../store/objects-parts.js';
import { InvariantError } from '../../store/operating-error.js';
import type { EmbeddedObjects } from './embedded-objects.js';
import { type FoundObject, findObject, type VersionName } from './find-object.js';
import { pathOf } from './object-files.js';

/** Bytes of an object; `end` is the first one that is left out. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface ReadObject {
  readonly object: FoundObject;
  /** To be read to its end or destroyed. */
  readonly body: Readable;
}

const attemptsMax = 5;

/**
 * Opens an object, all of it or what `choose` picks once the object is known. The bytes are those of
 * this one version to the end, whatever happens to the name meanwhile.
 */
export const readObject = async (
  objects: EmbeddedObjects,
  at: VersionName,
  choose: (object: FoundObject) => Promise<ByteRange> = async ({ size }) => ({
    start: 0,
    end: size,
  }),
): Promise<ReadObject> => {
  for (let attempts = 1; attempts <= attemptsMax; attempts += 1) {
    const object = await findObject(objects, at);
    const body = await openObject(objects, object, await choose(object));
    // It was replaced or deleted between the look at its row and the opening of its file.
    if (body) return { object, body };
  }
  throw new InvariantError(`The file of object ${at.bucket}/${at.key} is not there.`);
};

/** A file, or a part of it. */
interface Piece extends ByteRange {
  readonly file: string;
}

/** Opens a range of an object; gives nothing when its files have gone. */
export const openObject = async (
  objects: EmbeddedObjects,
  object: FoundObject,
  range: ByteRange,
): Promise<Readable | undefined> => {
  if (range.end <= range.start) return Readable.from([]);
  // From here on its files stay. Rows that are still there now have not been given up before.
  const release = objects.readers.hold(object.object_id);
  try {
    const pieces = await piecesOf(objects, object, range);
    const handle = pieces[0] && (await openPiece(objects, pieces[0]));
    if (!handle) {
      release();
      return undefined;
    }
    return stream(objects, { pieces, handle }).once('close', release);
  } catch (error) {
    release();
    throw error;
  }
};

const piecesOf = async (
  { database }: EmbeddedObjects,
  object: FoundObject,
  { start, end }: ByteRange,
): Promise<readonly Piece[]> => {
  const { account, object_id: objectId, part_count } = object;
  if (part_count === null) return [{ file: objectId, start, end }];
  const parts = await findPartsInRange(database, { account, objectId, start, end });
  return parts.map((part) => ({
    file: part.file,
    start: Math.max(start - part.start, 0),
    end: Math.min(end - part.start, part.size),
  }));
};

/** Where a part of an object stands in it; an object in one piece is its own first part. */
export const findPartRange = async (
  { database }: EmbeddedObjects,
  { account, object_id: objectId, part_count, size }: FoundObject,
  partNumber: number,
): Promise<ByteRange | undefined> => {
  if (part_count === null) return partNumber === 1 ? { start: 0, end: size } : undefined;
  const [part] = await findPart(database, { account, objectId, partNumber });
  return part && { start: part.start, end: part.start + part.size };
};

const openPiece = async (
  { files }: EmbeddedObjects,
  { file }: Piece,
): Promise<FileHandle | undefined> => {
  try {
    return await open(pathOf(files, file), 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

interface Opened {
  readonly pieces: readonly Piece[];
  /** Of the first piece. */
  readonly handle: FileHandle;
}

const stream = (objects: EmbeddedObjects, { pieces, handle }: Opened): Readable => {
  const [first, ...rest] = pieces;
  if (!first) throw new InvariantError('An opened object has a piece.');
  const begun = readPiece(handle, first);
  if (rest.length === 0) return begun;
  const all = Readable.from(chunksOf(objects, begun, rest), { objectMode: false, highWaterMark });
  // Its generator may never have begun.
  return all.once('close', () => begun.destroy());
};

async function* chunksOf(
  objects: EmbeddedObjects,
  begun: Readable,
  rest: readonly Piece[],
): AsyncGenerator<Buffer> {
  yield* begun as AsyncIterable<Buffer>;
  for (const piece of rest) {
    const handle = await openPiece(objects, piece);
    if (!handle) throw new InvariantError(`The file ${piece.file} of a part is not there.`);
    yield* readPiece(handle, piece) as AsyncIterable<Buffer>;
  }
}

const highWaterMark = 256 * 1024;

const readPiece = (handle: FileHandle, { start, end }: ByteRange): Readable =>
  handle.createReadStream({ start, end: end - 1, highWaterMark });
