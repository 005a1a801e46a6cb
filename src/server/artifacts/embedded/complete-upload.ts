import { createHash } from 'node:crypto';
import type { Tx } from '../../store/database.js';
import type { ObjectChecksum } from '../../store/objects.js';
import { keepParts, listParts, type PartRow } from '../../store/objects-parts.js';
import {
  deleteUpload,
  findCompleted,
  lockUpload,
  type UploadName,
  type UploadRow,
} from '../../store/objects-uploads.js';
import { S3Error } from '../s3-error.js';
import { type Discarded, discard, type EmbeddedObjects } from './embedded-objects.js';
import type { MadeVersion } from './put-object.js';
import { isUploadId, noSuchUpload } from './uploads.js';
import { addVersion } from './versions.js';
import type { WriteCondition } from './write-condition.js';

export interface CompleteUpload {
  /** In the order of the object, with their ETags without quotes. */
  readonly parts: readonly { readonly partNumber: number; readonly etag: string }[];
  /** The object's checksum, by those of its parts; throws where they are not as they should be. */
  readonly checksumOf: (upload: UploadRow, parts: readonly PartRow[]) => ObjectChecksum | undefined;
  readonly condition: WriteCondition;
}

/** S3's least size of all parts but the last. */
const partSizeMin = 5 * 1024 * 1024;
const partsMax = 10_000;
const objectSizeMax = 5 * 1024 ** 4;

/**
 * Makes an object of the parts of an upload, which stay where they are. An upload that was completed
 * before gives the object that it has become.
 */
export const completeUpload = async (
  objects: EmbeddedObjects,
  at: UploadName,
  complete: CompleteUpload,
): Promise<MadeVersion> => {
  if (!isUploadId(at.uploadId)) throw noSuchUpload(at);
  const now = objects.clock();
  const { version, discarded } = await objects.database.transaction(async (tx) => {
    const [upload] = await lockUpload(tx, at);
    if (upload) return assemble(tx, upload, { ...complete, now });
    const [completed] = await findCompleted(tx, at);
    if (!completed) throw noSuchUpload(at);
    return { version: completed, discarded: [] };
  });
  await discard(objects, discarded);
  return version;
};

const assemble = async (
  tx: Tx,
  upload: UploadRow,
  { parts: wanted, checksumOf, condition, now }: CompleteUpload & { readonly now: number },
): Promise<{ readonly version: MadeVersion; readonly discarded: readonly Discarded[] }> => {
  const { account, bucket, key, upload_id: objectId, content, tags } = upload;
  const there = await listParts(tx, { account, objectId, after: 0, limit: partsMax });
  const parts = chooseParts(there, wanted, objectId);
  const checksum = checksumOf(upload, parts);
  const others = await keepParts(
    tx,
    { account, objectId },
    parts.map((part) => part.part_number),
  );
  const version = {
    object_id: objectId,
    part_count: parts.length,
    size: parts.reduce((sum, { size }) => sum + size, 0),
    etag: etagOf(parts),
    content: { ...content, checksum },
    tags,
    last_modified: now,
  };
  if (version.size > objectSizeMax) throw new S3Error('EntityTooLarge');
  const added = await addVersion(tx, { account, bucket, key }, { version, condition });
  deleteUpload(tx, { account, bucket, key, uploadId: objectId });
  const unused = { objectId, files: others.map(({ file }) => file) };
  return { version: added.version, discarded: [...added.discarded, unused] };
};

const chooseParts = (
  there: readonly PartRow[],
  wanted: CompleteUpload['parts'],
  uploadId: string,
): readonly PartRow[] => {
  const byNumber = new Map(there.map((part) => [part.part_number, part]));
  const isAscending = wanted.every(
    ({ partNumber }, index) => index === 0 || partNumber > (wanted[index - 1]?.partNumber ?? 0),
  );
  if (!isAscending) throw new S3Error('InvalidPartOrder', { details: { UploadId: uploadId } });
  const parts = wanted.map(({ partNumber, etag }) => {
    const part = byNumber.get(partNumber);
    if (part?.etag === etag) return part;
    throw new S3Error('InvalidPart', {
      details: { UploadId: uploadId, PartNumber: String(partNumber), ETag: etag },
    });
  });
  const small = parts.slice(0, -1).find(({ size }) => size < partSizeMin);
  if (!small) return parts;
  throw new S3Error('EntityTooSmall', {
    details: {
      ProposedSize: String(small.size),
      MinSizeAllowed: String(partSizeMin),
      PartNumber: String(small.part_number),
      ETag: small.etag,
    },
  });
};

/** The MD5 of the parts' MD5s and how many there are. */
const etagOf = (parts: readonly PartRow[]): string => {
  const md5 = createHash('md5');
  for (const { etag } of parts) md5.update(etag, 'hex');
  return `${md5.digest('hex')}-${parts.length}`;
};
