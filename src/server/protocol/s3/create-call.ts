import type { EmbeddedObjects } from '../../artifacts/embedded/index.js';
import { S3Error } from '../../artifacts/s3-error.js';
import type { Authenticated } from '../authenticate.js';
import type { CreatedObject, Exchange, ProtocolParts } from '../handle.js';
import { type DecodedBody, decodeBody } from './body/index.js';
import type { BodyWish, S3Call } from './s3-call.js';
import type { S3Request } from './s3-request.js';
import { XML_BYTES_MAX } from './xml/index.js';

/** A request that has been let in. */
export interface Admitted {
  readonly parts: ProtocolParts;
  readonly exchange: Exchange;
  readonly request: S3Request;
  /** What stands for the body in the signature. */
  readonly payloadHash: string | undefined;
  readonly authentication: Authenticated;
}

/** What an operation is given to work with. */
export const createCall = (admitted: Admitted, objects: EmbeddedObjects): S3Call => {
  const { request, authentication } = admitted;
  const { caller, region, signing } = authentication;
  return {
    objects,
    request,
    caller,
    region,
    takeBody: (wish) => takeBody(admitted, wish),
    digest: (source, { size, checksumWanted }) => {
      const body = decodeBody(source, {
        headers: { 'content-length': String(size) },
        payloadHash: undefined,
        signing,
        sizeMax: size,
        needsLength: false,
        checksumWanted,
      });
      body.stream.once('close', () => source.destroy());
      return untilRead(body);
    },
    readDocument: (wish) => readDocument(admitted, wish),
    objectCreated: ({ account, bucket, key, version_id: versionId, etag }) =>
      objectCreated(admitted, { account, bucket, key, versionId, etag }),
  };
};

/** Reads the XML that a request has for a body. */
const readDocument = async (
  admitted: Admitted,
  wish: Pick<BodyWish, 'checksumOf'> = {},
): Promise<Buffer> => {
  const body = takeBody(admitted, { ...wish, sizeMax: XML_BYTES_MAX, needsLength: false });
  const chunks: Buffer[] = [];
  for await (const chunk of body.stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Longer than a client waits in the middle of a transfer that goes on. */
const idleMax = 300_000;

/** Takes the body of a request, and gives up on one that stops coming. */
export const takeBody = (
  { exchange: { incoming }, payloadHash, authentication }: Admitted,
  wish: BodyWish,
): DecodedBody => {
  const { signing } = authentication;
  const body = decodeBody(incoming, { ...wish, headers: incoming.headers, payloadHash, signing });
  incoming.setTimeout(idleMax, () => body.stream.destroy(new S3Error('RequestTimeout')));
  return untilRead(body);
};

// A short body may be found wrong before anybody has begun to read it, who is then told all the same.
const untilRead = (body: DecodedBody): DecodedBody => {
  body.stream.on('error', () => undefined);
  return body;
};

/**
 * Tells of an object before its maker is answered. When that fails, the object is there all the same,
 * and what it should have started is started when the sources are looked at the next time.
 */
export const objectCreated = async (
  { parts: { onObjectCreated, log }, exchange: { requestId } }: Admitted,
  object: CreatedObject,
): Promise<void> => {
  try {
    await onObjectCreated(object);
  } catch (err) {
    const { bucket, key } = object;
    log.error({ err, requestId, bucket, key }, 'pipelines not started for an object');
  }
};
