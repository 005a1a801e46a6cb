import type { Tx } from '../../store/database.js';
import {
  findReplaceable,
  findVersion,
  lockObjectName,
  type ObjectName,
  type ObjectVersionRow,
  setNewestLatest,
} from '../../store/objects.js';
import { noSuchBucket } from '../s3-error.js';
import { type Discarded, discard, type EmbeddedObjects } from './embedded-objects.js';
import type { VersionName } from './find-object.js';
import { addVersion, type NewVersion, removeVersion } from './versions.js';
import { checkCondition, type WriteCondition } from './write-condition.js';

/** What became of a name or of a version. */
export interface Deleted {
  /** The version that was deleted, or the delete marker that was made. */
  readonly versionId?: string;
  /** Whether that version is a delete marker. */
  readonly isDeleteMarker: boolean;
}

/**
 * Deletes an object: for good where the bucket keeps no versions, else by a delete marker on top; a
 * version that is named is deleted for good. Deleting what is not there is no error.
 */
export const deleteObject = async (
  objects: EmbeddedObjects,
  at: VersionName,
  condition: WriteCondition = {},
): Promise<Deleted> => {
  const now = objects.clock();
  const { versionId } = at;
  const { deleted, discarded } = await objects.database.transaction((tx) =>
    versionId === undefined
      ? deleteCurrent(tx, at, { condition, now })
      : deleteVersion(tx, { ...at, versionId }, condition),
  );
  await discard(objects, discarded);
  return deleted;
};

interface Deletion {
  readonly deleted: Deleted;
  readonly discarded: readonly Discarded[];
}

const deleteCurrent = async (
  tx: Tx,
  at: ObjectName,
  { condition, now }: { readonly condition: WriteCondition; readonly now: number },
): Promise<Deletion> => {
  const [locked] = await lockObjectName(tx, at);
  if (!locked) throw noSuchBucket(at.bucket);
  if (locked.versioning !== '') {
    const marked = await addVersion(tx, at, { version: deleteMarker(now), condition });
    const deleted = { versionId: marked.version.version_id, isDeleteMarker: true };
    return { deleted, discarded: marked.discarded };
  }
  const [current] = await findReplaceable(tx, at);
  checkCondition(current, at.key, condition);
  const discarded = current ? [await removeVersion(tx, current)] : [];
  return { deleted: { isDeleteMarker: false }, discarded };
};

const deleteMarker = (now: number): NewVersion => ({
  object_id: null,
  part_count: null,
  size: 0,
  etag: '',
  content: { contentType: '', headers: {}, metadata: {} },
  tags: [],
  last_modified: now,
});

const deleteVersion = async (
  tx: Tx,
  at: ObjectName & { readonly versionId: string },
  condition: WriteCondition,
): Promise<Deletion> => {
  if ((await lockObjectName(tx, at)).length === 0) throw noSuchBucket(at.bucket);
  const [version] = await findVersion(tx, at);
  checkCondition(version, at.key, condition);
  if (!version) {
    return { deleted: { versionId: at.versionId, isDeleteMarker: false }, discarded: [] };
  }
  const discarded = [await removeVersion(tx, version)];
  if (version.is_latest) setNewestLatest(tx, at);
  return { deleted: deletedVersion(version), discarded };
};

const deletedVersion = ({ version_id, object_id }: ObjectVersionRow): Deleted => ({
  versionId: version_id,
  isDeleteMarker: object_id === null,
});
