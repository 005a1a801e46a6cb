import { receiveGitDelivery } from '../operations/git-deliveries/index.js';
import { receiveDelivery } from '../operations/webhooks/index.js';
import type { Exchange, ProtocolParts } from './handle.js';
import { BodyTimeoutError, BodyTooLargeError, endEarly, readBody } from './read-body.js';
import { requestTarget } from './request-target.js';
import { isUnavailable } from './unavailable.js';
import { gitWebhookPath } from './webhook-paths.js';

const bodyMax = 8 * 1024 * 1024;
/** What GitHub delivers at most. */
const gitBodyMax = 25 * 1024 * 1024;

interface DeliveryAnswer {
  readonly status: number;
  readonly body: object;
  readonly errorCode?: string;
}

/** What is posted to the address of a webhook: its body goes to whom it is for, the answer is JSON. */
export const answerWebhook = async (parts: ProtocolParts, exchange: Exchange): Promise<void> => {
  const answer = await answerOf(parts, exchange);
  if (answer.errorCode !== undefined) exchange.noted['error'] = answer.errorCode;
  await send(exchange, answer);
};

const answerOf = async (parts: ProtocolParts, exchange: Exchange): Promise<DeliveryAnswer> => {
  const { incoming } = exchange;
  if (incoming.method !== 'POST') return refusal(405, 'MethodNotAllowed', 'Deliveries are posted.');
  const { path, query } = requestTarget(incoming.url ?? '/');
  const max = path === gitWebhookPath ? gitBodyMax : bodyMax;
  const delivery = {
    token: new URLSearchParams(query).get('t') ?? '',
    headers: incoming.headers,
    remoteAddress: incoming.socket.remoteAddress ?? '',
    readBody: () => readBody(incoming, { max }),
  };
  try {
    return path === gitWebhookPath
      ? await receiveGitDelivery(parts.services, delivery)
      : await receiveDelivery(parts.services, delivery);
  } catch (error) {
    return errorAnswer(parts, exchange, error);
  }
};

const errorAnswer = (parts: ProtocolParts, exchange: Exchange, error: unknown): DeliveryAnswer => {
  if (error instanceof BodyTooLargeError) {
    return refusal(413, 'PayloadTooLarge', 'The payload is too large.');
  }
  if (error instanceof BodyTimeoutError) {
    return refusal(408, 'RequestTimeout', 'The payload did not come in time.');
  }
  if (exchange.outgoing.destroyed || !isUnavailable(error)) throw error;
  const { requestId } = exchange;
  parts.log.warn({ err: error, requestId }, 'database not available');
  return refusal(503, 'ServiceUnavailable', 'The database is not available. Try again.');
};

const refusal = (status: number, errorCode: string, reason: string): DeliveryAnswer => ({
  status,
  body: { started: false, reason },
  errorCode,
});

const send = async (exchange: Exchange, { status, body }: DeliveryAnswer): Promise<void> => {
  const { incoming, outgoing } = exchange;
  const text = JSON.stringify(body);
  // A body that nobody has read stands before the next request.
  const isEarly = !incoming.complete;
  outgoing.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...(status === 405 ? { allow: 'POST' } : {}),
    ...(isEarly ? { connection: 'close' } : {}),
  });
  if (isEarly) await endEarly(exchange, text);
  else outgoing.end(text);
};
