import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { until } from './until.js';

/** A target of events as somebody has it: an HTTP server that keeps what it is sent. */
export interface EventReceiver {
  readonly url: string;
  /** What came, in order, with what was answered. */
  readonly received: readonly Received[];
  /** How the next requests are answered: a status, or `hold` for none at all. 200 when there is no more. */
  readonly answerWith: (...answers: readonly Answer[]) => void;
  /** Waits until so many were taken, and gives them. */
  readonly taken: (count: number) => Promise<readonly Received[]>;
  readonly close: () => Promise<void>;
}

export type Answer = number | 'hold' | { readonly redirectTo: string };

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: ReceivedBody;
  readonly status: Answer;
}

/** As much of EventBridge's shape as tests look at. */
export interface ReceivedBody {
  readonly id?: string;
  readonly 'detail-type'?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export const openEventReceiver = async (): Promise<EventReceiver> => {
  const received: Received[] = [];
  let answers: readonly Answer[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = await text(incoming);
    const [status = 200, ...others] = answers;
    answers = others;
    received.push({ headers: incoming.headers, text: body, body: JSON.parse(body), status });
    if (status === 'hold') return;
    if (typeof status === 'object') outgoing.setHeader('location', status.redirectTo);
    outgoing.statusCode = typeof status === 'object' ? 307 : status;
    outgoing.end(outgoing.statusCode === 200 ? '' : 'not now');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answerWith: (...given) => {
      answers = given;
    },
    taken: (count) =>
      until(`${count} events are taken`, async () => {
        const taken = received.filter(({ status }) => status === 200);
        return taken.length >= count && taken;
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/** Whether a message was signed with a secret, as a receiver would check it. */
export const isSignedWith = (secret: string, { headers, text: body }: Received): boolean => {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const signature = createHmac('sha256', secret).update(signed).digest('base64');
  return headers['webhook-signature'] === `v1,${signature}`;
};

/** What happened to what, in one word each: `Build/Compile SUCCEEDED`. */
export const toldOf = ({ detail = {} }: ReceivedBody): string => {
  const { pipeline, stage, action, state } = detail;
  return `${[stage ?? pipeline, action].filter(Boolean).join('/')} ${state}`;
};
