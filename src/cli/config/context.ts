import { generalError } from '../aws/cli-error.js';
import type { Globals } from '../aws/globals.js';
import type { Io } from '../io.js';
import type { Section } from './profiles/read-ini-file.js';
import { type Profiles, readProfiles } from './profiles/read-profiles.js';

/** What settings are looked up in: the command line, the environment, the files. */
export interface ConfigContext {
  readonly globals: Globals;
  readonly io: Io;
  /** The profile that was asked for, by the command line or the environment. */
  readonly profileName: string | undefined;
  /** Read once, when first asked for. */
  readonly profiles: () => Promise<Profiles>;
  /** The settings of the profile. Throws if one was asked for that there is not. */
  readonly profile: () => Promise<Section>;
}

export function createContext(globals: Globals, io: Io): ConfigContext {
  const { env } = io;
  const profileName = globals.profile || (env['AWS_PROFILE'] ?? env['AWS_DEFAULT_PROFILE']);
  let read: Promise<Profiles> | undefined;
  const profiles = (): Promise<Profiles> => {
    read ??= readProfiles(io);
    return read;
  };
  return {
    globals,
    io,
    profileName,
    profiles,
    profile: async () => {
      const all = (await profiles()).profiles;
      if (profileName === undefined) return all.get('default') ?? new Map();
      const profile = all.get(profileName);
      if (profile !== undefined) return profile;
      throw generalError(`The config profile (${profileName}) could not be found`);
    },
  };
}
