import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ObjectName, ObjectTag } from '../../store/objects.js';
import { deleteParts, listParts, type PartRow, replacePart } from '../../store/objects-parts.js';
import {
  deleteUpload,
  findUpload,
  insertUpload,
  lockUpload,
  type UploadContent,
  type UploadName,
  type UploadRow,
} from '../../store/objects-uploads.js';
import { noSuchBucket, S3Error } from '../s3-error.js';
import { discard, type EmbeddedObjects } from './embedded-objects.js';
import { writeFile } from './object-files.js';
import { orRemove } from './put-object.js';

/** Begins an upload in parts; gives its id. */
export const createUpload = async (
  objects: EmbeddedObjects,
  at: ObjectName,
  given: { readonly content: UploadContent; readonly tags: readonly ObjectTag[] },
): Promise<string> => {
  const upload_id = randomUUID();
  const { account, bucket, key } = at;
  const initiated = objects.clock();
  const row = { account, bucket, key, upload_id, initiated, ...given };
  const inserted = await insertUpload(objects.database, row);
  if (inserted.length === 0) throw noSuchBucket(at.bucket);
  return upload_id;
};

/** The upload; throws NoSuchUpload where there is none, or not for this key. */
export const requireUpload = async (
  { database }: EmbeddedObjects,
  at: UploadName,
): Promise<UploadRow> => {
  const [upload] = isUploadId(at.uploadId) ? await findUpload(database, at) : [];
  if (!upload) throw noSuchUpload(at);
  return upload;
};

export const isUploadId = (text: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

export const noSuchUpload = ({ uploadId }: UploadName): S3Error =>
  new S3Error('NoSuchUpload', { details: { UploadId: uploadId } });

export interface PutPart {
  readonly partNumber: number;
  readonly body: Readable;
  /** Called when the body has ended well. */
  readonly describe: () => Pick<PartRow, 'etag' | 'checksum'>;
}

/** Stores a part, in the place of the one of the same number; the same holds as for an object. */
export const putPart = async (
  objects: EmbeddedObjects,
  upload: UploadRow,
  { partNumber, body, describe }: PutPart,
): Promise<Omit<PartRow, 'start'>> => {
  const at = nameOf(upload);
  const { file, size } = await writeFile(objects.files, body);
  return orRemove(objects, [file], async () => {
    const part = {
      account: at.account,
      object_id: at.uploadId,
      part_number: partNumber,
      file,
      size,
      last_modified: objects.clock(),
      ...describe(),
    };
    const replaced = await objects.database.transaction(async (tx) => {
      if ((await lockUpload(tx, at)).length === 0) throw noSuchUpload(at);
      return replacePart(tx, part);
    });
    const files = replaced.map((one) => one.file);
    await discard(objects, [{ objectId: at.uploadId, files }]);
    return part;
  });
};

const nameOf = ({ account, bucket, key, upload_id }: UploadRow): UploadName => ({
  account,
  bucket,
  key,
  uploadId: upload_id,
});

/** Ends an upload with nothing to show for it. */
export const abortUpload = async (objects: EmbeddedObjects, upload: UploadRow): Promise<void> => {
  const at = nameOf(upload);
  const parts = await objects.database.transaction(async (tx) => {
    if ((await lockUpload(tx, at)).length === 0) throw noSuchUpload(at);
    deleteUpload(tx, at);
    return deleteParts(tx, { account: at.account, objectId: at.uploadId });
  });
  await discard(objects, [{ objectId: at.uploadId, files: parts.map(({ file }) => file) }]);
};

export interface PartPage {
  readonly parts: readonly PartRow[];
  readonly isTruncated: boolean;
}

/** The parts of an upload, or of the object that came of it, by number. */
export const partsAfter = async (
  { database }: EmbeddedObjects,
  of: { readonly account: string; readonly objectId: string },
  { after, max }: { readonly after: number; readonly max: number },
): Promise<PartPage> => {
  const parts = await listParts(database, { ...of, after, limit: max + 1 });
  return { parts: parts.slice(0, max), isTruncated: parts.length > max };
};
