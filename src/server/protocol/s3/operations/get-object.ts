import {
  type ByteRange,
  type FoundObject,
  findObject,
  findPartRange,
  readObject,
} from '../../../artifacts/embedded/index.js';
import { S3Error } from '../../../artifacts/s3-error.js';
import { checksumHeaders, objectHeaders, overrides, versionHeader } from '../answer-headers.js';
import { contentRange, readRange } from '../byte-range.js';
import { failedCondition, readCondition } from '../conditions.js';
import { readPartNumber } from '../part-number.js';
import { type S3Answer, type S3Call, type S3Operation, versionOf } from '../s3-call.js';

export const getObjectOperation: S3Operation = {
  name: 'GetObject',
  permission: 'readObject',
  perform: async (call) => {
    const at = versionOf(call);
    let unmodified: S3Answer | undefined;
    let range: AskedRange | undefined;
    const { object, body } = await readObject(call.objects, at, async (found) => {
      unmodified = unmodifiedAnswer(call, found);
      range = unmodified ? undefined : await askedRange(call, found);
      return unmodified ? { start: 0, end: 0 } : (range ?? { start: 0, end: found.size });
    });
    return unmodified ?? { ...answerOf(call, object, range), body };
  },
};

export const headObjectOperation: S3Operation = {
  name: 'HeadObject',
  permission: 'readObject',
  perform: async (call) => {
    const object = await findObject(call.objects, versionOf(call));
    return unmodifiedAnswer(call, object) ?? answerOf(call, object, await askedRange(call, object));
  },
};

/** The answer where the reader has the object already; throws where it is not the one he wants. */
const unmodifiedAnswer = (call: S3Call, object: FoundObject): S3Answer | undefined => {
  const failed = failedCondition(object, readCondition(call.request.headers));
  if (failed === 'preconditionFailed') {
    const condition = call.request.headers.has('if-match') ? 'If-Match' : 'If-Unmodified-Since';
    throw new S3Error('PreconditionFailed', { details: { Condition: condition } });
  }
  if (failed === undefined) return undefined;
  return {
    status: 304,
    headers: {
      etag: `"${object.etag}"`,
      'last-modified': new Date(object.last_modified).toUTCString(),
      ...versionHeader(object),
    },
  };
};

interface AskedRange extends ByteRange {
  /** How many parts the object has, where one of them was asked for. */
  readonly partCount?: number;
}

/** The part of an object that is asked for, by its bytes or by its number. */
const askedRange = async (call: S3Call, object: FoundObject): Promise<AskedRange | undefined> => {
  const { headers, query } = call.request;
  const partNumber = readPartNumber(query);
  if (partNumber === undefined) return readRange(headers.get('range'), object.size);
  if (headers.has('range')) {
    throw new S3Error('InvalidRequest', {
      message: 'Cannot specify both Range header and partNumber query parameter',
    });
  }
  const range = await findPartRange(call.objects, object, partNumber);
  if (range) return { ...range, partCount: object.part_count ?? 0 };
  throw new S3Error('InvalidPartNumber', {
    details: {
      PartNumberRequested: String(partNumber),
      ActualPartCount: String(object.part_count ?? 1),
    },
  });
};

const answerOf = (
  { request: { headers, query } }: S3Call,
  object: FoundObject,
  range: AskedRange | undefined,
): S3Answer => {
  const { start, end } = range ?? { start: 0, end: object.size };
  const isWhole = start === 0 && end === object.size;
  const wantsChecksum = headers.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';
  return {
    status: range ? 206 : 200,
    headers: {
      ...objectHeaders(object),
      ...(query.get('versionId') === 'null' ? { 'x-amz-version-id': 'null' } : {}),
      'content-length': String(end - start),
      ...(range && end > start ? { 'content-range': contentRange(range, object.size) } : {}),
      ...(range?.partCount ? { 'x-amz-mp-parts-count': String(range.partCount) } : {}),
      // A checksum is of the whole object: who holds it against a part of it would find it wrong.
      ...(wantsChecksum && isWhole ? checksumHeaders(object) : {}),
      ...overrides(query),
    },
  };
};
