import { randomBytes } from 'node:crypto';
import type { Tx } from '../../store/database.js';
import {
  deleteObjectVersion,
  findReplaceable,
  insertObjectVersion,
  lockObjectName,
  type ObjectName,
  type ObjectVersionRow,
  unsetLatest,
} from '../../store/objects.js';
import { deleteParts } from '../../store/objects-parts.js';
import { noSuchBucket } from '../s3-error.js';
import type { Discarded } from './embedded-objects.js';
import { checkCondition, type WriteCondition } from './write-condition.js';

/** A version that is to become the current one: an object, or a delete marker. */
export type NewVersion = Pick<
  ObjectVersionRow,
  'object_id' | 'part_count' | 'size' | 'etag' | 'content' | 'tags' | 'last_modified'
>;

/** What a change made, and which files nothing needs any more once it is committed. */
export interface Replacement {
  readonly version: Omit<ObjectVersionRow, 'is_latest'>;
  readonly discarded: readonly Discarded[];
}

/**
 * Makes a version the current one of its key, in the place of the one without a version id where the
 * bucket keeps no versions. Who changes a key waits for the others who do: what the condition was held
 * against is what is replaced.
 */
export const addVersion = async (
  tx: Tx,
  at: ObjectName,
  { version, condition }: { readonly version: NewVersion; readonly condition: WriteCondition },
): Promise<Replacement> => {
  const [locked] = await lockObjectName(tx, at);
  if (!locked) throw noSuchBucket(at.bucket);
  const replaceable = await findReplaceable(tx, at);
  const current = replaceable.find((one) => one.is_latest);
  checkCondition(current, at.key, condition);
  const keepsVersions = locked.versioning === 'Enabled';
  const replaced = keepsVersions
    ? undefined
    : replaceable.find(({ version_id }) => version_id === 'null');
  const discarded = replaced ? [await removeVersion(tx, replaced)] : [];
  if (current && current !== replaced) unsetLatest(tx, at);
  const row = {
    ...version,
    account: at.account,
    bucket: at.bucket,
    key: at.key,
    rank: locked.rank,
    version_id: keepsVersions ? newVersionId(locked.rank) : 'null',
  };
  insertObjectVersion(tx, row);
  return { version: row, discarded };
};

/** Takes a version out of the database. */
export const removeVersion = async (tx: Tx, row: ObjectVersionRow): Promise<Discarded> => {
  deleteObjectVersion(tx, row);
  const { account, object_id: objectId } = row;
  if (objectId === null) return { objectId: '', files: [] };
  if (row.part_count === null) return { objectId, files: [objectId] };
  const parts = await deleteParts(tx, { account, objectId });
  return { objectId, files: parts.map(({ file }) => file) };
};

const rankDigits = 14;

// It begins with its rank, so that a listing can go on behind a version that has gone.
const newVersionId = (rank: number): string =>
  (-rank).toString(16).padStart(rankDigits, '0') + randomBytes(9).toString('hex');

/** The rank that a version id of ours begins with. */
export const rankOfVersionId = (versionId: string): number | undefined =>
  /^[0-9a-f]{32}$/.test(versionId)
    ? -Number.parseInt(versionId.slice(0, rankDigits), 16)
    : undefined;
