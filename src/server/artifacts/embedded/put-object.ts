import type { Readable } from 'node:stream';
import type { ObjectContent, ObjectName, ObjectTag } from '../../store/objects.js';
import { S3Error } from '../s3-error.js';
import { requireBucket } from './buckets.js';
import { discard, type EmbeddedObjects } from './embedded-objects.js';
import { removeFiles, type WrittenFile, writeFile } from './object-files.js';
import { addVersion, type NewVersion, type Replacement } from './versions.js';
import type { WriteCondition } from './write-condition.js';

/** What an object is besides its bytes. */
export interface ObjectDescription {
  readonly etag: string;
  readonly content: ObjectContent;
  readonly tags: readonly ObjectTag[];
}

export interface PutObject {
  readonly body: Readable;
  /** Called when the body has ended well: only then is it known what it was. */
  readonly describe: () => ObjectDescription;
  readonly condition?: WriteCondition;
}

/** The version that a write has made. */
export type MadeVersion = Replacement['version'];

/**
 * Stores an object. It is durable when this resolves; nothing of it is seen, and no file of it stays,
 * when this rejects.
 */
export const putObject = async (
  objects: EmbeddedObjects,
  at: ObjectName,
  { body, describe, condition = {} }: PutObject,
): Promise<MadeVersion> => {
  await requireBucket(objects, at);
  const written = await writeFile(objects.files, body);
  return commitFile(objects, at, { written, describe, condition });
};

const commitFile = async (
  objects: EmbeddedObjects,
  at: ObjectName,
  given: Required<Omit<PutObject, 'body'>> & { readonly written: WrittenFile },
): Promise<MadeVersion> => {
  const { file, size } = given.written;
  return orRemove(objects, [file], async () => {
    const { etag, content, tags } = given.describe();
    return commitVersion(objects, at, {
      version: { object_id: file, part_count: null, size, etag, content, tags },
      condition: given.condition,
    });
  });
};

/**
 * Removes written files when their row was refused. When the database failed, nobody knows whether the
 * row is there: the files stay, and are swept if they are orphans.
 */
export const orRemove = async <T>(
  { files }: EmbeddedObjects,
  written: readonly string[],
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof S3Error) await removeFiles(files, written);
    throw error;
  }
};

/** Makes a version whose bytes are there already the current one. */
const commitVersion = async (
  objects: EmbeddedObjects,
  at: ObjectName,
  given: {
    readonly version: Omit<NewVersion, 'last_modified'>;
    readonly condition: WriteCondition;
  },
): Promise<MadeVersion> => {
  const version = { ...given.version, last_modified: objects.clock() };
  const { version: made, discarded } = await objects.database.transaction((tx) =>
    addVersion(tx, at, { version, condition: given.condition }),
  );
  await discard(objects, discarded);
  return made;
};
