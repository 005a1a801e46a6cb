import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import pino from 'pino';
import { createEventFeed, createEventStreams } from '../../src/server/events/index.js';
import { createFindCredentials } from '../../src/server/identity/index.js';
import type { CreatedObject } from '../../src/server/protocol/handle.js';
import { listen } from '../../src/server/protocol/listen.js';
import {
  type OutgoingRequest,
  presign,
  type SigningCredentials,
  sha256Hex,
  signRequest,
} from '../../src/sigv4/index.js';
import { openTestObjects, type TestObjects } from './embedded-objects.js';
import { openTestShell, tenant } from './shell.js';

/** The S3 of a test, in its own process, listening; a bucket `things` is there. */
export interface TestEndpoint {
  readonly there: TestObjects;
  readonly address: string;
  readonly root: SigningCredentials;
  readonly serverKey: Buffer;
  /** What was told of new objects; a test may have the telling fail or take its time. */
  readonly created: CreatedObject[];
  readonly onCreated: { run: () => Promise<void> };
  readonly send: (given: S3Sending) => Promise<S3Received>;
  readonly url: (given: S3Sending & { readonly expiresInSeconds?: number }) => string;
  readonly close: () => Promise<void>;
}

export interface S3Sending {
  readonly method?: string;
  /** Percent-encoded. */
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly credentials?: SigningCredentials;
  /** The time of the signature. */
  readonly now?: number;
  readonly payloadHash?: string;
  /** Changes the headers after they have been signed. */
  readonly tamper?: (headers: Record<string, string>) => Readonly<Record<string, string>>;
}

interface S3Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
  /** The code of an error document. */
  readonly code: string | undefined;
}

const region = 'us-east-1';

export const openTestEndpoint = async (): Promise<TestEndpoint> => {
  const there = await openTestObjects();
  const root = { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'test+secret' };
  const serverKey = Buffer.alloc(32, 7);
  const created: CreatedObject[] = [];
  const onCreated = { run: async () => undefined };
  const { execution } = openTestShell(there.database);
  const log = pino({ level: 'silent' });
  const webhooks = { githubEndpoint: 'http://127.0.0.1:1', log };
  const server = await listen(
    {
      services: { database: there.database, execution, serverKey, webhooks },
      events: createEventStreams(there.database, createEventFeed(there.database)),
      publicUrl: undefined,
      findCredentials: createFindCredentials({ root, accountId: tenant.account, serverKey }),
      artifacts: { kind: 'embedded', objects: there.objects },
      onObjectCreated: async (object) => {
        await onCreated.run();
        created.push(object);
      },
      clock: Date.now,
      log,
    },
    { host: '127.0.0.1', port: 0 },
  );
  const host = new URL(server.address).host;
  const signing = ({ credentials = root, now = Date.now() }: S3Sending) => ({
    credentials,
    region,
    service: 's3',
    now,
  });
  const outgoing = (given: S3Sending): OutgoingRequest => ({
    method: given.method ?? 'GET',
    path: given.path ?? '/',
    query: given.query ?? '',
    headers: { host, ...given.headers },
    payloadHash: given.payloadHash ?? sha256Hex(given.body ?? ''),
  });
  return {
    there,
    address: server.address,
    root,
    serverKey,
    created,
    onCreated,
    send: (given) => {
      const plain = outgoing(given);
      const headers = { ...plain.headers, 'x-amz-content-sha256': plain.payloadHash };
      const signed = signRequest({ ...plain, headers }, signing(given));
      return exchange(server.address, { ...given, headers: given.tamper?.(signed) ?? signed });
    },
    url: (given) => {
      const plain = outgoing({ payloadHash: 'UNSIGNED-PAYLOAD', ...given });
      const query = presign(plain, {
        ...signing(given),
        expiresInSeconds: given.expiresInSeconds ?? 60,
      });
      return `${server.address}${plain.path}?${query}`;
    },
    close: async () => {
      await server.stop();
      execution.close();
      await there.close();
    },
  };
};

/** Sends a request just so; clients of a higher level would mend what is wrong on purpose. */
const exchange = (address: string, given: S3Sending): Promise<S3Received> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const { method = 'GET', path = '/', query = '', headers = {}, body = '' } = given;
    const sent = request({
      hostname,
      port,
      method,
      path: query === '' ? path : `${path}?${query}`,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: false,
    });
    sent.once('error', reject);
    sent.once('response', (incoming) => {
      text(incoming).then((received) => {
        const code = /<Code>(\w+)<\/Code>/.exec(received)?.[1];
        const { statusCode: status = 0 } = incoming;
        resolve({ status, headers: incoming.headers, body: received, code });
      }, reject);
    });
    sent.end(body);
  });
