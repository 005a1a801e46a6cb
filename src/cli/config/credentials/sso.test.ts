import { createHash } from 'node:crypto';
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
  type SeenRequest,
  startLoopback,
} from '../../../../test/support/loopback.js';

const now = Date.UTC(2026, 2, 1);
const hour = 3_600_000;

let home: AwsHome;
let services: Loopback;
let answer: (request: SeenRequest) => LoopbackAnswer;

const role = {
  roleCredentials: {
    accessKeyId: 'AKsso',
    secretAccessKey: 's',
    sessionToken: 't',
    expiration: now + hour,
  },
};

beforeEach(async () => {
  home = await openAwsHome();
  answer = ({ path }) => ({
    body: JSON.stringify(
      path === '/token' ? { accessToken: 'RENEWED', expiresIn: 3600, refreshToken: 'R2' } : role,
    ),
  });
  services = await startLoopback((request) => answer(request));
});

afterEach(async () => {
  await home.remove();
  await services.close();
});

const lookup = (): Lookup => ({
  now,
  env: {
    AWS_ENDPOINT_URL_SSO: services.url,
    AWS_ENDPOINT_URL_SSO_OIDC: services.url,
    AWS_MAX_ATTEMPTS: '2',
  },
});

const account = 'sso_role_name=r\nsso_account_id=123456789012\n';
const legacy = `[default]\n${account}sso_start_url=https://u\nsso_region=eu-west-1\n`;
const session = `[default]\n${account}sso_session=s\n[sso-session s]\nsso_start_url=https://u\nsso_region=eu-west-1\n`;

const fileOf = (key: string): string =>
  `.aws/sso/cache/${createHash('sha1').update(key).digest('hex')}.json`;

const login = (key: string, expiresAt: string, more: object = {}): Promise<void> =>
  home.write(fileOf(key), JSON.stringify({ accessToken: 'TOKEN', expiresAt, ...more }));

const registration = {
  clientId: 'ci',
  clientSecret: 'cs',
  refreshToken: 'R1',
  registrationExpiresAt: '2099-01-01T00:00:00Z',
};

const expired =
  'The SSO session associated with this profile has expired or is otherwise invalid. To refresh ' +
  'this SSO session run aws sso login with the corresponding profile.';

describe.each([
  { form: 'of the older form', config: legacy, key: 'https://u' },
  { form: 'with a session', config: session, key: 's' },
])('a profile $form', ({ config, key }) => {
  beforeEach(() => home.write('.aws/config', config));

  test('gets the credentials of its role with the token of the last login', async () => {
    await login(key, '2026-03-01T02:00:00UTC');
    expect(await signingKeys(home, lookup())).toEqual({
      accessKeyId: 'AKsso',
      secretAccessKey: 's',
      sessionToken: 't',
    });
    expect(services.requests).toMatchObject([
      {
        method: 'GET',
        path: '/federation/credentials?role_name=r&account_id=123456789012',
        headers: { 'x-amz-sso_bearer_token': 'TOKEN' },
      },
    ]);
    expect(services.requests[0]?.headers.authorization).toBeUndefined();
  });

  test('asks once as long as the credentials last', async () => {
    await login(key, '2026-03-01T02:00:00Z');
    await signingKeys(home, lookup());
    await signingKeys(home, lookup());
    expect(services.requests).toHaveLength(1);
    // The names that AWS's program gives.
    expect(await home.list('.aws/cli/cache')).toEqual([
      key === 's'
        ? 'b1f68d8af5b6e366a0eb3559ed8554f16cb32886.json'
        : '054a3a4c2fdd532b98abac77968704d2aa555b0c.json',
    ]);
  });

  test('wants a login', async () => {
    expect(await findCredentials(home, lookup())).toBeDefined();
    await expect(signingKeys(home, lookup())).rejects.toMatchObject({
      message: `Error loading SSO Token: Token for ${key} does not exist`,
      exitCode: 255,
    });
    await home.write(fileOf(key), '{"accessToken":"half"}');
    await expect(signingKeys(home, lookup())).rejects.toThrow(
      'Error loading SSO Token: Token for https://u is invalid',
    );
  });

  test('wants a new login when the service no longer knows the token', async () => {
    await login(key, '2026-03-01T02:00:00Z');
    answer = () => ({ status: 401, body: '{"__type":"UnauthorizedException","message":"no"}' });
    await expect(signingKeys(home, lookup())).rejects.toMatchObject({
      message: expired,
      exitCode: 255,
    });
  });

  test('tells what else the service says', async () => {
    await login(key, '2026-03-01T02:00:00Z');
    answer = () => ({
      status: 403,
      headers: { 'x-amzn-errortype': 'ForbiddenException:http://x' },
      body: '{"message":"No access"}',
    });
    await expect(signingKeys(home, lookup())).rejects.toMatchObject({
      message:
        'An error occurred (ForbiddenException) when calling the GetRoleCredentials operation: No access',
      exitCode: 254,
    });
  });
});

test('a token of the older form that has expired wants a new login', async () => {
  await home.write('.aws/config', legacy);
  await login('https://u', '2026-03-01T00:00:00Z', registration);
  await expect(signingKeys(home, lookup())).rejects.toThrow(expired);
  expect(services.requests).toEqual([]);
});

describe('the token of a session', () => {
  beforeEach(() => home.write('.aws/config', session));

  test('is renewed a quarter of an hour before it expires, and kept', async () => {
    await login('s', '2026-03-01T00:14:00Z', registration);
    await signingKeys(home, lookup());
    const [renewal, request] = services.requests;
    expect(renewal?.path).toBe('/token');
    expect(JSON.parse(renewal?.body ?? '')).toEqual({
      grantType: 'refresh_token',
      clientId: 'ci',
      clientSecret: 'cs',
      refreshToken: 'R1',
    });
    expect(request?.headers['x-amz-sso_bearer_token']).toBe('RENEWED');
    expect(JSON.parse(await home.read(fileOf('s')))).toEqual({
      ...registration,
      startUrl: 'https://u',
      region: 'eu-west-1',
      accessToken: 'RENEWED',
      expiresAt: '2026-03-01T01:00:00Z',
      refreshToken: 'R2',
    });
  });

  test.each([
    ['cannot be renewed', {}],
    [
      'has lost its registration',
      { ...registration, registrationExpiresAt: '2020-01-01T00:00:00Z' },
    ],
  ])('that %s is used as long as it lasts', async (_, more) => {
    await login('s', '2026-03-01T00:01:00Z', more);
    expect(await signingKeys(home, lookup())).toMatchObject({ accessKeyId: 'AKsso' });
    await login('s', '2026-02-28T23:59:00Z', more);
    await home.write('.aws/config', session.replace('sso_role_name=r', 'sso_role_name=r2'));
    await expect(signingKeys(home, lookup())).rejects.toMatchObject({
      message: 'Error when retrieving token from sso: Token has expired and refresh failed',
      exitCode: 255,
    });
  });

  test('that the service does not renew is no longer used once it has expired', async () => {
    await login('s', '2026-02-28T23:59:00Z', registration);
    answer = () => ({ status: 400, body: '{"error":"invalid_grant"}' });
    await expect(signingKeys(home, lookup())).rejects.toThrow(
      'Error when retrieving token from sso: Token has expired and refresh failed',
    );
  });
});

describe('what is wrong with the settings is found before they are used:', () => {
  test.each([
    [
      'The profile "default" is configured to use SSO but is missing required configuration: ' +
        'sso_account_id, sso_start_url, sso_region',
      '[default]\nsso_role_name=r',
    ],
    ['The specified sso-session does not exist: "s"', `[default]\n${account}sso_session=s`],
    [
      'The value for sso_region is inconsistent between profile (a) and sso-session (b).',
      `[default]\n${account}sso_session=s\nsso_region=a\n[sso-session s]\nsso_region=b`,
    ],
  ])('%s', async (message, config) => {
    await home.write('.aws/config', config);
    await expect(findCredentials(home, lookup())).rejects.toMatchObject({ message, exitCode: 255 });
  });
});
