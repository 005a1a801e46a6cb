import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingHttpHeaders } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as a loopback server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The client's: the same for all that came over one connection. */
  readonly clientPort: number | undefined;
}

export interface LoopbackAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Loopback {
  readonly url: string;
  readonly port: number;
  /** Those that came so far, in order. */
  readonly requests: readonly SeenRequest[];
  readonly close: () => Promise<void>;
}

/** A server that answers as it is told. `count` says how many requests came before. */
export const startLoopback = async (
  answer: (request: SeenRequest, count: number) => LoopbackAnswer,
  { isTls = false } = {},
): Promise<Loopback> => {
  const requests: SeenRequest[] = [];
  const server = isTls ? createTlsServer(loopbackCertificate) : createHttpServer();
  server.on('request', async (incoming, outgoing) => {
    const { method = '', url: path = '', headers } = incoming;
    const clientPort = incoming.socket.remotePort;
    const request = { method, path, headers, body: await text(incoming), clientPort };
    const { status = 200, headers: given = {}, body = '' } = answer(request, requests.length);
    requests.push(request);
    outgoing.writeHead(status, given).end(body);
  });
  const scheme = isTls ? 'https' : 'http';
  return { ...(await listening(server, scheme, () => server.closeAllConnections())), requests };
};

/** A server that does with a connection what it likes. */
export const startRawLoopback = async (
  onConnection: (socket: Socket) => void,
): Promise<Omit<Loopback, 'requests'>> => {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    onConnection(socket);
  });
  return listening(server, 'http', () => {
    for (const socket of sockets) socket.destroy();
  });
};

const listening = async (
  server: Server,
  scheme: 'http' | 'https',
  closeConnections: () => void,
): Promise<Omit<Loopback, 'requests'>> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const host = scheme === 'https' ? 'localhost' : '127.0.0.1';
  return {
    url: `${scheme}://${host}:${port}`,
    port,
    close: async () => {
      closeConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/** A port on which nobody listens. */
export const closedPort = async (): Promise<number> => {
  const { port, close } = await startRawLoopback((socket) => socket.destroy());
  await close();
  return port;
};

/** For `localhost`, signed by itself, and good until the end of 2099. */
export const loopbackCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgV/QdGLZF3rxc9HP6
UHDa0sqKqHbPGdnSmwHBuYMtaxehRANCAARBPJ0RQagR4tR3O7ND63eDzd1J0Ce1
QwJS8U0U6uuGb1WEJXUjKkVF1UjdxzHPB9ZH7qRUoK/IXCJjK6kTN286
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBXjCCAQWgAwIBAgICEAAwCgYIKoZIzj0EAwIwFDESMBAGA1UEAwwJbG9jYWxo
b3N0MCAXDTIwMDEwMTAwMDAwMFoYDzIwOTkxMjMxMjM1OTU5WjAUMRIwEAYDVQQD
DAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARBPJ0RQagR4tR3
O7ND63eDzd1J0Ce1QwJS8U0U6uuGb1WEJXUjKkVF1UjdxzHPB9ZH7qRUoK/IXCJj
K6kTN286o0UwQzAUBgNVHREEDTALgglsb2NhbGhvc3QwDAYDVR0TBAUwAwEB/zAd
BgNVHQ4EFgQU27iicSAJkhq+l6tGa65LuO90f4swCgYIKoZIzj0EAwIDRwAwRAIg
eshgPs8IAJ49/Zbq/4OepZ3QoV+1EDfm9mLBzqRLvPQCIEisHOWbexUE8mBwQO01
R+v3a0FHMWHn8FF4x7TNDjBN
-----END CERTIFICATE-----
`,
} as const;
