import type { Io } from '../io.js';

/** The proxy that the environment names for an address, as Python's urllib reads it. */
export function proxyFor(url: string, env: Io['env']): string | undefined {
  const [, scheme = '', authority = ''] = /^([^:]+):\/\/([^/?#]*)/.exec(url) ?? [];
  const proxy = proxyVariable(scheme.toLowerCase(), env);
  if (proxy === undefined || isExempt(authority.toLowerCase(), proxyVariable('no', env))) {
    return undefined;
  }
  return proxy;
}

// The variable in lower case comes first, and being empty, it even turns the other off.
function proxyVariable(scheme: string, env: Io['env']): string | undefined {
  const lower = env[`${scheme}_proxy`];
  if (lower !== undefined) return lower || undefined;
  // Under CGI this one comes from a header of the request.
  if (scheme === 'http' && env['REQUEST_METHOD'] !== undefined) return undefined;
  return env[`${scheme.toUpperCase()}_PROXY`] || undefined;
}

function isExempt(authority: string, exempt: string | undefined): boolean {
  if (exempt === undefined) return false;
  if (exempt === '*') return true;
  const host = authority.replace(/:\d+$/, '');
  return exempt
    .split(',')
    .map((name) => name.trim().replace(/^\.+/, '').toLowerCase())
    .filter((name) => name !== '')
    .some((name) => [host, authority].some((it) => it === name || it.endsWith(`.${name}`)));
}
