import { Agent, request } from 'node:http';
import {
  isPipewrightOperationName,
  pipewrightTargetPrefix,
  targetPrefix,
} from '../../src/model/index.js';
import { sha256Hex, signRequest } from '../../src/sigv4/index.js';
import type { TestServer } from './server.js';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** Sends bodies that no SDK would send, signed as they should be. */
export interface RawClient {
  readonly call: (
    operation: string,
    body: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<RawAnswer>;
  readonly close: () => void;
}

// What is no operation at all is called as one of AWS's.
const targetOf = (operation: string): string =>
  `${isPipewrightOperationName(operation) ? pipewrightTargetPrefix : targetPrefix}.${operation}`;

export const rawClient = (
  server: Pick<TestServer, 'endpoint' | 'region' | 'credentials'>,
  connections = 20,
): RawClient => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port, host } = new URL(server.endpoint);
  return {
    call: (operation, body, extra = {}) =>
      new Promise((resolve, reject) => {
        const headers = signRequest(
          {
            method: 'POST',
            path: '/',
            query: '',
            headers: {
              host,
              'content-type': 'application/x-amz-json-1.1',
              'x-amz-target': targetOf(operation),
              ...extra,
            },
            payloadHash: sha256Hex(body),
          },
          {
            credentials: server.credentials,
            region: server.region,
            service: 'codepipeline',
            now: Date.now(),
          },
        );
        const sent = request(
          {
            agent,
            hostname,
            port,
            method: 'POST',
            path: '/',
            headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          },
          (incoming) => {
            let text = '';
            incoming.setEncoding('utf8');
            incoming.on('data', (chunk: string) => {
              text += chunk;
            });
            incoming.on('end', () =>
              resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
            );
          },
        );
        sent.on('error', reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
};
