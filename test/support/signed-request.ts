import {
  createFindCredentials,
  type Grant,
  type JobCredentials,
  mintJobCredentials,
} from '../../src/server/identity/index.js';
import { type SigningCredentials, sha256Hex, signRequest } from '../../src/sigv4/index.js';

/** What a server of a test's own knows of credentials. */
export const root = {
  accessKeyId: 'AKIATESTTESTTESTTEST',
  secretAccessKey: 'test+secret/test+secret/test+secret/test',
};
const accountId = '000000000000';
const serverKey = Buffer.alloc(32, 7);

export const credentialParts = {
  findCredentials: createFindCredentials({ root, accountId, serverKey }),
};

export const jobCredentials = (expires: number, grants: readonly Grant[] = []): JobCredentials =>
  mintJobCredentials({ serverKey, accountId, jobId: 'job-1', grants, expires });

/** A request as it stands before node has given it to the server. */
export interface TestRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly credentials: SigningCredentials;
  readonly region: string;
  readonly service: string;
  readonly now: number;
}

/** 2026-01-01T00:15:00Z */
export const now = Date.UTC(2026, 0, 1, 0, 15, 0);

export const plainRequest: TestRequest = {
  method: 'POST',
  path: '/',
  query: '',
  headers: {
    host: '127.0.0.1:8420',
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'CodePipeline_20150709.ListPipelines',
  },
  body: '{}',
  credentials: root,
  region: 'us-east-1',
  service: 'codepipeline',
  now,
};

export const payloadHash = sha256Hex(plainRequest.body);

/** The headers of a request with its signature among them. */
export const signedHeaders = (change: Partial<TestRequest> = {}): Record<string, string> => {
  const request = { ...plainRequest, ...change };
  return signRequest({ ...request, payloadHash: sha256Hex(request.body) }, request);
};

/** A request as node gives it, with these headers in this order. */
export const incoming = (
  headers: Readonly<Record<string, string>> | readonly (readonly [string, string])[],
  { method = 'POST', url = '/' } = {},
) => {
  const lines = Array.isArray(headers) ? headers : Object.entries(headers);
  return {
    method,
    url,
    rawHeaders: lines.flatMap(([name, value]) => [String(name), String(value)]),
    headers: Object.fromEntries(lines) as Record<string, string>,
  };
};
