import { isIPv4, isIPv6 } from 'node:net';
import {
  ConnectionFault,
  type Credentials,
  createTransport,
  endpointOf,
  type HttpAnswer,
  realPace,
} from '../../../client/index.js';
import { generalError } from '../../aws/cli-error.js';
import { pythonRepr } from '../../aws/validate/python-repr.js';
import type { Io } from '../../io.js';
import { type JsonObject, jsonObject } from '../remote/rest-json.js';
import { expiryOf } from './expiry.js';
import { retrievalFailure } from './failures.js';
import { readSecretFile } from './read-secret-file.js';
import { type Expiring, refreshing } from './refreshing.js';

/** The credentials that ECS or EKS has for the container that this runs in. */
export async function containerCredentials(io: Io): Promise<Credentials | undefined> {
  const url = addressIn(io.env);
  if (url === undefined) return undefined;
  const load = (): Promise<Expiring> => fetchCredentials(url, io);
  return refreshing(load, io.now, await load());
}

const usualHost = '169.254.170.2';
const knownHosts = [usualHost, '169.254.170.23', 'fd00:ec2::23', 'localhost'];

function addressIn(env: Io['env']): string | undefined {
  const relative = env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'];
  return relative === undefined
    ? env['AWS_CONTAINER_CREDENTIALS_FULL_URI']
    : `http://${usualHost}${relative}`;
}

async function fetchCredentials(url: string, io: Io): Promise<Expiring> {
  const headers = await authorization(io);
  checkHost(url);
  const answer = await ask(url, headers);
  const text = (name: string): string => {
    const value = answer[name];
    if (value !== undefined) return String(value);
    throw generalError(pythonRepr(name));
  };
  return {
    keys: {
      accessKeyId: text('AccessKeyId'),
      secretAccessKey: text('SecretAccessKey'),
      sessionToken: text('Token'),
    },
    expiresAt: await expiryOf(text('Expiration'), io.now()),
  };
}

async function authorization(io: Io): Promise<Readonly<Record<string, string>>> {
  const file = io.env['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'];
  const token =
    file === undefined
      ? io.env['AWS_CONTAINER_AUTHORIZATION_TOKEN']
      : await readSecretFile(file, io);
  if (token === undefined) return {};
  if (/[\r\n]/.test(token)) throw generalError('Auth token value is not a legal header value');
  return { authorization: token };
}

// Credentials are not to be had from just anybody.
function checkHost(url: string): void {
  const [, scheme = '', authority = ''] = /^([^:]+):\/\/([^/?#]*)/.exec(url) ?? [];
  if (scheme.toLowerCase() === 'https') return;
  const host = authority
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  if (isLoopback(host) || knownHosts.includes(host)) return;
  throw generalError(
    `Unsupported host '${host}'.  Can only retrieve metadata from a loopback address or one of ` +
      `these hosts: ${knownHosts.join(', ')}`,
  );
}

function isLoopback(host: string): boolean {
  return isIPv4(host) ? host.startsWith('127.') : isIPv6(host) && /^(0*:)*:?0*1$/.test(host);
}

const attemptsMax = 3;
const secondsBetween = 1;
const timeouts = { connect: 2, read: 2 };

async function ask(url: string, headers: Readonly<Record<string, string>>): Promise<JsonObject> {
  const send = createTransport({ timeouts, verifySsl: true });
  const endpoint = endpointOf(url);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return read(
        await send({
          method: 'GET',
          endpoint,
          headers: { host: endpoint.host, accept: 'application/json', ...headers },
          body: '',
        }),
      );
    } catch (error) {
      if (attempt >= attemptsMax) throw containerFailure(error);
    }
    await realPace.sleep(secondsBetween);
  }
}

/** What the container's service answered, where that are no credentials. */
class UnusableAnswer extends Error {}

function read({ status, body }: HttpAnswer): JsonObject {
  const text = body.toString();
  if (status !== 200) {
    throw new UnusableAnswer(
      `Received non 200 response ${status} from container metadata: ${text}`,
    );
  }
  const json = jsonObject(text);
  if (json !== undefined) return json;
  throw new UnusableAnswer('Unable to parse JSON returned from container metadata services');
}

function containerFailure(error: unknown): unknown {
  const detail =
    error instanceof ConnectionFault
      ? `Received error when attempting to retrieve container metadata: ${error.message}`
      : error instanceof UnusableAnswer
        ? error.message
        : undefined;
  if (detail === undefined) return error;
  return retrievalFailure('container-role', `Error retrieving metadata: ${detail}`, error);
}
