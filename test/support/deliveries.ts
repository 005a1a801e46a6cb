import { createHmac } from 'node:crypto';
import { type RawResponse, sendRequest } from './raw-http.js';

/** What a host of Git posts to a webhook. */
export interface Posted {
  readonly payload?: unknown;
  /** In place of the payload. */
  readonly body?: string | Uint8Array;
  /** Signs it as GitHub does. */
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

export interface Delivered {
  readonly status: number;
  readonly started?: boolean;
  readonly pipelineExecutionId?: string;
  readonly reason?: string;
}

/** Posts to the address of a webhook, and gives the answer with its status. */
export const deliver = async (url: string, posted: Posted = {}): Promise<Delivered> => {
  const { status, headers, body } = await post(url, posted);
  if (headers['content-type'] !== 'application/json') throw new Error(`No JSON: ${body}`);
  return { status, ...JSON.parse(body) };
};

export const post = (url: string, posted: Posted = {}): Promise<RawResponse> => {
  const { origin, host, pathname, search } = new URL(url);
  const { payload = {}, body = JSON.stringify(payload), secret, method = 'POST' } = posted;
  const headers = {
    host,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...(secret === undefined ? {} : { 'x-hub-signature-256': `sha256=${hmacOf(body, secret)}` }),
    ...posted.headers,
  };
  return sendRequest(origin, {
    method,
    path: `${pathname}${search}`,
    headers: Object.entries(headers),
    body,
  });
};

export const hmacOf = (body: string | Uint8Array, secret: string, algorithm = 'sha256'): string =>
  createHmac(algorithm, secret).update(body).digest('hex');
