import type { IncomingMessage } from 'node:http';
import type { ServedOperationName } from '../../model/index.js';
import { perform } from '../operations/perform.js';
import { ServiceError } from '../operations/service-error.js';
import { authenticateBody } from './authenticate-body.js';
import { type JsonAnswer, jsonError, operationOf, parseJson } from './aws-json.js';
import { endpointOf } from './endpoint-of.js';
import type { Exchange, ProtocolParts } from './handle.js';
import { BodyTimeoutError, BodyTooLargeError, endEarly, readBody } from './read-body.js';
import { requestTarget } from './request-target.js';
import { isUnavailable } from './unavailable.js';

const bodyMax = 8 * 1024 * 1024;
const waitHeader = 'x-pipewright-wait';
const waitMax = 60;

/** The life of a request of the JSON protocol: operation, signature, JSON, the operation's own checks. */
export const answerJson = async (parts: ProtocolParts, exchange: Exchange): Promise<void> => {
  const answer = await answerOf(parts, exchange);
  if (answer.errorCode !== undefined) exchange.noted['error'] = answer.errorCode;
  await send(exchange, answer);
};

const answerOf = async (parts: ProtocolParts, exchange: Exchange): Promise<JsonAnswer> => {
  const { incoming, now, signal, noted } = exchange;
  try {
    // Read before all checks: what is left unread makes the connection unfit for another request.
    const body = await readBody(incoming, { max: bodyMax });
    const operation = calledOperation(incoming);
    noted['operation'] = operation;
    const authentication = authenticateBody(parts, { ...exchange, body, service: 'codepipeline' });
    if (authentication.kind === 'refused') {
      return jsonError(400, `${authentication.code}Exception`, authentication.message);
    }
    const { caller, region } = authentication;
    const endpoint = parts.publicUrl ?? endpointOf(incoming);
    const call = { operation, body: parseJson(body), caller, region, endpoint, now, signal };
    const answered = await perform(parts.services, { ...call, waitFor: waitOf(exchange) });
    return { status: 200, body: answered };
  } catch (error) {
    return errorAnswer(parts, exchange, error);
  }
};

const calledOperation = ({ method, url = '/', headers }: IncomingMessage): ServedOperationName => {
  if (method === 'POST' && requestTarget(url).path === '/') {
    return operationOf(headers['x-amz-target']?.toString());
  }
  throw new ServiceError('UnknownOperationException', 'Operations are called by POST /.');
};

/** How long the caller says it is ready to wait: whole or broken seconds in a header of ours. */
const waitOf = ({ incoming }: Exchange): number => {
  const seconds = Number(incoming.headers[waitHeader] ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, waitMax) * 1000 : 0;
};

const errorAnswer = (parts: ProtocolParts, exchange: Exchange, error: unknown): JsonAnswer => {
  if (error instanceof ServiceError) return jsonError(400, error.code, error.message);
  if (error instanceof BodyTooLargeError) {
    return jsonError(413, 'RequestEntityTooLargeException', 'The request is too large.');
  }
  if (error instanceof BodyTimeoutError) {
    return jsonError(400, 'RequestTimeoutException', 'The request did not come in time.');
  }
  // Nobody is there to be answered; the request's line in the log says so.
  if (exchange.outgoing.destroyed) throw error;
  const { requestId, noted } = exchange;
  if (isUnavailable(error)) {
    parts.log.warn({ err: error, requestId, ...noted }, 'database not available');
    return jsonError(
      503,
      'ServiceUnavailableException',
      'The database is not available. Try again.',
    );
  }
  parts.log.error({ err: error, requestId, ...noted }, 'operation failed');
  return jsonError(500, 'InternalFailure', 'The server met an error; its log tells more.');
};

const send = async (exchange: Exchange, answer: JsonAnswer): Promise<void> => {
  const { incoming, outgoing } = exchange;
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  const isEarly = !incoming.complete;
  outgoing.writeHead(answer.status, {
    'content-type': 'application/x-amz-json-1.1',
    'content-length': Buffer.byteLength(text),
    ...(answer.errorCode === undefined ? {} : { 'x-amzn-ErrorType': answer.errorCode }),
    ...(isEarly ? { connection: 'close' } : {}),
  });
  if (isEarly) await endEarly(exchange, text);
  else outgoing.end(text);
};
