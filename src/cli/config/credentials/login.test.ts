import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type AwsHome,
  findCredentials,
  type Lookup,
  openAwsHome,
  signingKeys,
} from '../../../../test/support/aws-home.js';
import {
  type Loopback,
  type LoopbackAnswer,
  startLoopback,
} from '../../../../test/support/loopback.js';

const now = Date.UTC(2026, 2, 1);
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const dpopKey = privateKey.export({ type: 'sec1', format: 'pem' }).toString();

let home: AwsHome;
let signin: Loopback;
let answer: () => LoopbackAnswer;

beforeEach(async () => {
  home = await openAwsHome();
  await home.write('.aws/config', '[default]\nlogin_session = arn:aws:iam::1:user/me\n');
  answer = () => ({
    body: JSON.stringify({
      accessToken: { accessKeyId: 'AKnew', secretAccessKey: 's', sessionToken: 't' },
      expiresIn: 900,
      refreshToken: 'R2',
    }),
  });
  signin = await startLoopback(() => answer());
});

afterEach(async () => {
  await home.remove();
  await signin.close();
});

const name = createHash('sha256').update('arn:aws:iam::1:user/me').digest('hex');
const file = `.aws/login/cache/${name}.json`;

const session = (expiresAt: string, more: object = {}) => ({
  accessToken: {
    accessKeyId: 'AKold',
    secretAccessKey: 's',
    sessionToken: 't',
    accountId: '1',
    expiresAt,
  },
  tokenType: 'aws_sigv4',
  clientId: 'client',
  refreshToken: 'R1',
  dpopKey,
  ...more,
});

const login = (expiresAt: string, more?: object): Promise<void> =>
  home.write(file, JSON.stringify(session(expiresAt, more)));

const lookup = (): Lookup => ({ now, env: { AWS_ENDPOINT_URL_SIGNIN: signin.url } });

test('the credentials of the last login are used as long as they last', async () => {
  await login('2026-03-01T00:05:01Z');
  expect(await signingKeys(home, lookup())).toMatchObject({ accessKeyId: 'AKold' });
  expect(signin.requests).toEqual([]);
});

test('they are made anew with the key of the session, and kept', async () => {
  await login('2026-03-01T00:04:00Z');
  expect(await signingKeys(home, lookup())).toMatchObject({ accessKeyId: 'AKnew' });
  expect(signin.requests[0]).toMatchObject({ method: 'POST', path: '/v1/token' });
  expect(JSON.parse(signin.requests[0]?.body ?? '')).toEqual({
    clientId: 'client',
    grantType: 'refresh_token',
    refreshToken: 'R1',
  });
  const kept = session('2026-03-01T00:15:00Z', { refreshToken: 'R2' });
  expect(JSON.parse(await home.read(file))).toEqual({
    ...kept,
    accessToken: { ...kept.accessToken, accessKeyId: 'AKnew' },
  });
});

test('the request proves that it has the key', async () => {
  await login('2026-03-01T00:04:00Z');
  await signingKeys(home, lookup());
  const [header = '', payload = '', signature = ''] = String(
    signin.requests[0]?.headers['dpop'],
  ).split('.');
  const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  expect(decoded(payload)).toEqual({
    htm: 'POST',
    htu: `${signin.url}/v1/token`,
    iat: now / 1000,
    jti: expect.stringMatching(/^[\da-f-]{36}$/),
  });
  const { typ, alg, jwk } = decoded(header);
  expect([typ, alg]).toEqual(['dpop+jwt', 'ES256']);
  const isSigned = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  expect(isSigned).toBe(true);
  expect(createPublicKey(privateKey).export({ format: 'jwk' })).toMatchObject(jwk);
});

describe('it is an error', () => {
  const failure = 'Error loading login session token: ';

  test('that there was no login', async () => {
    await expect(findCredentials(home, lookup())).rejects.toMatchObject({
      message:
        `${failure}Unable to load a existing login session for session arn:aws:iam::1:user/me. ` +
        "Please reauthenticate with 'aws login'.",
      exitCode: 255,
    });
  });

  test('that something is missing in it', async () => {
    await home.write(file, '{"accessToken":{},"clientId":"c"}');
    await expect(findCredentials(home, lookup())).rejects.toThrow(
      `${failure}Failed to load access token from token cache, missing required fields: refreshToken, dpopKey.`,
    );
  });

  test('that its key is none', async () => {
    await login('2026-03-01T00:00:00Z', { dpopKey: 'x' });
    await expect(signingKeys(home, lookup())).rejects.toThrow(
      `${failure}Unable to load private key from cached token.`,
    );
  });

  test.each([
    [
      'TOKEN_EXPIRED',
      "Your session has expired or credentials have changed. Please reauthenticate using 'aws login'.",
    ],
    [
      'INSUFFICIENT_PERMISSIONS',
      'Unable to create or refresh login credentials due to insufficient permissions. You may be ' +
        "missing permission for the 'signin:CreateOAuth2Token' action.",
    ],
    [
      'ANYTHING',
      'An unspecified error happened when resolving AWS credentials or refreshing a login session profile.',
    ],
  ])('to be refused with %s', async (error, message) => {
    await login('2026-03-01T00:00:00Z');
    answer = () => ({
      status: 400,
      body: JSON.stringify({ __type: 'AccessDeniedException', error }),
    });
    await expect(signingKeys(home, lookup())).rejects.toMatchObject({ message, exitCode: 255 });
  });

  test('to be answered with nothing', async () => {
    await login('2026-03-01T00:00:00Z');
    answer = () => ({});
    await expect(signingKeys(home, lookup())).rejects.toThrow(
      `${failure}Unable to refresh access token due to an invalid service response.`,
    );
  });
});
