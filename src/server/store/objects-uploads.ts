import type { Database, Tx } from './database.js';
import type { ObjectContent, ObjectName, ObjectTag, ObjectVersionRow } from './objects.js';
import type { ListingRange } from './objects-listing.js';
import { json, sql } from './sql.js';

/** What the object of an upload will be, and which checksum its parts have. */
export interface UploadContent extends Omit<ObjectContent, 'checksum'> {
  readonly checksum?:
    | { readonly algorithm: string; readonly type: 'FULL_OBJECT' | 'COMPOSITE' }
    | undefined;
}

export interface UploadRow extends ObjectName {
  readonly upload_id: string;
  readonly initiated: number;
  readonly content: UploadContent;
  readonly tags: readonly ObjectTag[];
}

export interface UploadName extends ObjectName {
  readonly uploadId: string;
}

/** Begins an upload; gives nothing when there is no such bucket. */
export const insertUpload = (
  database: Database,
  row: UploadRow,
): Promise<readonly { readonly upload_id: string }[]> =>
  database.rows(sql<{ upload_id: string }>`
    with into_bucket as (
      select account, name from bucket
      where account = ${row.account} and name = ${row.bucket} for key share)
    insert into multipart_upload (account, bucket, key, upload_id, initiated, content, tags)
    select account, name, ${row.key}, ${row.upload_id}::uuid, ${row.initiated}::bigint,
      ${json(row.content)}::text::jsonb, ${json(row.tags)}::text::jsonb
    from into_bucket
    returning upload_id`);

export const findUpload = (from: Database | Tx, at: UploadName): Promise<readonly UploadRow[]> =>
  from.rows(sql<UploadRow>`
    select * from multipart_upload
    where account = ${at.account} and bucket = ${at.bucket} and upload_id = ${at.uploadId}
      and key = ${at.key}`);

/** Keeps others from adding parts to an upload and from ending it until the transaction ends. */
export const lockUpload = (tx: Tx, at: UploadName): Promise<readonly UploadRow[]> =>
  tx.rows(sql<UploadRow>`
    select * from multipart_upload
    where account = ${at.account} and bucket = ${at.bucket} and upload_id = ${at.uploadId}
      and key = ${at.key}
    for update`);

export const deleteUpload = (tx: Tx, at: UploadName): void =>
  tx.write(sql`
    delete from multipart_upload
    where account = ${at.account} and bucket = ${at.bucket} and upload_id = ${at.uploadId}`);

/** Uploads that go on, by key and then by their beginning. */
export const listUploads = (
  database: Database,
  { account, bucket, from, end, limit }: ListingRange,
  after: Pick<UploadRow, 'initiated' | 'upload_id'> | undefined,
): Promise<readonly UploadRow[]> =>
  database.rows(sql<UploadRow>`
    select * from multipart_upload
    where account = ${account} and bucket = ${bucket} and key >= ${from} and key < ${end}
      and (${after?.upload_id ?? null}::uuid is null or key > ${from}
        or (initiated, upload_id) > (${after?.initiated ?? 0}::bigint, ${after?.upload_id ?? null}::uuid))
    order by key, initiated, upload_id limit ${limit}`);

/** The object that came of an upload, if it is still there. */
export const findCompleted = (tx: Tx, at: UploadName): Promise<readonly ObjectVersionRow[]> =>
  tx.rows(sql<ObjectVersionRow>`
    select * from object_version
    where object_id = ${at.uploadId} and account = ${at.account} and bucket = ${at.bucket}
      and key = ${at.key}`);
