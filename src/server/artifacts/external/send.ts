import type { ForwardedRequest, ForwardedResponse } from '../s3-endpoint.js';
import { converse } from './converse.js';
import type { ExternalS3 } from './external-s3.js';
import type { OutgoingBody } from './outgoing-body.js';
import { converseWithRetry } from './retry.js';

/** A request whose checksum, which came behind its body, is sent on in the same way. */
export type RequestToSend = Omit<ForwardedRequest, 'body'> & {
  readonly body: OutgoingBody | undefined;
};

/** Passes a request on, signed with the credentials of the external S3, and gives its answer. */
export const send = (s3: ExternalS3, request: RequestToSend): Promise<ForwardedResponse> => {
  const { method, path, query, signal, body } = request;
  const headers = keptHeaders(request.headers);
  if (!body && (method === 'GET' || method === 'HEAD')) {
    return converseWithRetry(s3, { method, path, query, headers, signal });
  }
  return converse(s3, { method, path, query, headers, signal, body });
};

/**
 * What a client says of its own connection, signature, framing and account does not hold for the request
 * that is made of its own.
 */
const dropped: ReadonlySet<string> = new Set([
  'authorization',
  'connection',
  'content-length',
  'date',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-decoded-content-length',
  'x-amz-expected-bucket-owner',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-security-token',
  'x-amz-source-expected-bucket-owner',
  'x-amz-trailer',
]);

const keptHeaders = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
