import type { ClientOptions } from '../../../client/index.js';
import type { CliConfig, ResolveConfig } from '../../aws/contract.js';
import type { Globals } from '../../aws/globals.js';
import type { Io } from '../../io.js';
import { CommandFailure, otherExitCode } from '../command-line/failure.js';
import type { ConnectionValues } from './connection-options.js';
import { credentialsPath, defaultDataDirectory, localCredentials } from './local-credentials.js';

/** What the client takes, and how it was found. */
export interface Connection {
  readonly options: ClientOptions;
  /** Whether the server is on this machine. */
  readonly isLocal: boolean;
  /** What the environment would have to say for other programs to find the same server. */
  readonly environment: ReadonlyMap<string, string>;
}

/**
 * Finds the server: the one that the line, the environment or the profile names, else the one on this
 * machine, with the credentials that it has left there.
 */
export async function findConnection(values: ConnectionValues, io: Io): Promise<Connection> {
  const directory = values['data-dir'];
  const named = values['endpoint-url'] ?? environmentEndpoint(io);
  const own = await ownCredentials(directory, io);
  const wanted = { values, named, io };
  const { isRegionKnown, ...plain } = await configuredOptions(wanted, 'unsigned');
  const endpoint = named ?? (isAws(plain.endpoint) ? localEndpoint : plain.endpoint);
  const isLocal = isOnThisMachine(endpoint);
  // Nobody named the server, or they named its credentials: AWS's configuration says nothing of it.
  const isOwn = directory !== undefined || (endpoint === localEndpoint && named === undefined);
  const configured =
    isOwn && own !== undefined
      ? undefined
      : (await configuredOptions(wanted, 'signed')).credentials;
  const found = configured ?? (isOwn || isLocal ? own : undefined);
  return {
    isLocal,
    environment: environmentFor(values, {
      endpoint: named === undefined && endpoint === plain.endpoint ? undefined : endpoint,
      region: isRegionKnown ? undefined : plain.region,
      isOwn: found !== undefined && found === own,
    }),
    options: {
      ...plain,
      endpoint,
      credentials: found,
      isSigning: found !== undefined,
      // A server that is not there is told of at once, and who watches asks again anyway.
      ...(isLocal ? { retry: { ...plain.retry, maxAttempts: 1 } } : {}),
    },
  };
}

const localEndpoint = 'http://127.0.0.1:8420';

function environmentFor(
  { region, profile, ...values }: ConnectionValues,
  found: {
    readonly endpoint: string | undefined;
    readonly region: string | undefined;
    readonly isOwn: boolean;
  },
): ReadonlyMap<string, string> {
  const directory = values['data-dir'] ?? defaultDataDirectory;
  const settings: readonly (readonly [string, string | undefined])[] = [
    ['AWS_ENDPOINT_URL', found.endpoint],
    ['AWS_REGION', region ?? found.region],
    ['AWS_PROFILE', profile],
    ['AWS_SHARED_CREDENTIALS_FILE', found.isOwn ? credentialsPath(directory) : undefined],
  ];
  return new Map(settings.flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
}

function environmentEndpoint({ env }: Io): string | undefined {
  return env['AWS_ENDPOINT_URL_CODEPIPELINE'] || env['AWS_ENDPOINT_URL'] || undefined;
}

/** What the data directory says that was named, or else the one that is here. */
async function ownCredentials(
  directory: string | undefined,
  io: Io,
): Promise<ClientOptions['credentials']> {
  const credentials = await localCredentials(directory ?? defaultDataDirectory, io);
  if (directory === undefined || credentials !== undefined) return credentials;
  throw new CommandFailure(
    `There are no credentials in ${directory}. Name the data directory of a server that has been started.`,
    otherExitCode,
  );
}

interface Wanted {
  readonly values: ConnectionValues;
  readonly named: string | undefined;
  readonly io: Io;
}

async function configuredOptions(
  wanted: Wanted,
  signing: 'signed' | 'unsigned',
): Promise<Configured> {
  const { values, named, io } = wanted;
  const { resolveConfig }: { readonly resolveConfig: ResolveConfig } = await import(
    '../../config/index.js'
  );
  const configOf = (region: string | undefined): CliConfig =>
    resolveConfig(globalsOf(wanted, signing, region), quickly(named, io));
  try {
    return { ...(await configOf(values.region).clientOptions()), isRegionKnown: true };
  } catch (error) {
    if (!isNoRegion(error)) throw error;
    return { ...(await configOf(defaultRegion).clientOptions()), isRegionKnown: false };
  }
}

interface Configured extends ClientOptions {
  /** Whether anything but us names the region. */
  readonly isRegionKnown: boolean;
}

/** The region of a client that says nothing of one. */
export const defaultRegion = 'us-east-1';

function globalsOf(
  { values, named }: Wanted,
  signing: 'signed' | 'unsigned',
  region: string | undefined,
): Globals {
  return {
    debug: false,
    verifySsl: true,
    paginate: true,
    color: 'auto',
    signRequest: signing === 'signed',
    pager: false,
    ...(named === undefined ? {} : { endpointUrl: named }),
    ...(region === undefined ? {} : { region }),
    ...(values.profile === undefined ? {} : { profile: values.profile }),
  };
}

// A machine of EC2 has no credentials for a server that runs on it, and finding that out takes seconds.
function quickly(named: string | undefined, io: Io): Io {
  if (named !== undefined && !isOnThisMachine(named)) return io;
  return Object.create(io, {
    env: { value: { ...io.env, AWS_EC2_METADATA_DISABLED: 'true' } },
  });
}

function isNoRegion(error: unknown): boolean {
  if (!(error instanceof Error) || !('facts' in error)) return false;
  const { facts } = error;
  return (
    typeof facts === 'object' && facts !== null && 'code' in facts && facts.code === 'NoRegion'
  );
}

// Where nothing names an endpoint, the configuration answers AWS's own.
function isAws(endpoint: string): boolean {
  return /^https:\/\/codepipeline[.-][a-z0-9.-]*\.(amazonaws|api\.aws)\b/.test(endpoint);
}

function isOnThisMachine(endpoint: string): boolean {
  const { hostname } = URL.canParse(endpoint) ? new URL(endpoint) : { hostname: '' };
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
