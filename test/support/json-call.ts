import { expect } from 'vitest';
import { type SigningCredentials, sha256Hex, signRequest } from '../../src/sigv4/index.js';
import { type RawResponse, sendRequest } from './raw-http.js';
import type { TestServer } from './server.js';

/** A call in the JSON protocol; all of it may be otherwise than a client would have it. */
export interface JsonCall {
  readonly target?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: SigningCredentials;
  readonly service?: string;
  readonly region?: string;
  readonly now?: number;
  /** Breaks the connection off. */
  readonly signal?: AbortSignal;
  /** Changes the headers after they were signed. */
  readonly tamper?: (
    headers: Record<string, string>,
  ) => Readonly<Record<string, string | undefined>>;
}

export type CallJson = (operation: string, given?: JsonCall) => Promise<RawResponse>;

/** Calls operations of a server on a connection for each. */
export const jsonCaller =
  (server: Pick<TestServer, 'endpoint' | 'region' | 'credentials'>): CallJson =>
  (operation, given = {}) => {
    const { body = '{}', headers = {}, tamper = (same) => same } = given;
    const signed = signRequest(
      {
        method: 'POST',
        path: '/',
        query: '',
        headers: {
          host: new URL(server.endpoint).host,
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': given.target ?? `CodePipeline_20150709.${operation}`,
          ...headers,
        },
        payloadHash: sha256Hex(body),
      },
      {
        credentials: given.credentials ?? server.credentials,
        region: given.region ?? server.region,
        service: given.service ?? 'codepipeline',
        now: given.now ?? Date.now(),
      },
    );
    const sent = { ...tamper(signed), 'content-length': String(Buffer.byteLength(body)) };
    return sendRequest(server.endpoint, {
      ...(given.signal ? { signal: given.signal } : {}),
      headers: Object.entries(sent).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
      body,
    });
  };

export const without =
  (name: string) =>
  (headers: Record<string, string>): Record<string, string | undefined> => ({
    ...headers,
    [name]: undefined,
  });

export const authorizedBy =
  (change: (authorization: string) => string) => (headers: Record<string, string>) => ({
    ...headers,
    authorization: change(headers['authorization'] ?? ''),
  });

/** The error that was answered, after what every error has in common was looked at. */
export const errorOf = async (answer: Promise<RawResponse>): Promise<readonly [string, string]> => {
  const { status, headers, body } = await answer;
  const error = JSON.parse(body) as { readonly __type: string; readonly message: string };
  expect(status).toBe(400);
  expect(headers).toMatchObject({
    'content-type': 'application/x-amz-json-1.1',
    'content-length': String(Buffer.byteLength(body)),
    'x-amzn-errortype': error.__type,
    'x-amzn-requestid': expect.stringMatching(/^[0-9a-f-]{36}$/),
    date: expect.any(String),
  });
  return [error.__type, error.message];
};
