import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stub answers to one request. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Anything but text is sent as JSON. */
  readonly body?: unknown;
  /** Closes the connection in place of answering. */
  readonly hangUp?: boolean;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A service that answers what it is told to, and remembers what it was asked. */
export interface StubService {
  readonly url: string;
  /** From now on the next answers, the last of them again and again. Forgets all requests. */
  readonly prepare: (answers: readonly Answer[]) => void;
  readonly requests: () => readonly SeenRequest[];
  readonly close: () => Promise<void>;
}

export const startStubService = async (): Promise<StubService> => {
  let answers: readonly Answer[] = [];
  let requests: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url: path = '', headers } = request;
    const answer = answers[Math.min(requests.length, answers.length - 1)] ?? {};
    requests.push({ method, path, headers, body: Buffer.concat(chunks).toString() });
    if (answer.hangUp) {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status ?? 200, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': '8a1b2c3d-0000-4000-8000-000000000000',
      ...answer.headers,
    });
    response.end(textOf(answer.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    prepare: (next) => {
      answers = next;
      requests = [];
    },
    requests: () => requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const textOf = (body: unknown): string =>
  typeof body === 'string' ? body : JSON.stringify(body ?? {});
