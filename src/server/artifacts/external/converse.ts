import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream';
import { OperatingError } from '../../store/operating-error.js';
import type { ForwardedResponse } from '../s3-endpoint.js';
import type { ExternalS3 } from './external-s3.js';
import { type OutgoingBody, toWire } from './outgoing-body.js';
import { type OutgoingS3Request, signedRequest } from './signed-request.js';

const CONNECT_MILLIS_MAX = 10_000;
const IDLE_MILLIS_MAX = 300_000;
/** How long to wait for the word to go on: some servers do not know it and give none. */
const CONTINUE_MILLIS_MAX = 1000;

/**
 * Sends one request, signed, and gives the answer as soon as its headers are in. Throws an OperatingError
 * when there is none, and the body's own error when that is what failed. The body is used up either way.
 */
export const converse = (s3: ExternalS3, request: OutgoingS3Request): Promise<ForwardedResponse> =>
  new Promise((resolve, reject) => {
    const outgoing = open(s3, request);
    const fail = (error: unknown): void => {
      outgoing.destroy();
      request.body?.stream.destroy();
      reject(error);
    };
    outgoing.on('error', (cause) => fail(whyNoAnswer(s3, request, cause)));
    outgoing.once('response', (incoming) => resolve(toResponse(incoming)));
    if (request.body) sendBody(outgoing, request.body, fail);
    else outgoing.end();
  });

const open = (s3: ExternalS3, request: OutgoingS3Request): ClientRequest => {
  const send = s3.endpoint.protocol === 'https:' ? httpsRequest : httpRequest;
  const outgoing = send(s3.endpoint, {
    ...signedRequest(s3, request),
    // A kept connection may just be closing, and what changes something is not sent a second time.
    agent: request.method === 'GET' || request.method === 'HEAD' ? s3.agent : false,
    ...(request.signal ? { signal: request.signal } : {}),
  });
  outgoing.setTimeout(IDLE_MILLIS_MAX, () =>
    outgoing.destroy(new Error(`It has been silent for ${IDLE_MILLIS_MAX / 1000} seconds.`)),
  );
  outgoing.once('socket', (socket) => {
    if (!socket.connecting) return;
    const slow = (): void => {
      outgoing.destroy(new Error(`It did not answer within ${CONNECT_MILLIS_MAX / 1000} seconds.`));
    };
    const timer = setTimeout(slow, CONNECT_MILLIS_MAX);
    socket.once('connect', () => clearTimeout(timer));
    socket.once('close', () => clearTimeout(timer));
  });
  return outgoing;
};

const sendBody = (
  outgoing: ClientRequest,
  body: OutgoingBody,
  fail: (error: unknown) => void,
): void => {
  const wire = toWire(body);
  let answered = false;
  // From here on the stream's errors are ours, also while nothing is being read of it yet.
  pipeline(body.stream, wire, (error) => {
    if (error && !answered) fail(error);
  });
  const begin = (): void => {
    clearTimeout(patience);
    wire.pipe(outgoing);
  };
  const patience = setTimeout(begin, CONTINUE_MILLIS_MAX);
  outgoing.once('continue', begin);
  outgoing.once('close', () => clearTimeout(patience));
  outgoing.once('response', (incoming) => {
    answered = true;
    if (outgoing.writableEnded) return;
    // It was refused before all was sent. What is left is not sent, and the connection cannot go on.
    clearTimeout(patience);
    wire.unpipe(outgoing);
    body.stream.destroy();
    incoming.once('close', () => outgoing.destroy());
  });
  if (body.length === 0) begin();
  else outgoing.flushHeaders();
};

const whyNoAnswer = (s3: ExternalS3, request: OutgoingS3Request, cause: Error): unknown => {
  if (request.signal?.aborted) return request.signal.reason;
  return new OperatingError(
    `The external S3 at ${s3.endpoint.origin} cannot be reached: ${cause.message || String(cause)}. Check that it runs and that --s3-endpoint is right.`,
    { cause },
  );
};

/** Headers that are about the connection between us and the other S3. */
const hopByHop: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'transfer-encoding']);

const toResponse = (incoming: IncomingMessage): ForwardedResponse => ({
  status: incoming.statusCode ?? 502,
  headers: Object.fromEntries(
    Object.entries(incoming.headers).filter(([name]) => !hopByHop.has(name)),
  ),
  body: incoming,
});
