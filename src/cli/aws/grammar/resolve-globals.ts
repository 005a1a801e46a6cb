import { generalError, validationError } from '../cli-error.js';
import type { CompileQuery, Query } from '../contract.js';
import type { Globals } from '../globals.js';
import { toInteger } from '../values/integer.js';
import type { CommandLine } from './globals.js';

export interface ResolvedGlobals {
  readonly globals: Globals;
  readonly query: Query | undefined;
}

/** Reads the values of global options that can be wrong in themselves, in AWS's order. */
export async function resolveGlobals({ globals, timeouts }: CommandLine): Promise<ResolvedGlobals> {
  const query = await compiled(globals.query);
  checkEndpoint(globals.endpointUrl);
  const readTimeout = secondsOf(timeouts.read);
  const connectTimeout = secondsOf(timeouts.connect);
  return {
    globals: {
      ...globals,
      ...(readTimeout === undefined ? {} : { readTimeout }),
      ...(connectTimeout === undefined ? {} : { connectTimeout }),
    },
    query,
  };
}

async function compiled(expression: string | undefined): Promise<Query | undefined> {
  if (expression === undefined) return undefined;
  const { compileQuery }: { readonly compileQuery: CompileQuery } = await import('../query.js');
  return compileQuery(expression);
}

// Whether the rest of it makes an address is found out by whoever connects to it.
function checkEndpoint(url: string | undefined): void {
  if (url === undefined) return;
  const text = url.replace(/[\t\n\r]/g, '');
  const [beforePath = ''] = text.split(/[/?#]/, 3).slice(2);
  if (beforePath.includes('[') !== beforePath.includes(']')) throw generalError('Invalid IPv6 URL');
  if (/^[\0-\x20]*[a-z][a-z\d+.-]*:/i.test(text)) return;
  throw validationError(
    `Bad value for --endpoint-url "${url}": scheme is missing.  ` +
      'Must be of the form http://<hostname>/ or https://<hostname>/',
  );
}

function secondsOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(toInteger(text));
}
