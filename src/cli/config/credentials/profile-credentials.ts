import type { Credentials } from '../../../client/index.js';
import type { Section } from '../profiles/read-ini-file.js';
import { textOf } from '../settings.js';
import type { CredentialContext } from './credential-context.js';
import { keysIn } from './profile-keys.js';

/** Whether a profile is a role to assume with other credentials. */
export function isRoleProfile(profile: Section | undefined): boolean {
  return profile?.has('role_arn') === true && !profile.has('web_identity_token_file');
}

/** The credentials that a profile gives by itself, in AWS's order. */
export async function profileCredentials(
  context: CredentialContext,
  name: string,
  { isEnvironmentUsed }: { readonly isEnvironmentUsed: boolean },
): Promise<Credentials | undefined> {
  const { profiles, inCredentialsFile, inConfigFile } = await context.profiles();
  const profile = profiles.get(name);
  const env = isEnvironmentUsed ? context.io.env : {};
  if (env['AWS_WEB_IDENTITY_TOKEN_FILE'] ?? textOf(profile, 'web_identity_token_file')) {
    const { webIdentityCredentials } = await import('./web-identity.js');
    return webIdentityCredentials(context, profile, env);
  }
  if (profile?.has('sso_role_name') || profile?.has('sso_account_id')) {
    const { ssoCredentials } = await import('./sso.js');
    return ssoCredentials(context, name, profile);
  }
  const shared = keysIn(inCredentialsFile.get(name), 'shared-credentials-file');
  if (shared !== undefined) return shared;
  if (profile?.has('login_session')) {
    const { loginCredentials } = await import('./login.js');
    return loginCredentials(context, textOf(profile, 'login_session') ?? '');
  }
  const command = textOf(profile, 'credential_process');
  if (command !== undefined) {
    const { processCredentials } = await import('./process.js');
    return processCredentials(context.io, command);
  }
  return keysIn(inConfigFile.get(name), 'config-file');
}
