import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { S3Endpoint } from '../artifacts/s3-endpoint.js';
import type { EventStreams } from '../events/index.js';
import type { FindCredentials } from '../identity/index.js';
import type { Services } from '../operations/perform.js';
import { answerJson } from './answer-json.js';
import { answerSts } from './answer-sts.js';
import { endpointOf } from './endpoint-of.js';
import { answerEvents } from './events-stream.js';
import { landingPage } from './landing-page.js';
import { pipelinePage } from './pipeline-page.js';
import { requestTarget } from './request-target.js';
import { routeOf } from './route.js';
import { handleS3 } from './s3/handle.js';
import { answerWebhook } from './webhooks.js';

/** What the protocols need of the server. */
export interface ProtocolParts {
  readonly services: Services;
  readonly findCredentials: FindCredentials;
  readonly artifacts: S3Endpoint;
  readonly events: EventStreams;
  /** How the server is reached from outside; absent: as each request says. */
  readonly publicUrl: string | undefined;
  /** To be called when an object has been put, before that is answered. */
  readonly onObjectCreated: (object: CreatedObject) => Promise<void>;
  readonly clock: () => number;
  readonly log: Logger;
}

/** An object that has just been put through this server. */
export interface CreatedObject {
  readonly account: string;
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  readonly etag: string;
}

/** One request on its way through the server. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly requestId: string;
  readonly now: number;
  /** Aborted when the client has gone or the server stops. */
  readonly signal: AbortSignal;
  /** What the request's log line will tell beyond the usual. */
  readonly noted: Record<string, unknown>;
}

/** A request's life: which protocol it speaks, and then that protocol's. */
export const handle = async (parts: ProtocolParts, exchange: Exchange): Promise<void> => {
  const { incoming, outgoing } = exchange;
  const route = routeOf(incoming);
  exchange.noted['protocol'] = route;
  switch (route) {
    case 'health':
      return sendText(outgoing, 'text/plain; charset=utf-8', 'ok\n');
    case 'landing':
      return sendText(outgoing, 'text/html; charset=utf-8', landingPage(endpointOf(incoming)));
    case 'pipeline': {
      const { path } = requestTarget(incoming.url ?? '/');
      const text = pipelinePage(endpointOf(incoming), path);
      return sendText(outgoing, 'text/html; charset=utf-8', text);
    }
    case 'json':
      return answerJson(parts, exchange);
    case 'sts':
      return answerSts(parts, exchange);
    case 's3':
      return handleS3(parts, exchange);
    case 'webhook':
      return answerWebhook(parts, exchange);
    case 'events':
      return answerEvents(parts, exchange);
    case 'notAllowed':
      outgoing.statusCode = 405;
      outgoing.setHeader('allow', 'GET, HEAD, POST, PUT, DELETE');
      return sendText(outgoing, 'text/plain; charset=utf-8', 'Method not allowed.\n');
  }
};

const sendText = (outgoing: ServerResponse, contentType: string, text: string): void => {
  outgoing.setHeader('content-type', contentType);
  outgoing.setHeader('content-length', Buffer.byteLength(text));
  outgoing.end(text);
};
