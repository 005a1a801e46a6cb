import {
  abortUpload,
  createUpload,
  type ListedUpload,
  listUploads,
  requireUpload,
} from '../../../artifacts/embedded/index.js';
import { readChecksumAlgorithm, readChecksumType } from '../checksum-parameters.js';
import { readEncoding, readMax } from '../listing-parameters.js';
import { checkKey, describeObject, encryptionOf, readTags } from '../object-headers.js';
import { bucketOf, objectOf, type S3Operation, uploadOf } from '../s3-call.js';
import { storageClassOf } from '../storage-class.js';
import { writeXml, type XmlElement } from '../xml/index.js';
import { ownerOf } from './owner.js';

export const createMultipartUploadOperation: S3Operation = {
  name: 'CreateMultipartUpload',
  permission: 'writeObject',
  perform: async (call) => {
    const { headers, bucket, key = '' } = call.request;
    checkKey(key);
    const described = describeObject(headers);
    const algorithm = readChecksumAlgorithm(headers);
    const checksum = algorithm && { algorithm, type: readChecksumType(headers, algorithm) };
    const uploadId = await createUpload(call.objects, objectOf(call), {
      content: { ...described, checksum },
      tags: readTags(headers),
    });
    return {
      status: 200,
      headers: {
        ...encryptionOf(described.headers),
        ...(checksum && {
          'x-amz-checksum-algorithm': checksum.algorithm,
          'x-amz-checksum-type': checksum.type,
        }),
      },
      body: writeXml([
        'InitiateMultipartUploadResult',
        [
          ['Bucket', bucket],
          ['Key', key],
          ['UploadId', uploadId],
        ],
      ]),
    };
  },
};

export const abortMultipartUploadOperation: S3Operation = {
  name: 'AbortMultipartUpload',
  permission: 'writeObject',
  perform: async (call) => {
    await abortUpload(call.objects, await requireUpload(call.objects, uploadOf(call)));
    return { status: 204 };
  },
};

export const listMultipartUploadsOperation: S3Operation = {
  name: 'ListMultipartUploads',
  permission: 'account',
  perform: async (call) => {
    const { query, bucket } = call.request;
    const max = readMax(query, 'max-uploads');
    const encode = readEncoding(query);
    const prefix = query.get('prefix') ?? '';
    const delimiter = query.get('delimiter') ?? '';
    const after = query.get('key-marker') ?? '';
    const afterUploadId = after === '' ? undefined : query.get('upload-id-marker') || undefined;
    const page = await listUploads(call.objects, {
      ...bucketOf(call),
      prefix,
      delimiter,
      after,
      afterUploadId,
      max,
    });
    const last = page.entries.at(-1);
    const next = page.isTruncated ? last : undefined;
    const owner = ownerOf(call);
    return {
      status: 200,
      body: writeXml([
        'ListMultipartUploadsResult',
        [
          ['Bucket', bucket],
          ['KeyMarker', encode(after)],
          ['UploadIdMarker', afterUploadId ?? ''],
          ['NextKeyMarker', next && encode(next.kind === 'prefix' ? next.prefix : next.upload.key)],
          ['NextUploadIdMarker', next?.kind === 'upload' ? next.upload.upload_id : undefined],
          ['Prefix', encode(prefix)],
          ['Delimiter', delimiter === '' ? undefined : encode(delimiter)],
          ['EncodingType', query.get('encoding-type')],
          ['MaxUploads', max],
          ['IsTruncated', page.isTruncated],
          ...page.entries.map((entry) => uploadElement(entry, { encode, owner })),
        ],
      ]),
    };
  },
};

const uploadElement = (
  entry: ListedUpload,
  {
    encode,
    owner,
  }: {
    readonly encode: (text: string) => string;
    readonly owner: readonly XmlElement[];
  },
): XmlElement => {
  if (entry.kind === 'prefix') return ['CommonPrefixes', [['Prefix', encode(entry.prefix)]]];
  const { key, upload_id, initiated, content } = entry.upload;
  return [
    'Upload',
    [
      ['Key', encode(key)],
      ['UploadId', upload_id],
      ['Initiator', owner],
      ['Owner', owner],
      ['StorageClass', storageClassOf(content)],
      ['Initiated', new Date(initiated).toISOString()],
      ['ChecksumAlgorithm', content.checksum?.algorithm],
      ['ChecksumType', content.checksum?.type],
    ],
  ];
};
