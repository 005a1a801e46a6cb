import type { EventEmitter } from 'node:events';
import { text } from 'node:stream/consumers';
import { percentEncode, percentEncodePath } from '../../../../sigv4/index.js';
import type { RequestToSend } from '../../../artifacts/external/index.js';
import type { ForwardedResponse } from '../../../artifacts/s3-endpoint.js';
import type { Caller } from '../../../identity/index.js';
import type { S3Answer } from '../s3-call.js';
import type { S3Request } from '../s3-request.js';
import { type BodyToForward, forwardedBody } from './forwarded-body.js';
import { forwardedHeaders, forwardedQuery } from './forwarded-headers.js';
import { answerTelling, type MadeObject, madeObject } from './made-object.js';

/** A request that its caller may make, for the external S3. */
export interface PassThrough extends BodyToForward {
  readonly request: S3Request;
  readonly caller: Pick<Caller, 'kind'>;
  /** The response to the client: it closes when the client has gone. */
  readonly outgoing: EventEmitter;
  readonly send: (request: RequestToSend) => Promise<ForwardedResponse>;
  /** Called with each object that was made, before that is answered. */
  readonly objectCreated: (object: MadeObject) => Promise<void>;
}

/**
 * Has the external S3 answer a request that has been let in. Throws what the body throws, and an
 * OperatingError when the external S3 cannot be reached.
 */
export const passThrough = async (given: PassThrough): Promise<S3Answer> => {
  const { request, caller, outgoing, send } = given;
  // A transfer that goes on when the server is told to stop may end: only the client's end ends it.
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const response = await send({
    method: request.method,
    path: pathOf(request),
    query: forwardedQuery(request),
    headers: forwardedHeaders(request, caller.kind),
    body: await forwardedBody(given),
    signal: gone.signal,
  });
  const headers = answerHeaders(response);
  const document = await tellCreated(given, response);
  if (document === undefined) return { status: response.status, headers, body: response.body };
  const { 'content-length': _, ...others } = headers;
  return { status: response.status, headers: others, body: document };
};

// Not as the request came in but as it was understood: what was allowed is what is asked for.
const pathOf = ({ bucket, key }: S3Request): string => {
  if (bucket === undefined) return '/';
  return `/${percentEncode(bucket)}${key === undefined ? '' : `/${percentEncodePath(key)}`}`;
};

/** Tells of the object that a request has made; gives the document of the answer where that tells it. */
const tellCreated = async (
  { operation, objectCreated }: PassThrough,
  response: ForwardedResponse,
): Promise<string | undefined> => {
  const telling = response.status === 200 ? answerTelling.get(operation) : undefined;
  if (!telling) return undefined;
  const document = telling === 'document' ? await text(response.body) : undefined;
  const made = madeObject(response, document);
  if (made) await objectCreated(made);
  return document;
};

/** The request id is this server's own, and the date is now. */
const ours: ReadonlySet<string> = new Set(['date', 'x-amz-request-id']);

const answerHeaders = ({ headers }: ForwardedResponse): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !ours.has(name) ? [[name, value]] : [],
    ),
  );
