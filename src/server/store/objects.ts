import type { Database, Tx } from './database.js';
import type { BucketVersioning } from './objects-buckets.js';
import { json, sql } from './sql.js';

/** Where an object is. */
export interface ObjectName {
  readonly account: string;
  readonly bucket: string;
  readonly key: string;
}

export interface ObjectTag {
  readonly key: string;
  readonly value: string;
}

export interface ObjectChecksum {
  readonly algorithm: string;
  readonly value: string;
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
}

/** What an object is told besides its bytes and tags. */
export interface ObjectContent {
  readonly contentType: string;
  /** Headers that are given back as they came, by their lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** User metadata, names without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly checksum?: ObjectChecksum | undefined;
}

/** A version of an object, or a delete marker. */
export interface ObjectVersionRow extends ObjectName {
  /** The newer a version of a key, the lower it is. */
  readonly rank: number;
  readonly version_id: string;
  readonly is_latest: boolean;
  readonly last_modified: number;
  /** Null for a delete marker. */
  readonly object_id: string | null;
  /** Null when it is one file, named by the object's id. */
  readonly part_count: number | null;
  readonly size: number;
  readonly etag: string;
  readonly content: ObjectContent;
  readonly tags: readonly ObjectTag[];
}

/**
 * Makes whoever changes the versions of this key wait for each other until the transaction ends, and
 * keeps the bucket from being deleted. Gives nothing when there is no such bucket.
 */
export const lockObjectName = (
  tx: Tx,
  at: ObjectName,
): Promise<readonly { readonly versioning: BucketVersioning; readonly rank: number }[]> =>
  tx.rows(sql<{ versioning: BucketVersioning; rank: number }>`
    select pg_advisory_xact_lock(hashtextextended(
        ${`${at.account}/${at.bucket}/${at.key}`}::text, 0))::text as locked,
      versioning, nextval('object_rank') as rank
    from bucket where account = ${at.account} and name = ${at.bucket}
    for key share`);

/** The two that a new version may have to do with: the newest, and the one without a version id. */
export const findReplaceable = (tx: Tx, at: ObjectName): Promise<readonly ObjectVersionRow[]> =>
  tx.rows(sql<ObjectVersionRow>`
    select * from object_version
    where account = ${at.account} and bucket = ${at.bucket} and key = ${at.key} and is_latest
    union all
    select * from object_version
    where account = ${at.account} and bucket = ${at.bucket} and key = ${at.key}
      and version_id = 'null' and not is_latest`);

/** Makes the newest version an older one. */
export const unsetLatest = (tx: Tx, at: ObjectName): void =>
  tx.write(sql`
    update object_version set is_latest = false
    where account = ${at.account} and bucket = ${at.bucket} and key = ${at.key} and is_latest`);

/** Makes the newest of the versions that are left the current one. */
export const setNewestLatest = (tx: Tx, at: ObjectName): void =>
  tx.write(sql`
    update object_version set is_latest = true
    where account = ${at.account} and bucket = ${at.bucket} and key = ${at.key} and rank = (
      select min(rank) from object_version
      where account = ${at.account} and bucket = ${at.bucket} and key = ${at.key})`);

export const insertObjectVersion = (tx: Tx, row: Omit<ObjectVersionRow, 'is_latest'>): void =>
  tx.write(sql`
    insert into object_version (account, bucket, key, rank, version_id, is_latest, last_modified,
      object_id, part_count, size, etag, content, tags)
    values (${row.account}, ${row.bucket}, ${row.key}, ${row.rank}, ${row.version_id}, true,
      ${row.last_modified}, ${row.object_id}, ${row.part_count}, ${row.size}, ${row.etag},
      ${json(row.content)}::text::jsonb, ${json(row.tags)}::text::jsonb)`);

export const deleteObjectVersion = (tx: Tx, at: ObjectName & { readonly rank: number }): void =>
  tx.write(sql`
    delete from object_version
    where account = ${at.account} and bucket = ${at.bucket} and key = ${at.key}
      and rank = ${at.rank}`);

/** The current version, a delete marker too. */
export const findCurrentVersion = (
  from: Database | Tx,
  at: ObjectName,
): Promise<readonly ObjectVersionRow[]> =>
  from.rows(sql<ObjectVersionRow>`
    select * from object_version
    where account = ${at.account} and bucket = ${at.bucket} and key = ${at.key} and is_latest`);

export const findVersion = (
  from: Database | Tx,
  at: ObjectName & { readonly versionId: string },
): Promise<readonly ObjectVersionRow[]> =>
  from.rows(sql<ObjectVersionRow>`
    select * from object_version
    where account = ${at.account} and bucket = ${at.bucket} and key = ${at.key}
      and version_id = ${at.versionId}`);

/** Gives nothing when the version has gone. */
export const setObjectTags = (
  database: Database,
  at: ObjectName & { readonly rank: number },
  tags: readonly ObjectTag[],
): Promise<readonly { readonly rank: number }[]> =>
  database.rows(sql<{ rank: number }>`
    update object_version set tags = ${json(tags)}::text::jsonb
    where account = ${at.account} and bucket = ${at.bucket} and key = ${at.key}
      and rank = ${at.rank}
    returning rank`);
