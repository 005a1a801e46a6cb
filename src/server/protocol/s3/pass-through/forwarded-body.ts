import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { OutgoingBody } from '../../../artifacts/external/index.js';
import type { DecodedBody } from '../body/index.js';
import { pieceMax } from '../operations/put-object.js';
import type { BodyWish } from '../s3-call.js';
import type { S3Request } from '../s3-request.js';
import { XML_BYTES_MAX } from '../xml/index.js';

export interface BodyToForward {
  readonly request: Pick<S3Request, 'method' | 'headers'>;
  /** S3's name of what is asked. */
  readonly operation: string;
  readonly takeBody: (wish: BodyWish) => DecodedBody;
}

const streamed: ReadonlySet<string> = new Set(['PutObject', 'UploadPart']);

/** The body of a request as it is passed on: an object as it comes in, a document as a whole. */
export const forwardedBody = async (given: BodyToForward): Promise<OutgoingBody | undefined> => {
  const { request, operation, takeBody } = given;
  if (request.method !== 'PUT' && request.method !== 'POST') return undefined;
  if (streamed.has(operation)) {
    const taken = takeBody({ sizeMax: pieceMax, needsLength: true });
    return asItComes(taken, request.headers.get('x-amz-trailer'));
  }
  const checksumOf = operation === 'CompleteMultipartUpload' ? 'object' : 'body';
  const taken = takeBody({ sizeMax: XML_BYTES_MAX, needsLength: false, checksumOf });
  const document = await buffer(taken.stream);
  if (document.length === 0) return undefined;
  return { stream: Readable.from([document]), length: document.length };
};

// The checksum that came behind the body has been verified when it goes on behind the body.
const asItComes = (taken: DecodedBody, trailer: string | undefined): OutgoingBody => {
  const { stream, length = 0 } = taken;
  if (trailer === undefined) return { stream, length };
  const value = (): string => taken.received().checksum?.value ?? '';
  return { stream, length, trailer: { name: trailer.trim().toLowerCase(), value } };
};
