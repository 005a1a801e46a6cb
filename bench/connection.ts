import { Agent, request } from 'node:http';
import { sha256Hex, signRequest } from '../src/sigv4/index.js';

/** Calls operations as an SDK would, at a fraction of its cost: the load must not be the limit. */
export interface Connection {
  readonly call: (
    operation: string,
    input: object,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Record<string, unknown>>;
  readonly close: () => void;
}

export const openConnection = (
  endpoint: string,
  credentials: { readonly accessKeyId: string; readonly secretAccessKey: string },
): Connection => {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const { hostname, port, host } = new URL(endpoint);
  const call: Connection['call'] = (operation, input, extra = {}) => {
    const body = JSON.stringify(input);
    const headers = signRequest(
      {
        method: 'POST',
        path: '/',
        query: '',
        headers: {
          host,
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `CodePipeline_20150709.${operation}`,
          ...extra,
        },
        payloadHash: sha256Hex(body),
      },
      { credentials, region: 'us-east-1', service: 'codepipeline', now: Date.now() },
    );
    return new Promise((resolve, reject) => {
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
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            if (incoming.statusCode === 200) resolve(text === '' ? {} : JSON.parse(text));
            else reject(new Error(`${operation}: ${incoming.statusCode} ${text}`));
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  };
  return { call, close: () => agent.destroy() };
};
