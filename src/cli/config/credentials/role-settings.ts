import { generalError } from '../../aws/cli-error.js';
import { parseInteger } from '../../aws/values/integer.js';
import type { Section } from '../profiles/read-ini-file.js';
import { textOf } from '../settings.js';
import { partial } from './failures.js';

/** What a profile says of the role that it is. */
export interface RoleSettings {
  readonly profileName: string;
  /** Whose credentials assume the role. */
  readonly source: { readonly kind: 'profile' | 'provider'; readonly name: string };
  /** What STS is asked with. */
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly serialNumber: string | undefined;
}

export function readRoleSettings(
  profiles: ReadonlyMap<string, Section>,
  profileName: string,
): RoleSettings {
  const profile = profiles.get(profileName);
  const serialNumber = textOf(profile, 'mfa_serial');
  return {
    profileName,
    source: sourceOf(profiles, profileName),
    parameters: {
      ...given('RoleSessionName', textOf(profile, 'role_session_name')),
      ...given('ExternalId', textOf(profile, 'external_id')),
      ...given('SerialNumber', serialNumber),
      ...given('DurationSeconds', durationOf(profile)),
      RoleArn: textOf(profile, 'role_arn') ?? '',
    },
    serialNumber,
  };
}

/** Whether keys stand in the profile itself. */
export function hasStaticKeys(profile: Section | undefined): boolean {
  return (
    profile?.has('aws_secret_access_key') === true || profile?.has('aws_access_key_id') === true
  );
}

function sourceOf(
  profiles: ReadonlyMap<string, Section>,
  profileName: string,
): RoleSettings['source'] {
  const profile = profiles.get(profileName);
  const source = textOf(profile, 'source_profile');
  const provider = textOf(profile, 'credential_source');
  if (source !== undefined && provider !== undefined) {
    throw generalError(
      `The profile "${profileName}" contains both source_profile and credential_source.`,
    );
  }
  if (provider !== undefined) {
    if (providers.includes(provider)) return { kind: 'provider', name: provider };
    throw generalError(
      `The credential source "${provider}" referenced in profile "${profileName}" is not valid.`,
    );
  }
  if (source === undefined) throw partial('assume-role', 'source_profile or credential_source');
  if (profiles.has(source)) return { kind: 'profile', name: source };
  throw generalError(
    `The source_profile "${source}" referenced in the profile "${profileName}" does not exist.`,
  );
}

const providers: readonly string[] = ['Environment', 'EcsContainer', 'Ec2InstanceMetadata'];

// What is no number counts as if it were not there.
function durationOf(profile: Section | undefined): number | undefined {
  const seconds = parseInteger(textOf(profile, 'duration_seconds') ?? '');
  return seconds === undefined ? undefined : Number(seconds);
}

function given<T>(name: string, value: T | undefined): Readonly<Record<string, T>> {
  return value === undefined ? {} : { [name]: value };
}
