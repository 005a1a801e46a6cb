import { randomUUID } from 'node:crypto';
import type { ObjectContent, ObjectName, ObjectTag } from '../../store/objects.js';
import { insertParts, listParts, type PartRow } from '../../store/objects-parts.js';
import { requireBucket } from './buckets.js';
import { discard, type EmbeddedObjects } from './embedded-objects.js';
import type { FoundObject } from './find-object.js';
import { copyOf } from './object-files.js';
import { type MadeVersion, orRemove } from './put-object.js';
import { addVersion, type NewVersion } from './versions.js';
import type { WriteCondition } from './write-condition.js';

export interface CopyObject {
  readonly source: FoundObject;
  readonly content: ObjectContent;
  readonly tags: readonly ObjectTag[];
  readonly condition: WriteCondition;
}

/**
 * Makes a new object of the bytes of another, which it shares with it where the file system can. The
 * ETag and the checksum stay, with the parts. Gives nothing when the source has gone meanwhile.
 */
export const copyObject = async (
  objects: EmbeddedObjects,
  at: ObjectName,
  copy: CopyObject,
): Promise<MadeVersion | undefined> => {
  await requireBucket(objects, at);
  const release = objects.readers.hold(copy.source.object_id);
  try {
    return await copyHeld(objects, at, copy);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  } finally {
    release();
  }
};

const copyHeld = async (
  objects: EmbeddedObjects,
  at: ObjectName,
  { source, content, tags, condition }: CopyObject,
): Promise<MadeVersion | undefined> => {
  const objectId = randomUUID();
  const parts = await copyParts(objects, source, objectId);
  const [whole] = parts;
  if (!whole) return undefined;
  const version: NewVersion = {
    object_id: source.part_count === null ? whole.file : objectId,
    part_count: source.part_count,
    size: source.size,
    etag: source.etag,
    content,
    tags,
    last_modified: objects.clock(),
  };
  const files = parts.map(({ file }) => file);
  return orRemove(objects, files, async () => {
    const made = await objects.database.transaction(async (tx) => {
      if (source.part_count !== null) insertParts(tx, parts);
      return addVersion(tx, at, { version, condition });
    });
    await discard(objects, made.discarded);
    return made.version;
  });
};

const partsMax = 10_000;

/** Gives the bytes of an object new names; an object in one file is taken for a part here. */
const copyParts = async (
  { database, files }: EmbeddedObjects,
  source: FoundObject,
  objectId: string,
): Promise<readonly PartRow[]> => {
  const originals = source.part_count === null ? [asPart(source)] : await partsOf(database, source);
  const copies: PartRow[] = [];
  for (const part of originals) {
    const { file } = await copyOf(files, part);
    copies.push({ ...part, object_id: objectId, file });
  }
  return copies;
};

const partsOf = (
  database: EmbeddedObjects['database'],
  { account, object_id: objectId }: FoundObject,
): Promise<readonly PartRow[]> =>
  listParts(database, { account, objectId, after: 0, limit: partsMax });

const asPart = ({ account, object_id, size, etag, last_modified }: FoundObject): PartRow => ({
  account,
  object_id,
  part_number: 1,
  file: object_id,
  size,
  etag,
  last_modified,
  checksum: null,
  start: 0,
});
