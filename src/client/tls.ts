import { readFile } from 'node:fs/promises';
import { request as tlsRequest } from 'node:https';
import type { ConnectionOptions, PeerCertificate } from 'node:tls';
import type { Endpoint } from './endpoint.js';
import { ConnectionFault } from './faults.js';
import type { ConnectionSettings, Route } from './transport.js';

export async function tlsRoute(endpoint: Endpoint, settings: ConnectionSettings): Promise<Route> {
  const trust = await trustOf(endpoint.url, settings);
  return {
    open: ({ method, headers }) =>
      tlsRequest({
        method,
        hostname: endpoint.hostname,
        port: endpoint.port,
        path: endpoint.target,
        headers: { ...headers },
        ...trust,
      }),
    explain: (error) => tlsFault(error, endpoint.url),
  };
}

/** Whom to trust. Throws if the bundle of certificates cannot be had. */
export async function trustOf(
  url: string,
  { verifySsl, caBundle }: ConnectionSettings,
): Promise<Pick<ConnectionOptions, 'rejectUnauthorized' | 'ca'>> {
  if (!verifySsl || caBundle === undefined) return { rejectUnauthorized: verifySsl };
  return { rejectUnauthorized: true, ca: await certificates(caBundle, url) };
}

async function certificates(path: string, url: string): Promise<string> {
  const bundle = await readFile(path, 'latin1').catch((error: NodeJS.ErrnoException) => {
    throw fault(url, `[Errno ${Math.abs(error.errno ?? 0)}] ${unreadable(error)}`, error);
  });
  if (/-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----/.test(bundle)) return bundle;
  throw fault(url, '[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found');
}

function unreadable({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return 'No such file or directory';
    case 'EACCES':
      return 'Permission denied';
    case 'EISDIR':
      return 'Is a directory';
    default:
      return message;
  }
}

/** What an error says of the other side's certificate or its TLS; undefined if it is of another kind. */
export function tlsFault(error: TlsError, url: string): ConnectionFault | undefined {
  const { code = '', message } = error;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return fault(url, wrongName(error), error);
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    const reason = opensslError.exec(message)?.[1] ?? error.reason ?? message;
    return fault(url, `[SSL: ${reason.toUpperCase().replaceAll(' ', '_')}] ${reason}`, error);
  }
  if (!verification.test(code)) return undefined;
  const detail = `certificate verify failed: ${message}`;
  return fault(url, `[SSL: CERTIFICATE_VERIFY_FAILED] ${detail}`, error);
}

interface TlsError extends NodeJS.ErrnoException {
  readonly reason?: string;
  readonly host?: string;
  readonly cert?: PeerCertificate;
}

// `error:0A00010B:SSL routines:ssl3_get_record:wrong version number:…`
const opensslError = /error:[\dA-F]+:[^:]*:[^:]*:([^:]+)/;

// OpenSSL's names of what is wrong with a certificate.
const verification = /CERT|CRL|ISSUER|SIGNATURE|PATH_LENGTH|INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH/;

function wrongName({ host = '', cert }: TlsError): string {
  const names = (cert?.subjectaltname ?? '')
    .split(', ')
    .map((name) => /^(?:DNS|IP Address):(.*)$/.exec(name)?.[1])
    .filter((name) => name !== undefined)
    .map((name) => `'${name}'`);
  if (names.length === 0) return 'no appropriate subjectAltName fields were found';
  const either = names.length === 1 ? '' : 'either of ';
  return `hostname '${host}' doesn't match ${either}${names.join(', ')}`;
}

function fault(url: string, detail: string, cause?: unknown): ConnectionFault {
  return new ConnectionFault('tls', `SSL validation failed for ${url} ${detail}`, { cause });
}
