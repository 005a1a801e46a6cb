import { generalError } from '../../aws/cli-error.js';

/** Throws if an address has no host that could be one. */
export function checkUrl(url: string): void {
  if (isValid(url)) return;
  throw generalError(`Invalid endpoint: ${url}`);
}

function isValid(url: string): boolean {
  if (/[\t\r\n]/.test(url)) return false;
  const host = hostOf(url);
  if (host === undefined) return false;
  if (host.includes(':')) return isIPv6(host);
  return host.length <= hostLengthMax && hostLabels.test(host.replace(/\.$/, ''));
}

// Node's own question makes it compile an expression that takes longer than the whole command.
function isIPv6(host: string): boolean {
  return URL.canParse(`http://[${host}]`);
}

const hostLengthMax = 255;
const hostLabels = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

// As Python's urlsplit finds it: whatever stands between the two slashes and the path, without the
// user and the port.
function hostOf(url: string): string | undefined {
  const authority = /^(?:[a-z][a-z\d+.-]*:)?\/\/([^/?#]*)/i.exec(url)?.[1];
  if (authority === undefined) return undefined;
  if (authority.includes('[') !== authority.includes(']')) throw generalError('Invalid IPv6 URL');
  const place = authority.slice(authority.lastIndexOf('@') + 1);
  const host = /^\[([^\]%]*)[^\]]*\]/.exec(place)?.[1] ?? place.split(':')[0];
  return host === '' ? undefined : host;
}
