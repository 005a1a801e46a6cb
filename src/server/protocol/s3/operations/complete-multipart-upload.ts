import { completeUpload, type PartRow, type UploadRow } from '../../../artifacts/embedded/index.js';
import { S3Error } from '../../../artifacts/s3-error.js';
import { checksumElements, writtenHeaders } from '../answer-headers.js';
import {
  algorithmOfName,
  type ChecksumAlgorithm,
  type CrcAlgorithm,
  checksumHeader,
  compositeChecksum,
  fullObjectChecksum,
  type PartChecksum,
} from '../body/index.js';
import { writeCondition } from '../conditions.js';
import { type S3Call, type S3Operation, uploadOf } from '../s3-call.js';
import { type CompletedPart, parseCompleteMultipartUpload, writeXml } from '../xml/index.js';

export const completeMultipartUploadOperation: S3Operation = {
  name: 'CompleteMultipartUpload',
  permission: 'writeObject',
  perform: async (call) => {
    const { bucket = '', key = '', headers } = call.request;
    const at = uploadOf(call);
    const wanted = parseCompleteMultipartUpload(await call.readDocument({ checksumOf: 'object' }));
    const made = await completeUpload(call.objects, at, {
      parts: wanted,
      checksumOf: (upload, parts) => {
        checkParts(wanted, parts);
        checkSize(call, parts);
        return objectChecksum(call, upload, parts);
      },
      condition: writeCondition(headers),
    });
    await call.objectCreated(made);
    return {
      status: 200,
      headers: writtenHeaders(made),
      body: writeXml([
        'CompleteMultipartUploadResult',
        [
          ['Location', `http://${headers.get('host') ?? ''}/${bucket}/${key}`],
          ['Bucket', bucket],
          ['Key', key],
          ['ETag', `"${made.etag}"`],
          ...checksumElements(made),
        ],
      ]),
    };
  },
};

/** Holds the checksums that the client lists for the parts against those of the parts. */
const checkParts = (wanted: readonly CompletedPart[], parts: readonly PartRow[]): void => {
  for (const [index, part] of parts.entries()) {
    const given = wanted[index]?.checksum;
    if (!given || !part.checksum || given.algorithm !== part.checksum.algorithm) continue;
    if (given.value === part.checksum.value) continue;
    throw new S3Error('InvalidPart', { details: { PartNumber: String(part.part_number) } });
  }
};

const checkSize = ({ request: { headers } }: S3Call, parts: readonly PartRow[]): void => {
  const announced = headers.get('x-amz-mp-object-size');
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (announced === undefined || Number(announced) === size) return;
  throw new S3Error('InvalidRequest', {
    message: `The provided 'x-amz-mp-object-size' header value ${announced} does not match what was computed: ${size}`,
  });
};

const objectChecksum = (call: S3Call, { content }: UploadRow, parts: readonly PartRow[]) => {
  const algorithm = content.checksum && algorithmOfName(content.checksum.algorithm);
  if (!content.checksum || !algorithm) return undefined;
  const { type } = content.checksum;
  const checksums = parts.map((part) => partChecksum(part, algorithm));
  const computed =
    type === 'FULL_OBJECT' && isCrc(algorithm)
      ? fullObjectChecksum(algorithm, checksums)
      : compositeChecksum(algorithm, checksums);
  const given = call.request.headers.get(checksumHeader(algorithm));
  // Some clients leave out the number of parts behind a checksum of checksums.
  if (given !== undefined && given !== computed && given !== computed.split('-')[0]) {
    throw new S3Error('BadDigest', {
      message: `The ${algorithm} you specified did not match the calculated checksum.`,
    });
  }
  return { algorithm, value: computed, type };
};

const isCrc = (algorithm: ChecksumAlgorithm): algorithm is CrcAlgorithm =>
  algorithm.startsWith('CRC');

const partChecksum = (
  { checksum, size, part_number }: PartRow,
  algorithm: ChecksumAlgorithm,
): PartChecksum => {
  if (checksum?.algorithm === algorithm) return { value: checksum.value, size };
  throw new S3Error('InvalidPart', { details: { PartNumber: String(part_number) } });
};
