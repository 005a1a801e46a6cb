import type { ClientOptions } from '../../client/index.js';
import { deserialize, type Operation, operations } from '../../model/index.js';
import type { ResolveConfig } from '../aws/contract.js';
import type { Globals } from '../aws/globals.js';
import { globalOptions } from '../aws/grammar/global-options.js';
import { parseGlobals } from '../aws/grammar/globals.js';
import type { Io } from '../io.js';
import { awsCommand } from '../program.js';
import type { Ask } from './live-names.js';
import type { Place } from './place.js';

/**
 * The way to the server that the line itself would take. One attempt with short timeouts, so that
 * nothing keeps the program when the answer has been given up.
 */
export async function askServer(place: Place, io: Io): Promise<Ask> {
  const quiet = withoutMetadata(io);
  const found =
    place.level.kind === 'own' ? await ownOptions(place, quiet) : await awsOptions(place, quiet);
  const { createClient } = await import('../../client/index.js');
  const client = createClient({
    ...found,
    timeouts: { connect: secondsMax, read: secondsMax },
    retry: { mode: 'standard', maxAttempts: 1 },
  });
  const ask = async (name: keyof typeof operations, input: object): Promise<unknown> => {
    const { output }: Operation = operations[name];
    const answer = await client.call(name, input);
    if (output === undefined) return undefined;
    const read = deserialize(output, answer);
    return read.ok ? read.value : {};
  };
  // What the shape of an operation's output reads is that operation's output.
  return ask as Ask;
}

const secondsMax = 1;

// A machine of EC2 is not asked for credentials: that takes longer than anybody waits.
function withoutMetadata(io: Io): Io {
  return Object.create(io, {
    env: { value: { ...io.env, AWS_EC2_METADATA_DISABLED: 'true' } },
  });
}

async function ownOptions({ given }: Place, io: Io): Promise<ClientOptions> {
  const { findConnection } = await import('../commands/connection/connection.js');
  const { options } = await findConnection(
    Object.fromEntries([...given].map(([name, words]) => [name, words.at(-1)])),
    io,
  );
  return options;
}

async function awsOptions(place: Place, io: Io): Promise<ClientOptions> {
  const globals = globalsOf(place);
  if (await mayAskForCode(globals, io)) throw new Error('Only the user has the code.');
  const { resolveConfig }: { readonly resolveConfig: ResolveConfig } = await import(
    '../config/index.js'
  );
  return resolveConfig(globals, io).clientOptions();
}

function globalsOf({ given }: Place): Globals {
  const words = globalOptions
    .filter(({ destination }) => given.has(destination))
    .map(({ destination, flag, takes }) =>
      takes === 'nothing' ? `${flag}` : `${flag}=${given.get(destination)?.at(-1)}`,
    );
  const line = parseGlobals([...words, awsCommand], [awsCommand]);
  if (line.kind === 'version') throw new Error('Such a line sends no request.');
  return { ...line.globals, readTimeout: secondsMax, connectTimeout: secondsMax };
}

/** Whether the profile is a role that wants a code from a device, for which the user would be asked. */
async function mayAskForCode({ profile }: Globals, io: Io): Promise<boolean> {
  const { env } = io;
  if (profile === undefined && env['AWS_ACCESS_KEY_ID'] !== undefined) return false;
  const { readProfiles } = await import('../config/profiles/read-profiles.js');
  const { profiles } = await readProfiles(io);
  const visited = new Set<string>();
  let name = profile ?? env['AWS_PROFILE'] ?? env['AWS_DEFAULT_PROFILE'] ?? 'default';
  while (!visited.has(name)) {
    visited.add(name);
    if (profiles.get(name)?.has('mfa_serial') === true) return true;
    const source = profiles.get(name)?.get('source_profile');
    if (typeof source !== 'string') return false;
    name = source;
  }
  return false;
}
