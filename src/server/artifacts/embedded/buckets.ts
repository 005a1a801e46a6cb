import {
  type BucketName,
  type BucketRow,
  type BucketVersioning,
  deleteBucket as deleteBucketRow,
  findAnyObject,
  findBucket,
  insertBucket,
  listBuckets as listBucketRows,
  lockBucket,
  setBucketVersioning,
} from '../../store/objects-buckets.js';
import { noSuchBucket, S3Error } from '../s3-error.js';
import { discard, type EmbeddedObjects } from './embedded-objects.js';

/** The bucket; throws NoSuchBucket where there is none. */
export const requireBucket = async (
  { database }: EmbeddedObjects,
  at: BucketName,
): Promise<BucketRow> => {
  const [bucket] = await findBucket(database, at);
  if (!bucket) throw noSuchBucket(at.bucket);
  return bucket;
};

/** Makes a bucket; gives the one that is there when the name is taken, which only its owner can do. */
export const createBucket = async (
  objects: EmbeddedObjects,
  at: BucketName & { readonly region: string },
): Promise<{ readonly kind: 'created' | 'present'; readonly region: string }> => {
  const { account, bucket: name, region } = at;
  const row = { account, name, region, created: objects.clock() };
  const inserted = await insertBucket(objects.database, row);
  if (inserted.length > 0) return { kind: 'created', region };
  const [present] = await findBucket(objects.database, at);
  // Deleted between the two looks: then it can be made.
  return present ? { kind: 'present', region: present.region } : createBucket(objects, at);
};

export interface BucketPage {
  readonly account: string;
  readonly after: string;
  readonly prefix: string;
  readonly max: number;
}

export const listBuckets = async (
  { database }: EmbeddedObjects,
  { account, after, prefix, max }: BucketPage,
): Promise<{ readonly buckets: readonly BucketRow[]; readonly isTruncated: boolean }> => {
  const rows = await listBucketRows(database, { account, after, prefix, limit: max + 1 });
  return { buckets: rows.slice(0, max), isTruncated: rows.length > max };
};

export const setVersioning = async (
  { database }: EmbeddedObjects,
  at: BucketName,
  versioning: BucketVersioning,
): Promise<void> => {
  const changed = await setBucketVersioning(database, at, versioning);
  if (changed.length === 0) throw noSuchBucket(at.bucket);
};

/** Deletes a bucket without objects; uploads that were never completed go with it. */
export const deleteBucket = async (objects: EmbeddedObjects, at: BucketName): Promise<void> => {
  const files = await objects.database.transaction(async (tx) => {
    const [bucket] = await lockBucket(tx, at);
    if (!bucket) throw noSuchBucket(at.bucket);
    if ((await findAnyObject(tx, at)).length > 0) throw notEmpty(bucket);
    return deleteBucketRow(tx, at);
  });
  await discard(objects, [{ objectId: '', files: files.map(({ file }) => file) }]);
};

const notEmpty = ({ name, versioning }: BucketRow): S3Error => {
  const details = { BucketName: name };
  if (versioning === '') return new S3Error('BucketNotEmpty', { details });
  const message =
    'The bucket you tried to delete is not empty. You must delete all versions in the bucket.';
  return new S3Error('BucketNotEmpty', { message, details });
};
