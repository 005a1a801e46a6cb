import {
  findCurrentVersion,
  findVersion,
  type ObjectName,
  type ObjectVersionRow,
} from '../../store/objects.js';
import { findBucket } from '../../store/objects-buckets.js';
import { noSuchBucket, S3Error } from '../s3-error.js';
import type { EmbeddedObjects } from './embedded-objects.js';

/** An object, in its newest version or in one of its versions. */
export interface VersionName extends ObjectName {
  readonly versionId?: string | undefined;
}

/** A version that has bytes. */
export type FoundObject = ObjectVersionRow & { readonly object_id: string };

/** The object; throws an S3Error where there is none, or a delete marker in its place. */
export const findObject = async (
  objects: EmbeddedObjects,
  at: VersionName,
): Promise<FoundObject> => {
  const row = await findAnyVersion(objects, at);
  if (!row) throw await whyNotFound(objects, at);
  const { object_id } = row;
  if (object_id !== null) return { ...row, object_id };
  throw isDeleteMarker(row, at);
};

/** The version, be it an object or a delete marker. */
export const findAnyVersion = async (
  { database }: Pick<EmbeddedObjects, 'database'>,
  at: VersionName,
): Promise<ObjectVersionRow | undefined> => {
  const { versionId } = at;
  const rows =
    versionId === undefined
      ? await findCurrentVersion(database, at)
      : await findVersion(database, { ...at, versionId });
  return rows[0];
};

/** Why there is no such object or version. */
export const whyNotFound = async (
  { database }: EmbeddedObjects,
  at: VersionName,
): Promise<S3Error> => {
  if ((await findBucket(database, at)).length === 0) return noSuchBucket(at.bucket);
  const { key, versionId } = at;
  return versionId === undefined
    ? new S3Error('NoSuchKey', { details: { Key: key } })
    : new S3Error('NoSuchVersion', { details: { Key: key, VersionId: versionId } });
};

const isDeleteMarker = (row: ObjectVersionRow, at: VersionName): S3Error => {
  const headers = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': row.version_id };
  if (at.versionId === undefined) {
    return new S3Error('NoSuchKey', { details: { Key: at.key }, headers });
  }
  return new S3Error('MethodNotAllowed', {
    details: { Method: 'GET', ResourceType: 'DeleteMarker' },
    headers: {
      ...headers,
      allow: 'DELETE',
      'last-modified': new Date(row.last_modified).toUTCString(),
    },
  });
};
