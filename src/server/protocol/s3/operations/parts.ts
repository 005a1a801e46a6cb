import {
  openObject,
  type PartRow,
  partsAfter,
  putPart,
  requireUpload,
  type UploadRow,
} from '../../../artifacts/embedded/index.js';
import { S3Error } from '../../../artifacts/s3-error.js';
import {
  algorithmOfName,
  type ChecksumAlgorithm,
  checksumHeader,
  type DecodedBody,
} from '../body/index.js';
import { readRange } from '../byte-range.js';
import { findSource, sourceHeader } from '../find-source.js';
import { readMax } from '../listing-parameters.js';
import { encryptionOf } from '../object-headers.js';
import { readPartNumber } from '../part-number.js';
import { type S3Call, type S3Operation, uploadOf } from '../s3-call.js';
import { storageClassOf } from '../storage-class.js';
import { writeXml, type XmlElement } from '../xml/index.js';
import { ownerOf } from './owner.js';
import { pieceMax } from './put-object.js';

export const uploadPartOperation: S3Operation = {
  name: 'UploadPart',
  permission: 'writeObject',
  perform: async (call) => {
    const partNumber = readPartNumber(call.request.query) ?? 0;
    const upload = await requireUpload(call.objects, uploadOf(call));
    const body = call.takeBody({
      sizeMax: pieceMax,
      needsLength: true,
      checksumWanted: algorithmOf(upload),
    });
    const part = await storePart(call, { upload, partNumber, body });
    return {
      status: 200,
      headers: {
        etag: `"${part.etag}"`,
        ...partChecksumHeaders(part),
        ...encryptionOf(upload.content.headers),
      },
    };
  },
};

/** The algorithm that all parts of an upload have in common. */
const algorithmOf = ({ content }: UploadRow): ChecksumAlgorithm | undefined =>
  content.checksum && algorithmOfName(content.checksum.algorithm);

const storePart = (
  { objects }: S3Call,
  given: { readonly upload: UploadRow; readonly partNumber: number; readonly body: DecodedBody },
): ReturnType<typeof putPart> => {
  const { upload, partNumber, body } = given;
  return putPart(objects, upload, {
    partNumber,
    body: body.stream,
    describe: () => {
      const { md5, checksum } = body.received();
      const wanted = algorithmOf(upload);
      if (wanted && checksum?.algorithm !== wanted)
        throw otherChecksum(wanted, checksum?.algorithm);
      return { etag: md5, checksum: checksum ?? null };
    },
  });
};

const otherChecksum = (wanted: ChecksumAlgorithm, sent: ChecksumAlgorithm | undefined): S3Error =>
  new S3Error('InvalidRequest', {
    message: `Checksum Type mismatch occurred, expected checksum Type: ${wanted.toLowerCase()}, actual checksum Type: ${sent?.toLowerCase() ?? 'null'}`,
  });

const partChecksumHeaders = ({
  checksum,
}: Pick<PartRow, 'checksum'>): Readonly<Record<string, string>> => {
  const algorithm = checksum && algorithmOfName(checksum.algorithm);
  return checksum && algorithm ? { [checksumHeader(algorithm)]: checksum.value } : {};
};

export const uploadPartCopyOperation: S3Operation = {
  name: 'UploadPartCopy',
  permission: 'writeObject',
  perform: async (call) => {
    const partNumber = readPartNumber(call.request.query) ?? 0;
    const upload = await requireUpload(call.objects, uploadOf(call));
    const { part, source } = await copyPart(call, { upload, partNumber });
    return {
      status: 200,
      headers: { ...sourceHeader(source), ...encryptionOf(upload.content.headers) },
      body: writeXml([
        'CopyPartResult',
        [
          ['LastModified', new Date(part.last_modified).toISOString()],
          ['ETag', `"${part.etag}"`],
          ...checksumElement(part),
        ],
      ]),
    };
  },
};

const checksumElement = ({ checksum }: Pick<PartRow, 'checksum'>): readonly XmlElement[] =>
  checksum ? [[`Checksum${checksum.algorithm}`, checksum.value]] : [];

// A source that is replaced before it could be opened is looked for anew.
const copyPart = async (
  call: S3Call,
  to: { readonly upload: UploadRow; readonly partNumber: number },
) => {
  const source = await findSource(call);
  const range = sourceRange(call, source.size);
  const bytes = await openObject(call.objects, source, range);
  if (!bytes) return copyPart(call, to);
  const size = range.end - range.start;
  const body = call.digest(bytes, { size, checksumWanted: algorithmOf(to.upload) });
  return { source, part: await storePart(call, { ...to, body }) };
};

const sourceRange = ({ request: { headers } }: S3Call, size: number) => {
  const header = headers.get('x-amz-copy-source-range');
  if (header === undefined) return { start: 0, end: size };
  const last = Number(/^bytes=\d+-(\d+)$/.exec(header)?.[1] ?? Number.NaN);
  if (Number.isNaN(last) || last >= size) {
    throw new S3Error('InvalidArgument', {
      message: Number.isNaN(last)
        ? 'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy'
        : `Range specified is not valid for source object of size: ${size}`,
      details: { ArgumentName: 'x-amz-copy-source-range', ArgumentValue: header },
    });
  }
  return readRange(header, size) ?? { start: 0, end: size };
};

export const listPartsOperation: S3Operation = {
  name: 'ListParts',
  permission: 'writeObject',
  perform: async (call) => {
    const { query, bucket, key = '' } = call.request;
    const upload = await requireUpload(call.objects, uploadOf(call));
    const max = readMax(query, 'max-parts');
    const after = readMarker(query.get('part-number-marker'));
    const of = { account: upload.account, objectId: upload.upload_id };
    const { parts, isTruncated } = await partsAfter(call.objects, of, { after, max });
    return {
      status: 200,
      body: writeXml([
        'ListPartsResult',
        [
          ['Bucket', bucket],
          ['Key', key],
          ['UploadId', upload.upload_id],
          ['Initiator', ownerOf(call)],
          ['Owner', ownerOf(call)],
          ['StorageClass', storageClassOf(upload.content)],
          ['PartNumberMarker', after],
          ['NextPartNumberMarker', parts.at(-1)?.part_number ?? after],
          ['MaxParts', max],
          ['IsTruncated', max > 0 && isTruncated],
          ['ChecksumAlgorithm', upload.content.checksum?.algorithm],
          ['ChecksumType', upload.content.checksum?.type],
          ...parts.map(partElement),
        ],
      ]),
    };
  },
};

/** The number of the part behind which a page begins. */
export const readMarker = (text: string | undefined): number => {
  if (text === undefined || text === '') return 0;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new S3Error('InvalidArgument', {
    details: { ArgumentName: 'part-number-marker', ArgumentValue: text },
  });
};

const partElement = (part: PartRow): XmlElement => [
  'Part',
  [
    ['PartNumber', part.part_number],
    ['LastModified', new Date(part.last_modified).toISOString()],
    ['ETag', `"${part.etag}"`],
    ...checksumElement(part),
    ['Size', part.size],
  ],
];
