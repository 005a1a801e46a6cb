import { CliError } from '../../aws/cli-error.js';
import type { Io } from '../../io.js';
import { readIniFile, type Section } from './read-ini-file.js';
import { shellWords } from './shell-words.js';

type Sections = ReadonlyMap<string, Section>;

/** What the two files of AWS's configuration say. */
export interface Profiles {
  /** The settings of both files, those of the credentials file before those of the other. */
  readonly profiles: Sections;
  /** The sections of the credentials file alone. */
  readonly inCredentialsFile: Sections;
  /** The profiles of the config file alone. */
  readonly inConfigFile: Sections;
  readonly ssoSessions: Sections;
  readonly services: Sections;
}

export async function readProfiles(io: Io): Promise<Profiles> {
  const { env } = io;
  const [config, inCredentialsFile] = await Promise.all([
    readIniFile(env['AWS_CONFIG_FILE'] ?? '~/.aws/config', io),
    readIniFile(env['AWS_SHARED_CREDENTIALS_FILE'] ?? '~/.aws/credentials', io),
  ]);
  const inConfigFile = profilesOf(config);
  return {
    profiles: merged(inConfigFile, inCredentialsFile),
    inCredentialsFile,
    inConfigFile,
    ssoSessions: namedSections(config, 'sso-session'),
    services: namedSections(config, 'services'),
  };
}

function profilesOf(config: Sections): Sections {
  const named = new Map<string, Section>();
  // The last of two sections that mean the same profile counts: `[default]`, `[profile default]`.
  for (const [header, section] of config) {
    const name = header === 'default' ? header : nameIn(header, 'profile');
    if (name !== undefined) named.set(name, section);
  }
  return named;
}

function namedSections(config: Sections, kind: string): Sections {
  return new Map(
    [...config].flatMap(([header, section]): [string, Section][] => {
      const name = nameIn(header, kind);
      return name === undefined ? [] : [[name, section]];
    }),
  );
}

// The name may be quoted, and only the beginning of the first word counts.
function nameIn(header: string, kind: string): string | undefined {
  if (!header.startsWith(kind)) return undefined;
  try {
    const words = shellWords(header);
    return words.length === 2 ? words[1] : undefined;
  } catch (error) {
    // A quote that does not end.
    if (error instanceof CliError) return undefined;
    throw error;
  }
}

function merged(base: Sections, over: Sections): Sections {
  const all = new Map(base);
  for (const [name, section] of over) {
    all.set(name, new Map([...(base.get(name) ?? []), ...section]));
  }
  return all;
}
