import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type ClientOptions, signed } from './create-client.js';
import { endpointOf } from './endpoint.js';
import { watchProgress } from './progress.js';
import { readAnswer } from './read-answer.js';
import { type ServerSentEvent, serverSentEvents } from './server-sent-events.js';
import { collect, faultOf, type HttpRequest, routeOf } from './transport.js';

/** What is wanted of the stream: parameters of its query, and the id behind which it begins. */
export interface FollowedEvents {
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly lastEventId: string | undefined;
  readonly signal: AbortSignal;
}

/** The events of a server of ours, until it ends the stream or the signal says stop. */
export async function* followEvents(
  options: ClientOptions,
  { parameters, lastEventId, signal }: FollowedEvents,
): AsyncGenerator<ServerSentEvent> {
  const query = parameters.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  const endpoint = endpointOf(
    query === '' ? options.endpoint : `${options.endpoint}?${query}`,
    path,
  );
  const request: HttpRequest = {
    method: 'GET',
    endpoint,
    body: '',
    headers: {
      host: endpoint.host,
      accept: 'text/event-stream',
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
  };
  const outgoing = (await routeOf(endpoint, options)).open(
    await signed(request, options, Date.now),
  );
  const stop = (): void => {
    outgoing.destroy();
  };
  signal.addEventListener('abort', stop);
  // The server says something every few seconds, so that silence means that it is gone.
  const progress = watchProgress(outgoing, options.timeouts, endpoint.url);
  try {
    const answered = once(outgoing, 'response');
    outgoing.end();
    const [incoming] = (await answered) as [IncomingMessage];
    if (incoming.statusCode !== 200) {
      readAnswer(await collect(incoming));
      return;
    }
    incoming.setEncoding('utf8');
    yield* serverSentEvents(incoming);
  } catch (error) {
    if (signal.aborted) return;
    throw isSystemError(error)
      ? (progress.timedOut() ?? faultOf(error, progress, endpoint.url))
      : error;
  } finally {
    signal.removeEventListener('abort', stop);
    outgoing.destroy();
  }
}

const path = '/events';

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && !('status' in error);
}
