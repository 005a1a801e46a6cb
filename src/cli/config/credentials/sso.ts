import { type Credentials, ServiceFault } from '../../../client/index.js';
import { sso } from '../endpoint/service-endpoint.js';
import type { Section } from '../profiles/read-ini-file.js';
import { isJsonObject, type JsonObject, readJsonAnswer } from '../remote/rest-json.js';
import { serviceClient } from '../remote/service-client.js';
import { serviceFailure } from '../remote/service-failure.js';
import type { RoleAnswer } from '../remote/sts.js';
import { cachedRole } from './cached-role.js';
import type { CredentialContext } from './credential-context.js';
import { isoSeconds } from './expiry.js';
import { expiredSession, retrievalFailure } from './failures.js';
import { jsonCache, roleCacheFolder } from './json-cache.js';
import { refreshing } from './refreshing.js';
import { cacheKey } from './role-key.js';
import { readSsoSettings, type SsoSettings } from './sso-settings.js';
import { ssoToken } from './sso-token.js';

/** The credentials of a role in an account that IAM Identity Center lets its users have. */
export async function ssoCredentials(
  context: CredentialContext,
  profileName: string,
  profile: Section,
): Promise<Credentials> {
  const { io } = context;
  const { ssoSessions } = await context.profiles();
  const settings = readSsoSettings(profileName, profile, ssoSessions);
  const cache = jsonCache(roleCacheFolder(io), io);
  const key = cacheKey(
    {
      roleName: settings.roleName,
      accountId: settings.accountId,
      ...(settings.sessionName === undefined
        ? { startUrl: settings.startUrl }
        : { sessionName: settings.sessionName }),
    },
    [',', ':'],
  );
  return refreshing(
    () => cachedRole(cache, key, io.now, () => fetchRole(context, settings)),
    io.now,
  );
}

async function fetchRole(context: CredentialContext, settings: SsoSettings): Promise<RoleAnswer> {
  const token = await ssoToken(context, settings);
  const { call } = await serviceClient(context, sso, settings.region);
  const query = new URLSearchParams({
    role_name: settings.roleName,
    account_id: settings.accountId,
  });
  try {
    const answer = await call(
      {
        method: 'GET',
        path: `/federation/credentials?${query}`,
        headers: { 'x-amz-sso_bearer_token': token },
      },
      readJsonAnswer,
    );
    return roleIn(answer);
  } catch (error) {
    if (error instanceof ServiceFault && error.code === 'UnauthorizedException') {
      throw expiredSession(error);
    }
    throw serviceFailure('GetRoleCredentials', error);
  }
}

function roleIn({ roleCredentials }: JsonObject): RoleAnswer {
  const role = isJsonObject(roleCredentials) ? roleCredentials : {};
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = role;
  if (typeof expiration !== 'number') {
    throw retrievalFailure('sso', 'the answer has no role credentials');
  }
  return {
    Credentials: {
      AccessKeyId: String(accessKeyId),
      SecretAccessKey: String(secretAccessKey),
      SessionToken: String(sessionToken),
      Expiration: isoSeconds(expiration),
    },
  };
}
