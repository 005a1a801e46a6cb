import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  closedPort,
  type LoopbackAnswer,
  type SeenRequest,
  startLoopback,
  startRawLoopback,
} from '../../test/support/loopback.js';
import { signRequest } from '../sigv4/index.js';
import { type ClientOptions, createClient } from './create-client.js';
import { ConnectionFault } from './faults.js';
import type { Pace } from './retries.js';

const now = Date.UTC(2026, 2, 1);

const pace: Pace = { now: () => now, random: () => 0, sleep: async () => {} };

const options: Omit<ClientOptions, 'endpoint'> = {
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AK', secretAccessKey: 'SK' },
  isSigning: true,
  timeouts: { connect: 60, read: 60 },
  verifySsl: true,
  caBundle: undefined,
  retry: { mode: 'standard', maxAttempts: 3 },
};

const acknowledge = (endpoint: string, more: Partial<ClientOptions> = {}): Promise<unknown> =>
  createClient({ ...options, endpoint, ...more }, pace).call('AcknowledgeJob', {
    jobId: 'j',
    nonce: 'n',
  });

const withServer = async <T>(
  answer: (request: SeenRequest, count: number) => LoopbackAnswer,
  use: (url: string, requests: readonly SeenRequest[]) => Promise<T>,
): Promise<T> => {
  const server = await startLoopback(answer);
  try {
    return await use(server.url, server.requests);
  } finally {
    await server.close();
  }
};

const good: LoopbackAnswer = { body: '{"status":"InProgress"}' };
const failing = (code: string, status = 400): LoopbackAnswer => ({
  status,
  body: JSON.stringify({ __type: code, message: 'said' }),
});

describe('a request', () => {
  test('is a POST in the JSON protocol, with the operation as its target', async () => {
    await withServer(
      () => good,
      async (url, requests) => {
        expect(await acknowledge(url, { userAgent: 'us/1' })).toEqual({ status: 'InProgress' });
        expect(requests).toHaveLength(1);
        expect(requests[0]).toMatchObject({
          method: 'POST',
          path: '/',
          body: '{"jobId":"j","nonce":"n"}',
          headers: {
            'content-type': 'application/x-amz-json-1.1',
            'x-amz-target': 'CodePipeline_20150709.AcknowledgeJob',
            'content-length': '25',
            'accept-encoding': 'identity',
            'user-agent': 'us/1',
            'x-amz-date': '20260301T000000Z',
          },
        });
      },
    );
  });

  test('is signed as it was sent', async () => {
    await withServer(
      () => good,
      async (url, requests) => {
        const credentials = { accessKeyId: 'A', secretAccessKey: 'S', sessionToken: 'T' };
        await acknowledge(`${url}/base/?x=1`, { credentials });
        const [{ path, headers, body }] = requests as [SeenRequest];
        expect(path).toBe('/base/?x=1');
        expect(headers['x-amz-security-token']).toBe('T');
        const { host = '' } = headers;
        const again = signRequest(
          {
            method: 'POST',
            path: '/base/',
            query: 'x=1',
            headers: {
              host,
              'content-type': 'application/x-amz-json-1.1',
              'accept-encoding': 'identity',
              'x-amz-target': 'CodePipeline_20150709.AcknowledgeJob',
            },
            payloadHash: createHash('sha256').update(body).digest('hex'),
          },
          { credentials, region: 'eu-west-1', service: 'codepipeline', now },
        );
        expect(headers.authorization).toBe(again['authorization']);
      },
    );
  });

  test('has neither signature nor date when it is not signed', async () => {
    await withServer(
      () => good,
      async (url, requests) => {
        await acknowledge(url, { isSigning: false, credentials: undefined });
        expect(Object.keys(requests[0]?.headers ?? {})).not.toContain('authorization');
        expect(Object.keys(requests[0]?.headers ?? {})).not.toContain('x-amz-date');
      },
    );
  });

  test('has times in whole seconds', async () => {
    await withServer(
      () => good,
      async (url, requests) => {
        const client = createClient({ ...options, endpoint: url }, pace);
        await client.call('PutJobSuccessResult', {
          jobId: 'j',
          currentRevision: { revision: 'r', changeIdentifier: 'c', created: 1_772_323_200_000 },
        });
        expect(requests[0]?.body).toContain('"created":1772323200}');
      },
    );
  });

  test('goes over the connection that an earlier one opened', async () => {
    await withServer(
      () => good,
      async (url, requests) => {
        const client = createClient({ ...options, endpoint: url }, pace);
        for (let calls = 0; calls < 3; calls += 1) await client.call('ListPipelines', {});
        expect(requests).toHaveLength(3);
        expect(new Set(requests.map(({ clientPort }) => clientPort)).size).toBe(1);
      },
    );
  });
});

describe('credentials that may expire', () => {
  test('are asked for at each attempt', async () => {
    let asked = 0;
    const credentials = {
      accessKeyId: '',
      secretAccessKey: '',
      current: async () => {
        asked += 1;
        return { accessKeyId: `AK${asked}`, secretAccessKey: 'SK' };
      },
    };
    await withServer(
      (_, count) => (count === 0 ? failing('Throttling') : good),
      async (url, requests) => {
        await acknowledge(url, { credentials });
        expect(
          requests.map(({ headers }) => /Credential=(\w+)/.exec(headers.authorization ?? '')?.[1]),
        ).toEqual(['AK1', 'AK2']);
      },
    );
  });

  test('end the call with their own error, without another attempt', async () => {
    const refused = new Error('no more');
    let asked = 0;
    const current = async (): Promise<never> => {
      asked += 1;
      throw refused;
    };
    const credentials = { accessKeyId: '', secretAccessKey: '', current };
    await withServer(
      () => good,
      async (url, requests) => {
        await expect(acknowledge(url, { credentials })).rejects.toBe(refused);
        expect([asked, requests.length]).toEqual([1, 0]);
      },
    );
  });
});

describe('of three attempts', () => {
  test.each([
    { what: 'a fault that passes takes two', faults: [failing('X', 503)], attempts: 2 },
    {
      what: 'two faults that pass take all',
      faults: [failing('Throttling'), { status: 502 }],
      attempts: 3,
    },
  ])('$what', async ({ faults, attempts }) => {
    await withServer(
      (_, count) => faults[count] ?? good,
      async (url, requests) => {
        expect(await acknowledge(url)).toEqual({ status: 'InProgress' });
        expect(requests).toHaveLength(attempts);
      },
    );
  });

  test('all are made when throttling goes on, and the error says so', async () => {
    await withServer(
      () => failing('LimitExceededException'),
      async (url, requests) => {
        await expect(acknowledge(url)).rejects.toMatchObject({
          code: 'LimitExceededException',
          message: 'said',
          status: 400,
          retriesExhausted: 2,
        });
        expect(requests).toHaveLength(3);
      },
    );
  });

  test('one is made when the error stays', async () => {
    await withServer(
      () => failing('JobNotFoundException'),
      async (url, requests) => {
        await expect(acknowledge(url)).rejects.toMatchObject({
          code: 'JobNotFoundException',
          retriesExhausted: undefined,
        });
        expect(requests).toHaveLength(1);
      },
    );
  });
});

describe('no answer comes', () => {
  const once = { retry: { mode: 'standard', maxAttempts: 1 } } as const;

  test('where nobody listens', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`;
    await expect(acknowledge(url)).rejects.toEqual(
      new ConnectionFault('refused', `Could not connect to the endpoint URL: "${url}/"`),
    );
  });

  test('from a host that there is not', async () => {
    await expect(acknowledge('http://nohost.invalid/x', once)).rejects.toThrow(
      'Could not connect to the endpoint URL: "http://nohost.invalid/x"',
    );
  });

  test.each([
    ['closes the connection', ''],
    ['speaks no HTTP', 'garbage\r\n\r\n'],
    ['stops in the middle of its answer', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"a'],
  ])('from a server that %s', async (_, said) => {
    const server = await startRawLoopback((socket) => {
      socket.once('data', () => socket.end(said));
    });
    await expect(acknowledge(server.url, once)).rejects.toEqual(
      new ConnectionFault(
        'closed',
        'Connection was closed before we received a valid response from endpoint URL: ' +
          `"${server.url}/".`,
      ),
    );
    await server.close();
  });

  test.each([
    ['says nothing', ''],
    ['stops to say anything', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"a'],
  ])('in time from a server that %s', async (_, said) => {
    const server = await startRawLoopback((socket) => {
      socket.once('data', () => socket.write(said));
    });
    const timeouts = { connect: 60, read: 0.05 };
    await expect(acknowledge(server.url, { ...once, timeouts })).rejects.toEqual(
      new ConnectionFault('readTimeout', `Read timeout on endpoint URL: "${server.url}/"`),
    );
    await server.close();
  });

  test('is waited for without end when the timeout is 0', async () => {
    const server = await startRawLoopback((socket) => {
      socket.once('data', () => {
        setTimeout(() => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'), 20);
      });
    });
    const timeouts = { connect: 0, read: 0 };
    expect(await acknowledge(server.url, { ...once, timeouts })).toEqual({});
    await server.close();
  });

  test('from an address of another kind', async () => {
    await expect(acknowledge('ftp://127.0.0.1', once)).rejects.toBeInstanceOf(ConnectionFault);
  });
});
