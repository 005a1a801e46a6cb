import { generalError } from '../../aws/cli-error.js';
import type { Section } from '../profiles/read-ini-file.js';

export interface SsoSettings {
  readonly startUrl: string;
  readonly region: string;
  readonly roleName: string;
  readonly accountId: string;
  /** Of the `[sso-session …]` section; the older form has none. */
  readonly sessionName: string | undefined;
}

export function readSsoSettings(
  profileName: string,
  profile: Section,
  sessions: ReadonlyMap<string, Section>,
): SsoSettings {
  const settings = withSession(profile, sessions);
  const required = ['sso_role_name', 'sso_account_id', 'sso_start_url', 'sso_region'];
  const missing = required.filter((key) => !settings.has(key));
  if (missing.length > 0) {
    throw generalError(
      `The profile "${profileName}" is configured to use SSO but is missing required ` +
        `configuration: ${missing.join(', ')}`,
    );
  }
  const sessionName = settings.get('sso_session');
  return {
    startUrl: String(settings.get('sso_start_url')),
    region: String(settings.get('sso_region')),
    roleName: String(settings.get('sso_role_name')),
    accountId: String(settings.get('sso_account_id')),
    sessionName: sessionName === undefined ? undefined : String(sessionName),
  };
}

// What stands in both must be the same.
function withSession(profile: Section, sessions: ReadonlyMap<string, Section>): Section {
  const name = profile.get('sso_session');
  if (name === undefined) return profile;
  const session = sessions.get(String(name));
  if (session === undefined) {
    throw generalError(`The specified sso-session does not exist: "${name}"`);
  }
  for (const [key, value] of session) {
    const own = profile.get(key) ?? value;
    if (own === value) continue;
    throw generalError(
      `The value for ${key} is inconsistent between profile (${own}) and sso-session (${value}).`,
    );
  }
  return new Map([...profile, ...session]);
}
