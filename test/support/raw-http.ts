import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request to the byte: no header is added to these. */
export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a request on a connection of its own. */
export const sendRequest = (endpoint: string, raw: RawRequest): Promise<RawResponse> =>
  new Promise((resolve, reject) => {
    const { method = 'POST', path = '/', headers, body = '', signal } = raw;
    const { hostname, port } = new URL(endpoint);
    const lines = headers.flat();
    const sent = request(
      { hostname, port, method, path, headers: lines, agent: false, signal },
      (incoming) =>
        text(incoming).then(
          (answer) =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: answer,
            }),
          reject,
        ),
    );
    sent.once('error', reject);
    sent.end(body);
  });

/** Sends bytes that need not be HTTP, and gives whatever comes back until the connection ends. */
export const sendBytes = async (endpoint: string, bytes: string | Uint8Array): Promise<string> => {
  const { hostname, port } = new URL(endpoint);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(bytes);
  return text(socket);
};
