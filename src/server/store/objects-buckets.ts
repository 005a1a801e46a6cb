import type { Database, Tx } from './database.js';
import { sql } from './sql.js';

/** A bucket's name, which is the account's own in all regions. */
export interface BucketName {
  readonly account: string;
  readonly bucket: string;
}

export type BucketVersioning = '' | 'Enabled' | 'Suspended';

export interface BucketRow {
  readonly account: string;
  readonly name: string;
  readonly region: string;
  readonly versioning: BucketVersioning;
  readonly created: number;
}

/** Adds a bucket; gives nothing when the name is taken. */
export const insertBucket = (
  database: Database,
  bucket: Omit<BucketRow, 'versioning'>,
): Promise<readonly { name: string }[]> =>
  database.rows(sql<{ name: string }>`
    insert into bucket (account, name, region, created)
    values (${bucket.account}, ${bucket.name}, ${bucket.region}, ${bucket.created})
    on conflict do nothing
    returning name`);

export const findBucket = (database: Database, at: BucketName): Promise<readonly BucketRow[]> =>
  database.rows(sql<BucketRow>`
    select * from bucket where account = ${at.account} and name = ${at.bucket}`);

/** Buckets by name, from a name on. */
export const listBuckets = (
  database: Database,
  from: {
    readonly account: string;
    readonly after: string;
    readonly prefix: string;
    readonly limit: number;
  },
): Promise<readonly BucketRow[]> =>
  database.rows(sql<BucketRow>`
    select * from bucket
    where account = ${from.account} and name collate "C" > ${from.after}
      and starts_with(name, ${from.prefix})
    order by name collate "C" limit ${from.limit}`);

/** Gives nothing when there is no such bucket. */
export const setBucketVersioning = (
  database: Database,
  at: BucketName,
  versioning: BucketVersioning,
): Promise<readonly { name: string }[]> =>
  database.rows(sql<{ name: string }>`
    update bucket set versioning = ${versioning}
    where account = ${at.account} and name = ${at.bucket}
    returning name`);

/** Keeps objects and uploads from coming into a bucket until the transaction ends. */
export const lockBucket = (tx: Tx, at: BucketName): Promise<readonly BucketRow[]> =>
  tx.rows(sql<BucketRow>`
    select * from bucket where account = ${at.account} and name = ${at.bucket} for update`);

/** The objects, versions and delete markers of a bucket: whether there is one. */
export const findAnyObject = (
  tx: Tx,
  at: BucketName,
): Promise<readonly { readonly object_id: string | null }[]> =>
  tx.rows(sql<{ object_id: string | null }>`
    select object_id from object_version
    where account = ${at.account} and bucket = ${at.bucket} limit 1`);

/** Deletes a bucket with the uploads that were never completed; gives the files of their parts. */
export const deleteBucket = (tx: Tx, at: BucketName): Promise<readonly { file: string }[]> => {
  const files = tx.rows(sql<{ file: string }>`
    delete from object_part p using multipart_upload u
    where u.account = ${at.account} and u.bucket = ${at.bucket}
      and p.account = u.account and p.object_id = u.upload_id
    returning p.file`);
  tx.write(sql`
    delete from multipart_upload where account = ${at.account} and bucket = ${at.bucket}`);
  tx.write(sql`delete from bucket where account = ${at.account} and name = ${at.bucket}`);
  return files;
};
