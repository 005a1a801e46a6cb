import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { type Endpoint, unusable } from './endpoint.js';
import { ConnectionFault } from './faults.js';
import { type Progress, type Timeouts, watchProgress } from './progress.js';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly endpoint: Endpoint;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

export interface ConnectionSettings {
  readonly timeouts: Timeouts;
  readonly verifySsl: boolean;
  /** A file of certificates to trust in place of those that come with Node. */
  readonly caBundle?: string | undefined;
  /** The address of a proxy to go through. */
  readonly proxy?: string | undefined;
}

/** Sends one request once. Connections stay open for the next one. */
export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

export function createTransport(settings: ConnectionSettings): Send {
  return async (request) => {
    const route = await routeOf(request.endpoint, settings);
    return exchange(request, route, settings.timeouts);
  };
}

/** The way to an endpoint: it depends on whether TLS and a proxy lie between. */
export interface Route {
  readonly open: (request: HttpRequest) => ClientRequest;
  /** Says what an error means, where that is not just a lost or a refused connection. */
  readonly explain?: (error: NodeJS.ErrnoException) => ConnectionFault | undefined;
}

/** How the requests of an endpoint get there. */
export async function routeOf(endpoint: Endpoint, settings: ConnectionSettings): Promise<Route> {
  if (settings.proxy !== undefined) {
    const { routeThroughProxy } = await import('./proxy.js');
    return routeThroughProxy(settings.proxy, endpoint, settings);
  }
  if (!endpoint.isTls) return { open: openPlain };
  const { tlsRoute } = await import('./tls.js');
  return tlsRoute(endpoint, settings);
}

function openPlain({ method, endpoint, headers }: HttpRequest): ClientRequest {
  const { hostname, port, target } = endpoint;
  return plainRequest({ method, hostname, port, path: target, headers: { ...headers } });
}

function exchange(request: HttpRequest, route: Route, timeouts: Timeouts): Promise<HttpAnswer> {
  const { url } = request.endpoint;
  return new Promise((resolve, reject) => {
    const outgoing = route.open(request);
    const progress = watchProgress(outgoing, timeouts, url);
    const fail = (error: NodeJS.ErrnoException): void => {
      reject(progress.timedOut() ?? route.explain?.(error) ?? faultOf(error, progress, url));
    };
    outgoing.once('response', (incoming) => {
      collect(incoming).then(resolve, fail);
    });
    outgoing.on('error', fail);
    outgoing.end(request.body);
  });
}

export function faultOf(
  error: NodeJS.ErrnoException,
  progress: Progress,
  url: string,
): ConnectionFault {
  if (error instanceof ConnectionFault) return error;
  if (progress.isConnected()) {
    return new ConnectionFault(
      'closed',
      `Connection was closed before we received a valid response from endpoint URL: "${url}".`,
      { cause: error },
    );
  }
  return new ConnectionFault('refused', `Could not connect to the endpoint URL: "${url}"`, {
    cause: error,
  });
}

/** More than any answer of these services has. */
const answerBytesMax = 64 * 1024 * 1024;

// By events: reading the answer as a stream of chunks loads more of Node than it takes to ask for it.
export function collect(incoming: IncomingMessage): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= answerBytesMax) return;
      incoming.destroy(unusable(`The answer has more than ${answerBytesMax} bytes.`));
    });
    incoming.once('end', () => {
      const { statusCode = 0, headers } = incoming;
      resolve({ status: statusCode, headers, body: Buffer.concat(chunks) });
    });
    incoming.once('error', reject);
  });
}
