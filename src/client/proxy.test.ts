import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closedPort, type Loopback, startLoopback } from '../../test/support/loopback.js';
import { endpointOf } from './endpoint.js';
import { createTransport } from './transport.js';

interface Proxy {
  readonly address: string;
  /** The request lines' targets, with who asks. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

const login = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;

/** A proxy that lets in whom it knows, if it is told to ask. */
const startProxy = async ({ isGuarded = false } = {}): Promise<Proxy> => {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const isWelcome = ({ url, method, headers }: IncomingMessage): boolean => {
    asked.push(`${method} ${url}`);
    return !isGuarded || headers['proxy-authorization'] === login;
  };
  const server = createServer((incoming, outgoing) => {
    if (!isWelcome(incoming)) return outgoing.writeHead(407).end();
    const { method, headers, url = '' } = incoming;
    return incoming.pipe(
      request(url, { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(outgoing);
      }),
    );
  });
  server.on('connect', (incoming, socket: Socket) => {
    if (!isWelcome(incoming)) return socket.end('HTTP/1.1 407 Who are you\r\n\r\n');
    const [host, port] = (incoming.url ?? '').split(':');
    const there = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    for (const end of [socket, there]) sockets.add(end.on('error', () => end.destroy()));
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const send = async (url: string, proxy: string): Promise<string> => {
  const endpoint = endpointOf(url);
  const timeouts = { connect: 60, read: 60 };
  const headers = { host: endpoint.host };
  const answer = await createTransport({ timeouts, verifySsl: false, proxy })({
    method: 'POST',
    endpoint,
    headers,
    body: 'body',
  });
  return answer.body.toString();
};

describe.each([{ isTls: false }, { isTls: true }])('with %o', ({ isTls }) => {
  let server: Loopback;
  beforeEach(async () => {
    server = await startLoopback(
      ({ method, path, headers, body }) => ({
        body: `${method} ${path} ${body} ${headers['proxy-authorization']}`,
      }),
      { isTls },
    );
  });
  afterEach(() => server.close());

  const askedOf = (): string =>
    isTls ? `CONNECT localhost:${server.port}` : `POST ${server.url}/a?b`;

  test('a request goes through the proxy', async () => {
    const proxy = await startProxy();
    expect(await send(`${server.url}/a?b`, proxy.address)).toBe('POST /a?b body undefined');
    expect(proxy.asked).toEqual([askedOf()]);
    await proxy.close();
  });

  test('an address of a proxy may lack its scheme', async () => {
    const proxy = await startProxy();
    expect(await send(`${server.url}/a?b`, proxy.address.replace('http://', ''))).toContain('body');
    expect(proxy.asked).toEqual([askedOf()]);
    await proxy.close();
  });

  test('the proxy is told who asks, and the server is not', async () => {
    const proxy = await startProxy({ isGuarded: true });
    const address = proxy.address.replace('//', '//me:p%40ss@');
    expect(await send(`${server.url}/a?b`, address)).toContain('POST /a?b body');
    if (isTls) expect(server.requests[0]?.headers['proxy-authorization']).toBeUndefined();
    await proxy.close();
  });

  test('a proxy that is not there is named without its secrets', async () => {
    const port = await closedPort();
    await expect(send(server.url, `http://me:secret@127.0.0.1:${port}`)).rejects.toMatchObject({
      kind: 'proxy',
      message: `Failed to connect to proxy URL: "http://***:***@127.0.0.1:${port}"`,
    });
  });
});

test('a tunnel that the proxy refuses is a failure to connect to it', async () => {
  const proxy = await startProxy({ isGuarded: true });
  await expect(send('https://localhost:1', proxy.address)).rejects.toMatchObject({
    message: `Failed to connect to proxy URL: "${proxy.address}"`,
  });
  await proxy.close();
});
