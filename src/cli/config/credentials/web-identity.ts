import type { Credentials } from '../../../client/index.js';
import { generalError } from '../../aws/cli-error.js';
import type { Io } from '../../io.js';
import type { Section } from '../profiles/read-ini-file.js';
import { callSts } from '../remote/sts.js';
import { textOf } from '../settings.js';
import { cachedRole, sessionName } from './cached-role.js';
import type { CredentialContext } from './credential-context.js';
import { jsonCache, roleCacheFolder } from './json-cache.js';
import { readSecretFile } from './read-secret-file.js';
import { refreshing } from './refreshing.js';
import { cacheKey } from './role-key.js';

/** The credentials of a role that is assumed with the token of an identity provider, from a file. */
export function webIdentityCredentials(
  context: CredentialContext,
  profile: Section | undefined,
  env: Io['env'],
): Credentials {
  const { io } = context;
  const tokenFile =
    env['AWS_WEB_IDENTITY_TOKEN_FILE'] ?? textOf(profile, 'web_identity_token_file');
  const roleArn = env['AWS_ROLE_ARN'] ?? textOf(profile, 'role_arn');
  if (!roleArn) throw noRole();
  const roleSessionName = env['AWS_ROLE_SESSION_NAME'] ?? textOf(profile, 'role_session_name');
  const parameters = {
    RoleArn: roleArn,
    ...(roleSessionName === undefined ? {} : { RoleSessionName: roleSessionName }),
  };
  const cache = jsonCache(roleCacheFolder(io), io);
  return refreshing(
    () =>
      cachedRole(cache, cacheKey(parameters), io.now, async () =>
        callSts(context, 'AssumeRoleWithWebIdentity', {
          RoleSessionName: sessionName(io.now()),
          ...parameters,
          WebIdentityToken: await readSecretFile(tokenFile ?? '', io),
        }),
      ),
    io.now,
  );
}

// The missing blank is theirs.
function noRole(): Error {
  return generalError(
    'The provided profile or the current environment is configured to assume role with web ' +
      'identity but has no role ARN configured. Ensure that the profile has the role_arn' +
      'configuration set or the AWS_ROLE_ARN env var is set.',
  );
}
