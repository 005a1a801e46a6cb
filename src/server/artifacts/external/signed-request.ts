import type { RequestOptions } from 'node:http';
import {
  canonicalPath,
  canonicalQuery,
  EMPTY_PAYLOAD_HASH,
  signRequest,
  UNSIGNED_PAYLOAD,
} from '../../../sigv4/index.js';
import type { ExternalS3 } from './external-s3.js';
import type { OutgoingBody } from './outgoing-body.js';

/** A request to the external S3, before it is signed. */
export interface OutgoingS3Request {
  readonly method: string;
  /** Percent-encoded: `/bucket/key`. */
  readonly path: string;
  /** Percent-encoded, without the `?`; empty for none. */
  readonly query?: string;
  /** By lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: OutgoingBody | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The request line and the headers for a request, signed with the credentials of the external S3. */
export const signedRequest = (
  s3: ExternalS3,
  request: OutgoingS3Request,
): Required<Pick<RequestOptions, 'method' | 'path' | 'headers'>> => {
  const { method, body, headers = {} } = request;
  // In the one spelling that is signed: what a client wrote in another way may not pass node's checks.
  const path = canonicalPath(`${s3.endpoint.pathname.replace(/\/+$/, '')}${request.path}`, 's3');
  const query = canonicalQuery(request.query ?? '');
  const signed = signRequest(
    {
      method,
      path,
      query,
      headers: { ...headers, ...bodyHeaders(request), host: s3.endpoint.host },
      payloadHash: payloadHash(body),
    },
    { credentials: s3.credentials, region: s3.region, service: 's3', now: s3.clock() },
  );
  return { method, path: query === '' ? path : `${path}?${query}`, headers: signed };
};

const payloadHash = (body: OutgoingBody | undefined): string => {
  if (!body) return EMPTY_PAYLOAD_HASH;
  return body.trailer ? 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' : UNSIGNED_PAYLOAD;
};

const bodyHeaders = ({ method, headers = {}, body }: OutgoingS3Request): Record<string, string> => {
  if (!body) return method === 'PUT' || method === 'POST' ? { 'content-length': '0' } : {};
  // The other side is asked first, so that what it refuses is not sent at all.
  const expect = body.length > 0 ? { expect: '100-continue' } : {};
  if (!body.trailer) return { ...expect, 'content-length': String(body.length) };
  const coding = headers['content-encoding'];
  return {
    ...expect,
    'content-encoding': coding === undefined ? 'aws-chunked' : `${coding},aws-chunked`,
    'transfer-encoding': 'chunked',
    'x-amz-decoded-content-length': String(body.length),
    'x-amz-trailer': body.trailer.name,
  };
};
