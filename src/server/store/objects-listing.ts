import type { Database } from './database.js';
import type { ObjectVersionRow } from './objects.js';
import { sql } from './sql.js';

/** An object, a version or a delete marker in a listing. */
export interface ListedRow extends ObjectVersionRow {
  /** What it stands for, together with all others that begin with it; null for itself alone. */
  readonly common_prefix: string | null;
}

/** Which part of a bucket is listed. */
export interface ListingRange {
  readonly account: string;
  readonly bucket: string;
  /** The first key that may be listed, */
  readonly from: string;
  /** and the first one that may not any more. */
  readonly end: string;
  readonly limit: number;
}

/** A range of versions: of the key it begins with, only those behind `fromRank`. */
export interface VersionRange extends ListingRange {
  readonly fromRank: number;
}

/** How keys are gathered under what they begin with. */
export interface Grouping {
  readonly prefix: string;
  readonly delimiter: string;
  /** The first text that sorts behind all that begin with the delimiter. */
  readonly afterDelimiter: string;
}

/** The current objects in a range. */
export const listObjects = (
  database: Database,
  { account, bucket, from, end, limit }: ListingRange,
): Promise<readonly ListedRow[]> =>
  database.rows(sql<ListedRow>`
    select *, null as common_prefix from object_version
    where account = ${account} and bucket = ${bucket} and key >= ${from} and key < ${end}
      and is_latest and object_id is not null
    order by key limit ${limit}`);

/**
 * The current objects in a range, those with a common prefix as one row. Each step of the recursion is
 * one look into the index, past all that the row before stands for. The next text after a key is the
 * key with the character 1 behind it, since no key holds the character 0.
 */
export const listGroupedObjects = (
  database: Database,
  { account, bucket, from, end, limit }: ListingRange,
  { prefix, delimiter, afterDelimiter }: Grouping,
): Promise<readonly ListedRow[]> =>
  database.rows(sql<ListedRow>`
    with recursive walk as (
      select null::object_version as entry, null::text collate "C" as common_prefix,
        ${from}::text collate "C" as next
      union all
      select step.entry,
        case when step.is_grouped then ${prefix}::text || step.name || ${delimiter}::text end,
        case when step.is_grouped then ${prefix}::text || step.name || ${afterDelimiter}::text
          else step.key || chr(1) end
      from walk cross join lateral (
        select o as entry, o.key,
          strpos(substr(o.key, length(${prefix}::text) + 1), ${delimiter}::text) > 0 as is_grouped,
          split_part(substr(o.key, length(${prefix}::text) + 1), ${delimiter}::text, 1) as name
        from object_version o
        where o.account = ${account} and o.bucket = ${bucket} and o.key >= walk.next
          and o.key < ${end} and o.is_latest and o.object_id is not null
        order by o.key limit 1) step)
    select (entry).*, common_prefix from walk where entry is distinct from null limit ${limit}`);

/** The versions and delete markers in a range, the newest of a key first. */
export const listVersions = (
  database: Database,
  { account, bucket, from, fromRank, end, limit }: VersionRange,
): Promise<readonly ListedRow[]> =>
  database.rows(sql<ListedRow>`
    select *, null as common_prefix from object_version
    where account = ${account} and bucket = ${bucket} and key >= ${from} and key < ${end}
      and (key, rank) > (${from}, ${fromRank}::bigint)
    order by key, rank limit ${limit}`);

/** The same, with those that have a common prefix as one row. */
export const listGroupedVersions = (
  database: Database,
  { account, bucket, from, fromRank, end, limit }: VersionRange,
  { prefix, delimiter, afterDelimiter }: Grouping,
): Promise<readonly ListedRow[]> =>
  database.rows(sql<ListedRow>`
    with recursive walk as (
      select null::object_version as entry, null::text collate "C" as common_prefix,
        ${from}::text collate "C" as next, ${fromRank}::bigint as next_rank
      union all
      select step.entry,
        case when step.is_grouped then ${prefix}::text || step.name || ${delimiter}::text end,
        case when step.is_grouped then ${prefix}::text || step.name || ${afterDelimiter}::text
          else step.key end,
        case when step.is_grouped then ${beforeAll} else step.rank end
      from walk cross join lateral (
        select o as entry, o.key, o.rank,
          strpos(substr(o.key, length(${prefix}::text) + 1), ${delimiter}::text) > 0 as is_grouped,
          split_part(substr(o.key, length(${prefix}::text) + 1), ${delimiter}::text, 1) as name
        from object_version o
        where o.account = ${account} and o.bucket = ${bucket} and o.key >= walk.next
          and o.key < ${end} and (o.key, o.rank) > (walk.next, walk.next_rank)
        order by o.key, o.rank limit 1) step)
    select (entry).*, common_prefix from walk where entry is distinct from null limit ${limit}`);

/** Ranks before the newest version of any key. */
export const beforeAll = Number.MIN_SAFE_INTEGER;
