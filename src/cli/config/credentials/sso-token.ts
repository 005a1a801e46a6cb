import { ConnectionFault, ServiceFault } from '../../../client/index.js';
import { generalError } from '../../aws/cli-error.js';
import { ssoOidc } from '../endpoint/service-endpoint.js';
import { awsPath } from '../profiles/paths.js';
import { type JsonObject, readJsonAnswer } from '../remote/rest-json.js';
import { serviceClient } from '../remote/service-client.js';
import type { CredentialContext } from './credential-context.js';
import { expiryOf, isoSeconds } from './expiry.js';
import { expiredSession } from './failures.js';
import { type JsonCache, jsonCache } from './json-cache.js';
import type { SsoSettings } from './sso-settings.js';

/** A token of a session is asked for anew this long before it expires. */
const earlyBy = 15 * 60_000;

/** The token that the last login left behind, made anew if that can be done without the user. */
export async function ssoToken(context: CredentialContext, settings: SsoSettings): Promise<string> {
  const { io } = context;
  const { sessionName, startUrl } = settings;
  const cache = jsonCache(awsPath(io.env, 'sso', 'cache'), io);
  const key = sessionName ?? startUrl;
  const held = await cache.read(key);
  if (held === undefined) throw noToken(`Token for ${key} does not exist`);
  const token = tokenIn(held);
  if (token === undefined) throw noToken(`Token for ${startUrl} is invalid`);
  const left = (await expiryOf(token.expiresAt, io.now())) - io.now();
  if (sessionName === undefined) {
    if (left <= 0) throw expiredSession();
    return token.accessToken;
  }
  const fresh = left < earlyBy ? await renew(context, settings, { held, cache }) : undefined;
  if (fresh !== undefined) return fresh;
  if (left > 0) return token.accessToken;
  throw generalError('Error when retrieving token from sso: Token has expired and refresh failed');
}

interface Token {
  readonly accessToken: string;
  readonly expiresAt: string;
}

function tokenIn({ accessToken, expiresAt }: JsonObject): Token | undefined {
  if (typeof accessToken !== 'string' || typeof expiresAt !== 'string') return undefined;
  return { accessToken, expiresAt };
}

function noToken(detail: string): Error {
  return generalError(`Error loading SSO Token: ${detail}`);
}

interface Held {
  readonly held: JsonObject;
  readonly cache: JsonCache;
}

// Undefined if it cannot be done: whoever asks sees to what is left of the old one.
async function renew(
  context: CredentialContext,
  settings: SsoSettings,
  { held, cache }: Held,
): Promise<string | undefined> {
  const { now } = context.io;
  const { clientId, clientSecret, refreshToken, registrationExpiresAt } = held;
  if (typeof registrationExpiresAt !== 'string') return undefined;
  if (clientId === undefined || clientSecret === undefined || refreshToken === undefined) {
    return undefined;
  }
  if ((await expiryOf(registrationExpiresAt, now())) <= now()) return undefined;
  const answer = await createToken(context, settings.region, {
    grantType: 'refresh_token',
    clientId,
    clientSecret,
    refreshToken,
  });
  if (typeof answer?.['accessToken'] !== 'string') return undefined;
  const { accessToken, expiresIn } = answer;
  await cache.write(settings.sessionName ?? '', {
    startUrl: settings.startUrl,
    region: settings.region,
    accessToken,
    expiresAt: isoSeconds(now() + Number(expiresIn) * 1000),
    clientId,
    clientSecret,
    registrationExpiresAt,
    ...(answer['refreshToken'] === undefined ? {} : { refreshToken: answer['refreshToken'] }),
  });
  return accessToken;
}

async function createToken(
  context: CredentialContext,
  region: string,
  request: JsonObject,
): Promise<JsonObject | undefined> {
  try {
    const { call } = await serviceClient(context, ssoOidc, region);
    return await call(
      {
        method: 'POST',
        path: '/token',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      },
      readJsonAnswer,
    );
  } catch (error) {
    if (error instanceof ServiceFault) return undefined;
    if (error instanceof ConnectionFault) throw generalError(error.message, { cause: error });
    throw error;
  }
}
