import { type Credentials, ServiceFault } from '../../../client/index.js';
import { generalError } from '../../aws/cli-error.js';
import type { Io } from '../../io.js';
import { signin } from '../endpoint/service-endpoint.js';
import { awsPath, expandedPath } from '../profiles/paths.js';
import { isJsonObject, type JsonObject, readJsonAnswer } from '../remote/rest-json.js';
import { serviceClient } from '../remote/service-client.js';
import { serviceFailure } from '../remote/service-failure.js';
import type { CredentialContext } from './credential-context.js';
import { expiryOf, isoSeconds } from './expiry.js';
import { type JsonCache, jsonCache } from './json-cache.js';
import { type Expiring, refreshing } from './refreshing.js';

/** The credentials that `aws login` left behind, made anew with its key as long as it lasts. */
export async function loginCredentials(
  context: CredentialContext,
  sessionName: string,
): Promise<Credentials> {
  const { io } = context;
  const cache = jsonCache(cacheFolder(io), io, 'sha256');
  const first = await readSession(cache, sessionName, io.now());
  const load = async (): Promise<Expiring> => {
    const held = await readSession(cache, sessionName, io.now());
    if (held.expiresAt - io.now() > earlyBy) return held;
    const session = await renewed(context, held.session);
    await cache.write(sessionName, session);
    return expiringOf(session, io.now());
  };
  return refreshing(load, io.now, first);
}

const earlyBy = 5 * 60_000;

function cacheFolder({ env }: Io): string {
  const folder = env['AWS_LOGIN_CACHE_DIRECTORY'];
  return folder === undefined ? awsPath(env, 'login', 'cache') : expandedPath(folder, env);
}

interface Session extends Expiring {
  readonly session: JsonObject;
}

const requiredFields = ['accessToken', 'refreshToken', 'dpopKey', 'clientId'];

async function readSession(cache: JsonCache, name: string, now: number): Promise<Session> {
  const session = await cache.read(name);
  if (session === undefined) {
    throw unusableSession(
      `Unable to load a existing login session for session ${name}. Please reauthenticate with 'aws login'.`,
    );
  }
  const missing = requiredFields.filter((field) => session[field] === undefined);
  if (missing.length > 0) {
    throw unusableSession(
      `Failed to load access token from token cache, missing required fields: ${missing.join(', ')}.`,
    );
  }
  return { ...(await expiringOf(session, now)), session };
}

async function expiringOf({ accessToken }: JsonObject, now: number): Promise<Expiring> {
  const token = isJsonObject(accessToken) ? accessToken : {};
  return {
    keys: {
      accessKeyId: String(token['accessKeyId']),
      secretAccessKey: String(token['secretAccessKey']),
      sessionToken: String(token['sessionToken']),
    },
    expiresAt: await expiryOf(String(token['expiresAt']), now),
  };
}

async function renewed(context: CredentialContext, session: JsonObject): Promise<JsonObject> {
  const answer = await createToken(context, session);
  const { accessToken: given, refreshToken, expiresIn } = answer;
  if (!isJsonObject(given)) {
    throw unusableSession(
      'Unable to refresh access token due to an invalid service response. Please try running ' +
        "'aws login' again. If the issue persists, there may be a temporary signin service problem.",
    );
  }
  const before = isJsonObject(session['accessToken']) ? session['accessToken'] : {};
  const expiresAt = isoSeconds(context.io.now() + Number(expiresIn) * 1000);
  return { ...session, accessToken: { ...before, ...given, expiresAt }, refreshToken };
}

async function createToken(context: CredentialContext, session: JsonObject): Promise<JsonObject> {
  const { dpopProof } = await import('./dpop-proof.js');
  const { url, call } = await serviceClient(context, signin, context.region);
  const { clientId, refreshToken, dpopKey } = session;
  const proof = dpopProof(String(dpopKey), { url: `${url}${tokenPath}`, now: context.io.now() });
  if (proof === undefined) throw unusableSession('Unable to load private key from cached token.');
  try {
    return await call(
      {
        method: 'POST',
        path: tokenPath,
        headers: { 'content-type': 'application/json', dpop: proof },
        body: JSON.stringify({ clientId, grantType: 'refresh_token', refreshToken }),
      },
      readJsonAnswer,
    );
  } catch (error) {
    throw refusal(error);
  }
}

const tokenPath = '/v1/token';

function refusal(error: unknown): unknown {
  const isDenied = error instanceof ServiceFault && error.code === 'AccessDeniedException';
  if (!isDenied) return serviceFailure('CreateOAuth2Token', error);
  switch (error.details?.['error']) {
    case 'TOKEN_EXPIRED':
    case 'USER_CREDENTIALS_CHANGED':
      return generalError(
        "Your session has expired or credentials have changed. Please reauthenticate using 'aws login'.",
      );
    case 'INSUFFICIENT_PERMISSIONS':
      return generalError(
        'Unable to create or refresh login credentials due to insufficient permissions. You may ' +
          "be missing permission for the 'signin:CreateOAuth2Token' action.",
      );
    default:
      return generalError(
        'An unspecified error happened when resolving AWS credentials or refreshing a login ' +
          'session profile.',
      );
  }
}

function unusableSession(detail: string): Error {
  return generalError(`Error loading login session token: ${detail}`);
}
