import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { EventDetailType, EventState } from '../../model/pipewright/event-target.js';
import type { EventFilter, EventPosition, StreamPart } from '../events/index.js';
import { positionText, readPosition } from '../events/index.js';
import { authenticateBody } from './authenticate-body.js';
import { type JsonAnswer, jsonError } from './aws-json.js';
import type { Exchange, ProtocolParts } from './handle.js';
import { requestTarget } from './request-target.js';
import { isUnavailable } from './unavailable.js';

const heartbeatEvery = 15_000;
/** How long a reader may take nothing before it is cut off; it may come again with its last id. */
const stalledMax = 60_000;
const retryAfter = 3_000;

/**
 * The life of a request for the stream of events: signature, place and filter, then server-sent events until
 * the client or the server ends. The server ends it when it stops; a client that comes again with the id that
 * it saw last misses nothing.
 */
export const answerEvents = async (parts: ProtocolParts, exchange: Exchange): Promise<void> => {
  const opened = openStream(parts, exchange);
  if ('status' in opened) {
    exchange.noted['error'] = opened.errorCode;
    return refuse(exchange.outgoing, opened);
  }
  try {
    await sendParts(exchange, opened);
  } catch (error) {
    if (exchange.signal.aborted) return;
    if (!isUnavailable(error)) throw error;
    parts.log.warn({ err: error, requestId: exchange.requestId }, 'database not available');
    if (!exchange.outgoing.headersSent) return refuse(exchange.outgoing, unavailable);
  } finally {
    exchange.outgoing.end();
  }
};

const unavailable = jsonError(
  503,
  'ServiceUnavailableException',
  'The database is not available. Try again.',
);

const openStream = (
  parts: ProtocolParts,
  exchange: Exchange,
): AsyncGenerator<StreamPart> | JsonAnswer => {
  const { incoming, now, signal } = exchange;
  const noBody = Buffer.alloc(0);
  const who = authenticateBody(parts, { incoming, now, body: noBody, service: 'codepipeline' });
  if (who.kind === 'refused') return jsonError(403, `${who.code}Exception`, who.message);
  const { caller, region } = who;
  if (caller.kind !== 'root') {
    const denied = `User: ${caller.arn} is not authorized to perform: pipewright:StreamEvents`;
    return jsonError(403, 'AccessDeniedException', denied);
  }
  const query = new URLSearchParams(requestTarget(incoming.url ?? '/').query);
  const wanted = readWanted(query, incoming.headers['last-event-id']?.toString());
  if (typeof wanted === 'string') return jsonError(400, 'ValidationException', wanted);
  const tenant = { account: caller.accountId, region };
  return (
    parts.events.open({ ...wanted, tenant, signal }) ??
    jsonError(503, 'LimitExceededException', 'There are too many streams of events. Try again.')
  );
};

interface Wanted {
  readonly filter: EventFilter;
  readonly after: EventPosition | undefined;
}

/** What the query and the header of a client that comes again ask for, or what is wrong with it. */
const readWanted = (query: URLSearchParams, lastEventId: string | undefined): Wanted | string => {
  const unknown =
    unknownOf(query, 'detailType', EventDetailType.values) ??
    unknownOf(query, 'state', EventState.values);
  if (unknown !== undefined) return unknown;
  const filter = {
    pipelines: query.getAll('pipeline'),
    detailTypes: query.getAll('detailType'),
    states: query.getAll('state'),
  };
  // A browser that comes again sends the header, and the URL that it was given in the beginning.
  const last = lastEventId || query.get('lastEventId') || undefined;
  if (last === undefined) return { filter, after: undefined };
  const after = readPosition(last);
  return after ? { filter, after } : `'${last}' is not the id of an event of this stream.`;
};

const unknownOf = (
  query: URLSearchParams,
  name: string,
  known: readonly string[],
): string | undefined => {
  const unknown = query.getAll(name).find((value) => !known.includes(value));
  if (unknown === undefined) return undefined;
  return `There is no ${name} '${unknown}'. There are: ${known.join(', ')}.`;
};

const refuse = (outgoing: ServerResponse, { status, body }: JsonAnswer): void => {
  const text = JSON.stringify(body);
  outgoing.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  outgoing.end(text);
};

const sendParts = async (
  { outgoing, signal }: Exchange,
  parts: AsyncGenerator<StreamPart>,
): Promise<void> => {
  const heartbeat = setInterval(() => {
    if (outgoing.headersSent && !outgoing.writableNeedDrain) outgoing.write(':\n\n');
  }, heartbeatEvery);
  try {
    for await (const part of parts) {
      if (!outgoing.headersSent) begin(outgoing);
      if (!outgoing.write(textOf(part))) await drained(outgoing, signal);
    }
  } finally {
    clearInterval(heartbeat);
  }
};

const begin = (outgoing: ServerResponse): void => {
  outgoing.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Asks proxies not to hold back what has come.
    'x-accel-buffering': 'no',
  });
  outgoing.write(`retry: ${retryAfter}\n\n`);
};

const textOf = (part: StreamPart): string => {
  switch (part.kind) {
    case 'begun':
      return `id: ${positionText(part.position)}\n\n`;
    case 'missed':
      return `event: missed\ndata: ${JSON.stringify({ reason: part.reason })}\n\n`;
    case 'event':
      return `id: ${positionText(part.position)}\nevent: ${part.name}\ndata: ${JSON.stringify(part.event)}\n\n`;
  }
};

const drained = async (outgoing: ServerResponse, signal: AbortSignal): Promise<void> => {
  const cut = setTimeout(() => outgoing.destroy(), stalledMax);
  try {
    await once(outgoing, 'drain', { signal });
  } finally {
    clearTimeout(cut);
  }
};
