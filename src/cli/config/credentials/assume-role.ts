import type { Credentials } from '../../../client/index.js';
import { generalError } from '../../aws/cli-error.js';
import { pythonRepr } from '../../aws/validate/python-repr.js';
import { callSts } from '../remote/sts.js';
import { cachedRole, sessionName } from './cached-role.js';
import type { CredentialContext } from './credential-context.js';
import { environmentCredentials } from './environment.js';
import { retrievalFailure } from './failures.js';
import { jsonCache, roleCacheFolder } from './json-cache.js';
import { isRoleProfile, profileCredentials } from './profile-credentials.js';
import { refreshing } from './refreshing.js';
import { cacheKey } from './role-key.js';
import { hasStaticKeys, type RoleSettings, readRoleSettings } from './role-settings.js';

/** The credentials of a profile that is a role, assumed with those that it names. */
export async function roleCredentials(
  context: CredentialContext,
  profileName: string,
  visited: readonly string[] = [profileName],
): Promise<Credentials> {
  const { profiles } = await context.profiles();
  const settings = readRoleSettings(profiles, profileName);
  const source = await sourceCredentials(context, settings, visited);
  return refreshing(roleLoader(context, settings, source), context.io.now);
}

async function sourceCredentials(
  context: CredentialContext,
  { profileName, source }: RoleSettings,
  visited: readonly string[],
): Promise<Credentials> {
  if (source.kind === 'provider') return providerCredentials(context, source.name, profileName);
  const { profiles } = await context.profiles();
  const { name } = source;
  const profile = profiles.get(name);
  // A profile may name itself, for keys that stand in it.
  if (visited.includes(name) && !(name === profileName && hasStaticKeys(profile))) {
    throw generalError(
      'Infinite loop in credential configuration detected. Attempting to load from profile ' +
        `${name} which has already been visited. Visited profiles: ${pythonRepr(visited)}`,
    );
  }
  if (!hasStaticKeys(profile) && isRoleProfile(profile)) {
    return roleCredentials(context, name, [...visited, name]);
  }
  const credentials = await profileCredentials(context, name, { isEnvironmentUsed: false });
  if (credentials !== undefined) return credentials;
  throw generalError(`The source profile "${name}" must have credentials.`);
}

async function providerCredentials(
  context: CredentialContext,
  name: string,
  profileName: string,
): Promise<Credentials> {
  const credentials = await credentialsOf(name, context);
  if (credentials !== undefined) return credentials;
  throw retrievalFailure(
    name,
    `No credentials found in credential_source referenced in profile ${profileName}`,
  );
}

async function credentialsOf(
  name: string,
  context: CredentialContext,
): Promise<Credentials | undefined> {
  if (name === 'Environment') return environmentCredentials(context.io);
  if (name === 'EcsContainer') {
    const { containerCredentials } = await import('./container.js');
    return containerCredentials(context.io);
  }
  const { instanceCredentials } = await import('../instance-metadata/instance-credentials.js');
  return instanceCredentials(context);
}

function roleLoader(
  context: CredentialContext,
  { parameters, serialNumber }: RoleSettings,
  source: Credentials,
): Parameters<typeof refreshing>[0] {
  const { io } = context;
  const cache = jsonCache(roleCacheFolder(io), io);
  let isCodeUsed = false;
  return async () => {
    if (serialNumber !== undefined && isCodeUsed) {
      throw generalError('Cannot refresh credentials: MFA token required.');
    }
    isCodeUsed = true;
    return cachedRole(cache, cacheKey(parameters), io.now, async () =>
      callSts(
        context,
        'AssumeRole',
        {
          RoleSessionName: sessionName(io.now()),
          ...parameters,
          ...(await tokenCode(serialNumber)),
        },
        source,
      ),
    );
  };
}

async function tokenCode(
  serialNumber: string | undefined,
): Promise<{ readonly TokenCode?: string }> {
  if (serialNumber === undefined) return {};
  const { askSecretly } = await import('./ask-secretly.js');
  return { TokenCode: await askSecretly(`Enter MFA code for ${serialNumber}: `) };
}
