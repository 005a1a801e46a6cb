import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { answerClientError } from './client-error.js';
import { type Exchange, handle, type ProtocolParts } from './handle.js';

/** The listening server. */
export interface Listening {
  readonly address: string;
  /** Takes no new requests, lets running ones end, and cuts off what takes too long. */
  readonly stop: () => Promise<void>;
}

/** The address is taken or not ours to listen on. */
class ListenError extends Error {
  override readonly name = 'ListenError';
}

const drainTimeout = 20_000;
// Longer than the idle timeouts of the SDKs' connections, so that the client closes first.
const keepAliveTimeout = 75_000;
const headersMax = 64 * 1024;

export const listen = async (
  parts: ProtocolParts,
  at: { readonly host: string; readonly port: number },
): Promise<Listening> => {
  const stopping = new AbortController();
  // Every request that is under way listens.
  setMaxListeners(0, stopping.signal);
  const answering = new WeakSet<Duplex>();
  const server = createServer(
    { keepAliveTimeout, requestTimeout: 0, maxHeaderSize: headersMax },
    (incoming, outgoing) => {
      const { socket } = incoming;
      answering.add(socket);
      outgoing.once('close', () => answering.delete(socket));
      void serveOne(parts, stopping.signal, { incoming, outgoing });
    },
  );
  const isAnswering = (socket: Duplex): boolean => answering.has(socket);
  server.on('clientError', answerClientError({ log: parts.log, isAnswering }));
  await bind(server, at);
  const { address, port, family } = server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return { address: `http://${host}:${port}`, stop: () => drain(server, stopping) };
};

const bind = (
  server: Server,
  at: { readonly host: string; readonly port: number },
): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new ListenError(whyNotBound(cause, at), { cause }));
    });
    server.listen(at.port, at.host, () => resolve());
  });

const whyNotBound = (
  cause: NodeJS.ErrnoException,
  { host, port }: { readonly host: string; readonly port: number },
): string => {
  if (cause.code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is taken by another program. Stop that one, or give another --port.`;
  }
  if (cause.code === 'EACCES') return `This user may not listen on port ${port} of ${host}.`;
  return `The server cannot listen on port ${port} of ${host}: ${cause.message}`;
};

const drain = async (server: Server, stopping: AbortController): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Waiting pollers are answered, with nothing, at once.
  stopping.abort();
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), drainTimeout);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
};

const serveOne = async (
  parts: ProtocolParts,
  stopping: AbortSignal,
  { incoming, outgoing }: { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse },
): Promise<void> => {
  const gone = new AbortController();
  const stop = (): void => gone.abort();
  stopping.addEventListener('abort', stop);
  if (stopping.aborted) {
    stop();
    outgoing.setHeader('connection', 'close');
  }
  const now = parts.clock();
  const requestId = randomUUID();
  outgoing.setHeader('x-amzn-RequestId', requestId);
  const exchange: Exchange = { incoming, outgoing, requestId, now, signal: gone.signal, noted: {} };
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) exchange.noted['clientGone'] = true;
    stop();
  });
  try {
    await handle(parts, exchange);
  } catch (err) {
    failInternally(parts, exchange, err);
  } finally {
    stopping.removeEventListener('abort', stop);
    logRequest(parts, exchange);
  }
};

const failInternally = (parts: ProtocolParts, exchange: Exchange, err: unknown): void => {
  const { outgoing, requestId, noted } = exchange;
  // A client that goes away in the middle is no failure of ours.
  if (outgoing.destroyed) return;
  parts.log.error({ err, requestId, ...noted }, 'request failed');
  noted['error'] = 'InternalFailure';
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const body = JSON.stringify({ __type: 'InternalFailure', message: 'The server met an error.' });
  outgoing.writeHead(500, {
    'content-type': 'application/x-amz-json-1.1',
    'content-length': Buffer.byteLength(body),
  });
  outgoing.end(body);
};

const logRequest = (parts: ProtocolParts, { incoming, outgoing, ...exchange }: Exchange): void => {
  if (!parts.log.isLevelEnabled('info')) return;
  parts.log.info(
    {
      requestId: exchange.requestId,
      method: incoming.method,
      // Without the query, which may carry a presigned signature.
      path: incoming.url?.split('?')[0],
      status: outgoing.statusCode,
      ms: parts.clock() - exchange.now,
      ...exchange.noted,
    },
    'request',
  );
};
