import type { ListingRange } from '../../store/objects-listing.js';
import {
  findUpload,
  listUploads as listUploadRows,
  type UploadRow,
} from '../../store/objects-uploads.js';
import { requireBucket } from './buckets.js';
import type { EmbeddedObjects } from './embedded-objects.js';
import { behindAll, type Listing, rangeOf } from './listing.js';
import { isUploadId } from './uploads.js';

/** What of a bucket's uploads is to be listed. */
export interface UploadListing extends Listing {
  /** The upload of the key `after` behind which the page begins. */
  readonly afterUploadId: string | undefined;
}

/** An upload, or a common prefix in the place of many. */
export type ListedUpload =
  | { readonly kind: 'upload'; readonly upload: UploadRow }
  | { readonly kind: 'prefix'; readonly prefix: string };

/** The uploads that go on, by key and then by their beginning. */
export const listUploads = async (
  objects: EmbeddedObjects,
  listing: UploadListing,
): Promise<{ readonly entries: readonly ListedUpload[]; readonly isTruncated: boolean }> => {
  await requireBucket(objects, listing);
  const { max } = listing;
  const entries: ListedUpload[] = [];
  let place: Place | undefined = await firstPlace(objects, listing);
  while (place && entries.length <= max) {
    const { range, after }: Place = { ...place, range: { ...place.range, limit: max + 1 } };
    const rows = await listUploadRows(objects.database, range, after);
    const { taken, rest } = takeEntries(rows, listing);
    entries.push(...taken);
    place = rest === undefined ? undefined : { range: { ...range, from: rest }, after: undefined };
  }
  return { entries: entries.slice(0, max), isTruncated: max > 0 && entries.length > max };
};

interface Place {
  readonly range: ListingRange;
  readonly after: Pick<UploadRow, 'initiated' | 'upload_id'> | undefined;
}

const firstPlace = async (objects: EmbeddedObjects, listing: UploadListing): Promise<Place> => {
  const { account, bucket, prefix, after: key, afterUploadId: uploadId } = listing;
  const range = rangeOf(listing);
  if (uploadId === undefined || !isUploadId(uploadId) || !key.startsWith(prefix)) {
    return { range, after: undefined };
  }
  // Of an upload that has ended nothing is known any more: the key begins anew.
  const [after] = await findUpload(objects.database, { account, bucket, key, uploadId });
  return { range: { ...range, from: key }, after };
};

/** Takes uploads up to the first common prefix; `rest` is where the others begin that it hides. */
const takeEntries = (
  rows: readonly UploadRow[],
  { prefix, delimiter }: UploadListing,
): { readonly taken: readonly ListedUpload[]; readonly rest: string | undefined } => {
  const end = ({ key }: UploadRow): number =>
    delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  const grouped = rows.findIndex((row) => end(row) >= 0);
  const alone = grouped < 0 ? rows : rows.slice(0, grouped);
  const taken = alone.map((upload) => ({ kind: 'upload', upload }) as const);
  const first = rows[grouped];
  if (!first) return { taken, rest: undefined };
  const common = first.key.slice(0, end(first) + delimiter.length);
  return { taken: [...taken, { kind: 'prefix', prefix: common }], rest: behindAll(common) };
};
