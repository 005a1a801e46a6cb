import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { type ServerSentEvent, serverSentEvents } from '../../src/client/server-sent-events.js';
import { sha256Hex, signRequest } from '../../src/sigv4/index.js';
import type { ReceivedBody } from './event-receiver.js';
import type { TestServer } from './server.js';

/** Somebody who reads the stream of events. */
export interface EventReader {
  readonly status: number;
  readonly contentType: string;
  /** The whole answer, where it is not a stream. */
  readonly text: () => Promise<string>;
  /** The next block of the stream; nothing when the server has ended it. */
  readonly next: () => Promise<ServerSentEvent | undefined>;
  /** The next event, and the id that it has. */
  readonly event: () => Promise<{ readonly id: string; readonly body: ReceivedBody }>;
  readonly close: () => void;
}

export interface Reading {
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly service?: string;
  readonly credentials?: TestServer['credentials'] & { readonly sessionToken?: string };
}

/** Asks for the stream, signed as every request is. */
export const readEventStream = async (
  server: Pick<TestServer, 'endpoint' | 'region' | 'credentials'>,
  { query = '', headers = {}, ...given }: Reading = {},
): Promise<EventReader> => {
  const signed = signRequest(
    {
      method: 'GET',
      path: '/events',
      query,
      headers: { host: new URL(server.endpoint).host, ...headers },
      payloadHash: sha256Hex(''),
    },
    {
      credentials: given.credentials ?? server.credentials,
      region: server.region,
      service: given.service ?? 'codepipeline',
      now: Date.now(),
    },
  );
  return openReader(`${server.endpoint}/events${query === '' ? '' : `?${query}`}`, signed);
};

export const openReader = async (
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<EventReader> => {
  const sent = request(url, { headers, agent: false });
  sent.on('error', () => undefined);
  sent.end();
  const [incoming]: readonly IncomingMessage[] = await once(sent, 'response');
  if (!incoming) throw new Error('There is no answer.');
  incoming.setEncoding('utf8');
  const blocks = serverSentEvents(incoming);
  const next = async (): Promise<ServerSentEvent | undefined> => {
    const { value, done } = await blocks.next();
    return done ? undefined : value;
  };
  return {
    status: incoming.statusCode ?? 0,
    contentType: incoming.headers['content-type'] ?? '',
    text: () => text(incoming),
    next,
    event: async () => {
      for (;;) {
        const block = await next();
        if (!block) throw new Error('The stream has ended.');
        if (block.data === undefined || block.event === 'missed') continue;
        return { id: block.id ?? '', body: JSON.parse(block.data) };
      }
    },
    close: () => sent.destroy(),
  };
};
