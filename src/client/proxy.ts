import { type ClientRequest, request as plainRequest, type RequestOptions } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect } from 'node:tls';
import type { Endpoint } from './endpoint.js';
import { ConnectionFault } from './faults.js';
import { tlsFault, trustOf } from './tls.js';
import type { ConnectionSettings, Route } from './transport.js';

/**
 * The way through a proxy: a plain request is handed to it with the whole address, for one with TLS
 * it opens a tunnel.
 */
export async function routeThroughProxy(
  address: string,
  endpoint: Endpoint,
  settings: ConnectionSettings,
): Promise<Route> {
  const proxy = proxyOf(address);
  if (!endpoint.isTls) return plainRoute(proxy, endpoint);
  const trust = await trustOf(endpoint.url, settings);
  const tunnel = await openTunnel(proxy, endpoint, settings.timeouts.connect);
  const { hostname, target } = endpoint;
  return {
    open: ({ method, headers }) =>
      tlsRequest({
        method,
        host: hostname,
        path: target,
        headers: { ...headers },
        createConnection: () =>
          connect({
            socket: tunnel,
            host: hostname,
            servername: isIP(hostname) === 0 ? hostname : '',
            ...trust,
          }),
      }),
    explain: (error) => tlsFault(error, endpoint.url),
  };
}

interface Proxy {
  readonly url: URL;
  /** What users see of its address. */
  readonly shown: string;
  readonly headers: Readonly<Record<string, string>>;
}

function proxyOf(given: string): Proxy {
  const address = withScheme(given);
  if (!URL.canParse(address)) throw proxyFault(address);
  const url = new URL(address);
  const { username, password } = url;
  // Like AWS's program: what is masked is the first place where each is found.
  const shown = [username, password]
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replace(secret, () => '***'), address);
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const isLogin = username !== '' && password !== '';
  return {
    url,
    shown,
    headers: isLogin
      ? { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` }
      : {},
  };
}

function withScheme(address: string): string {
  if (/^https?:/.test(address)) return address;
  return address.startsWith('//') ? `http:${address}` : `http://${address}`;
}

function plainRoute(proxy: Proxy, { url }: Endpoint): Route {
  return {
    open: ({ method, headers }) =>
      requestTo(proxy, { method, path: url, headers: { ...headers, ...proxy.headers } }),
    explain: (error) => (isUnreachable(error) ? proxyFault(proxy.shown, error) : undefined),
  };
}

function requestTo({ url }: Proxy, options: RequestOptions): ClientRequest {
  const { protocol, port } = url;
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  return protocol === 'https:'
    ? tlsRequest({ ...options, hostname, port: port === '' ? 443 : port })
    : plainRequest({ ...options, hostname, port: port === '' ? 80 : port });
}

function openTunnel(proxy: Proxy, endpoint: Endpoint, timeoutSeconds: number): Promise<Socket> {
  const { hostname, port } = endpoint;
  const authority = `${isIP(hostname) === 6 ? `[${hostname}]` : hostname}:${port}`;
  return new Promise((resolve, reject) => {
    const outgoing = requestTo(proxy, {
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...proxy.headers },
      agent: false,
    });
    outgoing.setTimeout(timeoutSeconds * 1000, () => outgoing.destroy(new Error('timeout')));
    outgoing.once('error', (error) => reject(proxyFault(proxy.shown, error)));
    outgoing.once('response', () => reject(proxyFault(proxy.shown)));
    outgoing.once('connect', (answer, socket) => {
      if (answer.statusCode === 200) {
        socket.setTimeout(0);
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(proxyFault(proxy.shown));
    });
    outgoing.end();
  });
}

function isUnreachable({ code = '' }: NodeJS.ErrnoException): boolean {
  return ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'].includes(code);
}

function proxyFault(shown: string, cause?: unknown): ConnectionFault {
  return new ConnectionFault('proxy', `Failed to connect to proxy URL: "${shown}"`, { cause });
}
