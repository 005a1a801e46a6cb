import { pipeline } from 'node:stream/promises';
import type { Exchange } from '../handle.js';
import { endEarly } from '../read-body.js';
import type { S3Answer } from './s3-call.js';

/** Longer than a client waits in the middle of a transfer that goes on. */
const idleMax = 300_000;

/** Sends an answer; resolves when all of it was taken. */
export const sendAnswer = async (exchange: Exchange, answer: S3Answer): Promise<void> => {
  const { incoming, outgoing, requestId } = exchange;
  const { status, headers = {}, body = '' } = answer;
  outgoing.statusCode = status;
  outgoing.setHeader('x-amz-request-id', requestId);
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  if (typeof body === 'string') return sendText(exchange, body);
  if (incoming.method === 'HEAD') {
    body.destroy();
    outgoing.end();
    return;
  }
  // An object that turns out shorter than its row says must not pass for whole.
  outgoing.strictContentLength = true;
  outgoing.setTimeout(idleMax, () => outgoing.destroy());
  await pipeline(body, outgoing);
};

const sendText = async (exchange: Exchange, text: string): Promise<void> => {
  const { incoming, outgoing } = exchange;
  const isBodiless = incoming.method === 'HEAD' || outgoing.statusCode === 304;
  if (text !== '') outgoing.setHeader('content-type', 'application/xml');
  if (!isBodiless && outgoing.statusCode !== 204) {
    outgoing.setHeader('content-length', Buffer.byteLength(text));
  }
  // A body that was not read to its end leaves the connection unfit for another request.
  if (incoming.complete) {
    outgoing.end(isBodiless ? '' : text);
    return;
  }
  outgoing.setHeader('connection', 'close');
  await endEarly(exchange, isBodiless ? '' : text);
};
