import type { ObjectVersionRow } from '../../store/objects.js';
import {
  beforeAll,
  type Grouping,
  type ListedRow,
  type ListingRange,
  listGroupedObjects,
  listGroupedVersions,
  listObjects as listObjectRows,
  listVersions as listVersionRows,
} from '../../store/objects-listing.js';
import { requireBucket } from './buckets.js';
import type { EmbeddedObjects } from './embedded-objects.js';
import { findAnyVersion } from './find-object.js';
import { rankOfVersionId } from './versions.js';

/** What of a bucket is to be listed. */
export interface Listing {
  readonly account: string;
  readonly bucket: string;
  readonly prefix: string;
  /** Empty for none. */
  readonly delimiter: string;
  /** The key or common prefix behind which the page begins; empty for the first page. */
  readonly after: string;
  readonly max: number;
}

/** An object, a version or a delete marker; or a common prefix in the place of many. */
export type ListedEntry =
  | { readonly kind: 'version'; readonly version: ObjectVersionRow }
  | { readonly kind: 'prefix'; readonly prefix: string };

export interface ListingPage {
  readonly entries: readonly ListedEntry[];
  readonly isTruncated: boolean;
}

/** The current objects by key. */
export const listObjects = async (
  objects: EmbeddedObjects,
  listing: Listing,
): Promise<ListingPage> => {
  await requireBucket(objects, listing);
  const range = rangeOf(listing);
  const grouping = groupingOf(listing);
  const rows = grouping
    ? await listGroupedObjects(objects.database, range, grouping)
    : await listObjectRows(objects.database, range);
  return pageOf(rows, listing.max);
};

/** All versions and delete markers by key, the newest of a key first. */
export const listVersions = async (
  objects: EmbeddedObjects,
  listing: Listing & { readonly afterVersionId: string | undefined },
): Promise<ListingPage> => {
  await requireBucket(objects, listing);
  const range = await versionRangeOf(objects, listing);
  const grouping = groupingOf(listing);
  const rows = grouping
    ? await listGroupedVersions(objects.database, range, grouping)
    : await listVersionRows(objects.database, range);
  return pageOf(rows, listing.max);
};

const pageOf = (rows: readonly ListedRow[], max: number): ListingPage => ({
  entries: rows
    .slice(0, max)
    .map((row) =>
      row.common_prefix === null
        ? { kind: 'version', version: row }
        : { kind: 'prefix', prefix: row.common_prefix },
    ),
  // A page of none has always been answered as the last one.
  isTruncated: max > 0 && rows.length > max,
});

/** The keys that a page may hold, of which none has more than 256 characters of four bytes. */
export const rangeOf = (listing: Listing): ListingRange => {
  const { account, bucket, prefix, max } = listing;
  const from = firstBehind(listing);
  return {
    account,
    bucket,
    from: Buffer.compare(Buffer.from(from), Buffer.from(prefix)) < 0 ? prefix : from,
    end: behindAll(prefix) ?? '\u{10ffff}'.repeat(257),
    limit: max + 1,
  };
};

// A page that ended with a common prefix goes on behind everything that it stands for.
const firstBehind = ({ after, prefix, delimiter }: Listing): string => {
  if (after === '') return '';
  const isInRange = delimiter !== '' && after.startsWith(prefix);
  const end = isInRange ? after.indexOf(delimiter, prefix.length) : -1;
  const isCommonPrefix = end >= 0 && end + delimiter.length === after.length;
  return (isCommonPrefix ? behindAll(after) : undefined) ?? `${after}\u0001`;
};

const versionRangeOf = async (
  objects: EmbeddedObjects,
  listing: Listing & { readonly afterVersionId: string | undefined },
) => {
  const range = rangeOf(listing);
  const { account, bucket, prefix, after: key, afterVersionId: versionId } = listing;
  if (versionId === undefined || key === '' || !key.startsWith(prefix)) {
    return { ...range, fromRank: beforeAll };
  }
  const marker = await findAnyVersion(objects, { account, bucket, key, versionId });
  // Only the place of a version that had no id is not known when it has gone: the key begins anew.
  return { ...range, from: key, fromRank: marker?.rank ?? rankOfVersionId(versionId) ?? beforeAll };
};

const groupingOf = ({ prefix, delimiter }: Listing): Grouping | undefined => {
  const afterDelimiter = delimiter === '' ? undefined : behindAll(delimiter);
  return afterDelimiter === undefined ? undefined : { prefix, delimiter, afterDelimiter };
};

/** The first text behind all that begin with this one; undefined where there is none. */
export const behindAll = (text: string): string | undefined => {
  const characters = [...text];
  for (let last = characters.pop(); last !== undefined; last = characters.pop()) {
    const next = nextCharacter(last);
    if (next !== undefined) return characters.join('') + next;
  }
  return undefined;
};

const nextCharacter = (character: string): string | undefined => {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x10ffff) return undefined;
  // Between these two there are no characters, only halves of pairs.
  return code === 0xd7ff ? '\ue000' : String.fromCodePoint(code + 1);
};
