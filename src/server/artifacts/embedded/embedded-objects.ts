import type { Database } from '../../store/database.js';
import { type ObjectFiles, removeFiles, touchFiles } from './object-files.js';
import type { Readers } from './readers.js';

/** The embedded S3: names and versions in the database, bytes in files. */
export interface EmbeddedObjects {
  readonly database: Database;
  readonly files: ObjectFiles;
  readonly readers: Readers;
  /** Whether other servers have the same files. */
  readonly isShared: boolean;
  readonly clock: () => number;
}

/** The files of an object, or of a part, whose row has gone. */
export interface Discarded {
  readonly objectId: string;
  readonly files: readonly string[];
}

/**
 * Gives up files after the commit that took their rows. Of other servers' readers nothing is known
 * here: where there may be some, the files stay until orphans of this age are swept.
 */
export const discard = async (
  objects: EmbeddedObjects,
  discarded: readonly Discarded[],
): Promise<void> => {
  // What cannot be removed is an orphan, and the change that is committed has not failed for it.
  for (const one of discarded) await giveUp(objects, one).catch(() => undefined);
};

const giveUp = async (objects: EmbeddedObjects, { objectId, files }: Discarded): Promise<void> => {
  const { isShared, readers } = objects;
  if (isShared || readers.isHeld(objectId)) await touchFiles(objects.files, files);
  if (!isShared) await readers.whenUnread(objectId, () => removeFiles(objects.files, files));
};
