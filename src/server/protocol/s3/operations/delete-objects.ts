import { deleteObject } from '../../../artifacts/embedded/index.js';
import { withoutQuotes } from '../conditions.js';
import { bucketOf, type S3Call, type S3Operation, versionOf } from '../s3-call.js';
import { isFailure } from '../s3-failure.js';
import { type ObjectToDelete, parseDelete, writeXml, type XmlElement } from '../xml/index.js';

export const deleteObjectOperation: S3Operation = {
  name: 'DeleteObject',
  permission: 'account',
  perform: async (call) => {
    const ifMatch = call.request.headers.get('if-match');
    const deleted = await deleteObject(call.objects, versionOf(call), {
      ifMatch: ifMatch === undefined ? undefined : withoutQuotes(ifMatch),
    });
    return {
      status: 204,
      headers: {
        ...(deleted.versionId === undefined ? {} : { 'x-amz-version-id': deleted.versionId }),
        ...(deleted.isDeleteMarker ? { 'x-amz-delete-marker': 'true' } : {}),
      },
    };
  },
};

const atOnce = 4;

export const deleteObjectsOperation: S3Operation = {
  name: 'DeleteObjects',
  permission: 'account',
  perform: async (call) => {
    const { quiet, objects } = parseDelete(await call.readDocument());
    const remaining = objects.entries();
    const results: XmlElement[] = [];
    // A few at once share the waiting for the disk; all at once would take every connection.
    const work = async (): Promise<void> => {
      for (const [index, object] of remaining) results[index] = await deleteOne(call, object);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    const told = quiet ? results.filter(([name]) => name === 'Error') : results;
    return { status: 200, body: writeXml(['DeleteResult', told]) };
  },
};

const deleteOne = async (
  call: S3Call,
  { key, versionId, etag }: ObjectToDelete,
): Promise<XmlElement> => {
  try {
    const at = { ...bucketOf(call), key, versionId };
    const deleted = await deleteObject(call.objects, at, { ifMatch: etag });
    const markerId = deleted.isDeleteMarker ? deleted.versionId : undefined;
    return [
      'Deleted',
      [
        ['Key', key],
        ['VersionId', versionId],
        ['DeleteMarker', deleted.isDeleteMarker || undefined],
        ['DeleteMarkerVersionId', markerId],
      ],
    ];
  } catch (error) {
    if (!isFailure(error) || error.code === 'NoSuchBucket') throw error;
    return [
      'Error',
      [
        ['Key', key],
        ['VersionId', versionId],
        ['Code', error.code],
        ['Message', error.message],
      ],
    ];
  }
};
