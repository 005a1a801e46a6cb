import type { Credentials } from '../../../client/index.js';
import type { CredentialContext } from './credential-context.js';
import { environmentCredentials } from './environment.js';
import { isRoleProfile, profileCredentials } from './profile-credentials.js';

/**
 * Looks for credentials in AWS's order, and takes the first. Where they must be asked for, that is
 * done when they are first used, but what the settings say of them is checked now.
 */
export async function findCredentials(
  context: CredentialContext,
): Promise<Credentials | undefined> {
  const isProfileOnLine = Boolean(context.globals.profile);
  const fromEnvironment = isProfileOnLine ? undefined : await environmentCredentials(context.io);
  return (
    fromEnvironment ??
    (await fromProfile(context, !isProfileOnLine)) ??
    (await fromElsewhere(context))
  );
}

async function fromProfile(
  context: CredentialContext,
  isEnvironmentUsed: boolean,
): Promise<Credentials | undefined> {
  const name = context.profileName || 'default';
  const profile = (await context.profiles()).profiles.get(name);
  if (isRoleProfile(profile)) {
    const { roleCredentials } = await import('./assume-role.js');
    return roleCredentials(context, name);
  }
  return profileCredentials(context, name, { isEnvironmentUsed });
}

async function fromElsewhere(context: CredentialContext): Promise<Credentials | undefined> {
  const { legacyCredentials } = await import('./legacy-files.js');
  const legacy = await legacyCredentials(context.io);
  if (legacy !== undefined) return legacy;
  const { env } = context.io;
  const relative = env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'];
  if ((relative ?? env['AWS_CONTAINER_CREDENTIALS_FULL_URI']) !== undefined) {
    const { containerCredentials } = await import('./container.js');
    return containerCredentials(context.io);
  }
  const { instanceCredentials } = await import('../instance-metadata/instance-credentials.js');
  return instanceCredentials(context);
}
