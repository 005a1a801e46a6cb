import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { resolveConfig } from '../../src/cli/config/index.js';
import type { Io } from '../../src/cli/io.js';
import type { Credentials } from '../../src/client/index.js';
import { noOptions } from './cli-config.js';
import { openTestIo } from './cli-io.js';

/** A home folder with AWS's files in it. */
export interface AwsHome {
  readonly path: string;
  readonly write: (name: string, content: string) => Promise<void>;
  readonly read: (name: string) => Promise<string>;
  /** The names in a folder, none if there is no such folder. */
  readonly list: (name: string) => Promise<readonly string[]>;
  readonly remove: () => Promise<void>;
}

export const openAwsHome = async (): Promise<AwsHome> => {
  const path = await mkdtemp(join(tmpdir(), 'pipewright-home-'));
  return {
    path,
    write: async (name, content) => {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), content);
    },
    read: (name) => readFile(join(path, name), 'utf8'),
    list: (name) => readdir(join(path, name)).catch(() => []),
    remove: () => rm(path, { recursive: true }),
  };
};

export interface Lookup {
  readonly env?: Io['env'];
  readonly profile?: string;
  readonly now?: number;
}

/** The world of a command that runs in such a home, with real files. */
const homeIo = (home: AwsHome, { env = {}, now }: Lookup = {}): Io => ({
  ...openTestIo({
    env: {
      HOME: home.path,
      PATH: process.env['PATH'],
      AWS_REGION: 'eu-west-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_MAX_ATTEMPTS: '1',
      ...env,
    },
  }).io,
  readFile: (path) => readFile(path),
  ...(now === undefined ? {} : { now: () => now }),
});

/** The credentials that are found there; they may yet have to be fetched. */
export const findCredentials = async (
  home: AwsHome,
  lookup: Lookup = {},
): Promise<Credentials | undefined> => {
  const { profile } = lookup;
  const config = resolveConfig(
    {
      ...noOptions,
      ...(profile === undefined ? {} : { profile }),
    },
    homeIo(home, lookup),
  );
  return (await config.clientOptions()).credentials;
};

/** The keys that a request would be signed with. */
export const signingKeys = async (
  home: AwsHome,
  lookup: Lookup = {},
): Promise<Credentials | undefined> => {
  const found = await findCredentials(home, lookup);
  return (await found?.current?.()) ?? found;
};
