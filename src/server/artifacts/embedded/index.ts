export type { PartRow } from '../../store/objects-parts.js';
export type { UploadName, UploadRow } from '../../store/objects-uploads.js';

import type { Database } from '../../store/database.js';
import type { ArtifactStore } from '../artifact-store.js';
import { asArtifactStore } from './as-artifact-store.js';
import type { EmbeddedObjects } from './embedded-objects.js';
import { openObjectFiles } from './object-files.js';
import { createReaders } from './readers.js';
import { sweepOrphans } from './sweep-orphans.js';

export {
  createBucket,
  deleteBucket,
  listBuckets,
  requireBucket,
  setVersioning,
} from './buckets.js';
export { completeUpload } from './complete-upload.js';
export { copyObject } from './copy-object.js';
export { deleteObject } from './delete-object.js';
export type { EmbeddedObjects } from './embedded-objects.js';
export { type FoundObject, findObject, type VersionName } from './find-object.js';
export { type ListedUpload, listUploads } from './list-uploads.js';
export { type ListedEntry, type ListingPage, listObjects, listVersions } from './listing.js';
export { type MadeVersion, type ObjectDescription, putObject } from './put-object.js';
export { type ByteRange, findPartRange, openObject, readObject } from './read-object.js';
export { replaceTags } from './tags.js';
export {
  abortUpload,
  createUpload,
  partsAfter,
  putPart,
  requireUpload,
} from './uploads.js';
export type { WriteCondition } from './write-condition.js';

/** The embedded objects, opened, as their several users see them. */
export interface OpenedObjects {
  readonly objects: EmbeddedObjects;
  readonly store: ArtifactStore;
  readonly sweepOrphans: (options: { readonly olderThan: number }) => Promise<number>;
}

/** Opens the objects whose bytes are in a data directory; `isShared` with other servers. */
export const openEmbedded = async (given: {
  readonly dataDirectory: string;
  readonly database: Database;
  readonly isShared: boolean;
  readonly clock: () => number;
}): Promise<OpenedObjects> => {
  const { database, isShared, clock } = given;
  const files = await openObjectFiles(given.dataDirectory);
  const objects = { database, files, readers: createReaders(), isShared, clock };
  return {
    objects,
    store: asArtifactStore(objects),
    sweepOrphans: (options) => sweepOrphans(objects, options),
  };
};
