import { ConnectionFault } from './faults.js';

/** Where requests go. */
export interface Endpoint {
  /** The whole address, as messages show it. */
  readonly url: string;
  readonly isTls: boolean;
  readonly hostname: string;
  readonly port: number;
  /** The `Host` header: without a port that goes without saying. */
  readonly host: string;
  readonly path: string;
  /** Without the `?`. */
  readonly query: string;
  /** Path and query as they stand in the request line. */
  readonly target: string;
}

/** Reads an endpoint's address; `path` is that of the request below it. */
export function endpointOf(address: string, path = '/'): Endpoint {
  const [, scheme = '', authority = '', base = '', query = ''] = parts.exec(address) ?? [];
  const fullPath = path === '/' && base !== '' ? base : base.replace(/\/$/, '') + path;
  const url = `${scheme.toLowerCase()}://${authority}${fullPath}${query}`;
  if (!/^https?:/.test(url)) throw unusable(`Not supported URL scheme ${scheme.toLowerCase()}`);
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined) throw unusable(`Failed to parse: ${url}`);
  const isTls = parsed.protocol === 'https:';
  return {
    url,
    isTls,
    // An IPv6 address stands in brackets in a URL only.
    hostname: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: parsed.port === '' ? (isTls ? 443 : 80) : Number(parsed.port),
    host: parsed.host,
    path: parsed.pathname,
    query: parsed.search.slice(1),
    target: `${parsed.pathname}${parsed.search}`,
  };
}

const parts = /^([a-z][a-z\d+.-]*):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?/i;

/** An error of the machinery between here and the service, in the words of AWS's program. */
export function unusable(detail: string): ConnectionFault {
  return new ConnectionFault('unusable', `An HTTP Client raised an unhandled exception: ${detail}`);
}
