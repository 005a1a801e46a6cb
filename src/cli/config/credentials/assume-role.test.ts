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
  startLoopback,
} from '../../../../test/support/loopback.js';

let home: AwsHome;
let sts: Loopback;
let answer: () => LoopbackAnswer;

const now = Date.UTC(2026, 2, 1);

const role = (key: string, expiration = '2026-03-01T01:00:00Z'): LoopbackAnswer => ({
  body:
    '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>' +
    '<AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/r/s</Arn></AssumedRoleUser><Credentials>' +
    `<AccessKeyId>${key}</AccessKeyId><SecretAccessKey>a&amp;b&#x41;</SecretAccessKey>` +
    `<SessionToken>token</SessionToken><Expiration>${expiration}</Expiration>` +
    '</Credentials></AssumeRoleResult></AssumeRoleResponse>',
});

beforeEach(async () => {
  home = await openAwsHome();
  answer = () => role('AKrole');
  sts = await startLoopback(() => answer());
  await home.write('.aws/credentials', '[src]\naws_access_key_id=k1\naws_secret_access_key=s1\n');
});

afterEach(async () => {
  await home.remove();
  await sts.close();
});

const arn = 'arn:aws:iam::123456789012:role/';

const lookup = ({ env = {}, ...more }: Lookup = {}): Lookup => ({
  now,
  env: { AWS_ENDPOINT_URL_STS: sts.url, ...env },
  ...more,
});

const configure = (text: string): Promise<void> => home.write('.aws/config', text);

const asked = (): readonly Readonly<Record<string, string>>[] =>
  sts.requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));

const signers = (): readonly (string | undefined)[] =>
  sts.requests.map(({ headers }) => /Credential=([^,]*)/.exec(headers.authorization ?? '')?.[1]);

test('a role is assumed with the keys of its source, and the settings of the profile', async () => {
  await configure(
    `[default]\nrole_arn=${arn}one\nsource_profile=src\nexternal_id=ex\nrole_session_name=sess\nduration_seconds=1800`,
  );
  expect(await signingKeys(home, lookup())).toEqual({
    accessKeyId: 'AKrole',
    secretAccessKey: 'a&bA',
    sessionToken: 'token',
  });
  expect(asked()).toEqual([
    {
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: `${arn}one`,
      RoleSessionName: 'sess',
      ExternalId: 'ex',
      DurationSeconds: '1800',
    },
  ]);
  expect(signers()).toEqual(['k1/20260301/eu-west-1/sts/aws4_request']);
});

test('a session has a name of ours, and a duration that is no number counts for nothing', async () => {
  await configure(`[default]\nrole_arn=${arn}one\nsource_profile=src\nduration_seconds=soon`);
  await signingKeys(home, lookup());
  expect(asked()).toEqual([
    {
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: `${arn}one`,
      RoleSessionName: 'pipewright-session-1772323200',
    },
  ]);
});

test('STS is not asked before the credentials are used', async () => {
  await configure(`[default]\nrole_arn=${arn}one\nsource_profile=src`);
  await findCredentials(home, lookup());
  expect(sts.requests).toEqual([]);
});

test('roles are assumed one with the other', async () => {
  await configure(
    `[default]\nrole_arn=${arn}one\nsource_profile=mid\n` +
      `[profile mid]\nrole_arn=${arn}two\nsource_profile=src`,
  );
  let calls = 0;
  answer = () => {
    calls += 1;
    return role(`AK${calls}`);
  };
  expect(await signingKeys(home, lookup())).toMatchObject({ accessKeyId: 'AK2' });
  expect(asked().map(({ RoleArn }) => RoleArn)).toEqual([`${arn}two`, `${arn}one`]);
  expect(signers().map((signer) => signer?.split('/')[0])).toEqual(['k1', 'AK1']);
});

describe('the source may be', () => {
  test('the profile itself', async () => {
    await home.write(
      '.aws/credentials',
      '[default]\naws_access_key_id=own\naws_secret_access_key=s',
    );
    await configure(`[default]\nrole_arn=${arn}one\nsource_profile=default`);
    await signingKeys(home, lookup());
    expect(signers()[0]).toMatch(/^own\//);
  });

  test('a profile that has keys besides its role', async () => {
    await configure(
      `[default]\nrole_arn=${arn}one\nsource_profile=mid\n[profile mid]\nrole_arn=${arn}two\n` +
        'source_profile=src\naws_access_key_id=mk\naws_secret_access_key=ms',
    );
    await signingKeys(home, lookup());
    expect(signers()).toEqual([expect.stringMatching(/^mk\//)]);
  });

  test('the environment', async () => {
    await configure(`[profile p]\nrole_arn=${arn}one\ncredential_source=Environment`);
    const env = { AWS_ACCESS_KEY_ID: 'ek', AWS_SECRET_ACCESS_KEY: 'es', AWS_SESSION_TOKEN: 'et' };
    await signingKeys(home, { ...lookup({ env }), profile: 'p' });
    expect(signers()[0]).toMatch(/^ek\//);
    expect(sts.requests[0]?.headers['x-amz-security-token']).toBe('et');
  });
});

describe('the cache of the AWS CLI', () => {
  // The names are those that AWS's program gives to the same settings.
  const plain = '3370bf0daf0e96bc285e9704350dceb9fade6e2b.json';
  const folder = '.aws/cli/cache';

  test.each([
    ['', plain],
    [
      'external_id=ex-ä\nrole_session_name=sess\nduration_seconds=1800',
      '0c591d1a3c52f3bf5b22b19b6bff9815e7f1a774.json',
    ],
  ])('has a role with %j under its name', async (settings, name) => {
    await configure(`[default]\nrole_arn=${arn}one\nsource_profile=src\n${settings}`);
    await signingKeys(home, lookup());
    expect(await home.list(folder)).toEqual([name]);
    expect(JSON.parse(await home.read(`${folder}/${name}`))).toEqual({
      Credentials: {
        AccessKeyId: 'AKrole',
        SecretAccessKey: 'a&bA',
        SessionToken: 'token',
        Expiration: '2026-03-01T01:00:00Z',
      },
    });
  });

  const cached = (expiration: string): Promise<void> =>
    home.write(
      `${folder}/${plain}`,
      JSON.stringify({
        Credentials: {
          AccessKeyId: 'cached',
          SecretAccessKey: 's',
          SessionToken: 't',
          Expiration: expiration,
        },
      }),
    );

  test.each([
    ['2026-03-01T00:15:00+00:00', 'cached', 0],
    ['2026-03-01T00:14:59+00:00', 'AKrole', 1],
  ])('is used until %s is a quarter of an hour away: %s', async (time, key, requests) => {
    await configure(`[default]\nrole_arn=${arn}one\nsource_profile=src`);
    await cached(time);
    expect(await signingKeys(home, lookup())).toMatchObject({ accessKeyId: key });
    expect(sts.requests).toHaveLength(requests);
  });

  test('is not used where it makes no sense', async () => {
    await configure(`[default]\nrole_arn=${arn}one\nsource_profile=src`);
    await home.write(`${folder}/${plain}`, '{"Credentials":{"AccessKeyId":"half');
    expect(await signingKeys(home, lookup())).toMatchObject({ accessKeyId: 'AKrole' });
  });

  test('keeps nothing under the hash of another role', async () => {
    await configure(`[default]\nrole_arn=${arn}two\nsource_profile=src`);
    await cached('2099-01-01T00:00:00Z');
    expect(await signingKeys(home, lookup())).toMatchObject({ accessKeyId: 'AKrole' });
    const key = `{"RoleArn": "${arn}two"}`;
    const name = `${createHash('sha1').update(key).digest('hex')}.json`;
    expect(await home.list(folder)).toContain(name);
  });
});

describe('what is wrong with a role is found before it is used:', () => {
  const header = `[default]\nrole_arn=${arn}one\n`;
  test.each([
    [
      'Partial credentials found in assume-role, missing: source_profile or credential_source',
      header,
    ],
    [
      'The profile "default" contains both source_profile and credential_source.',
      `${header}source_profile=src\ncredential_source=Environment`,
    ],
    [
      'The source_profile "a" referenced in the profile "default" does not exist.',
      `${header}source_profile=a`,
    ],
    [
      'The credential source "environment" referenced in profile "default" is not valid.',
      `${header}credential_source=environment`,
    ],
    [
      'Infinite loop in credential configuration detected. Attempting to load from profile default ' +
        "which has already been visited. Visited profiles: ['default', 'a']",
      `${header}source_profile=a\n[profile a]\nrole_arn=r\nsource_profile=default`,
    ],
    [
      'Infinite loop in credential configuration detected. Attempting to load from profile default ' +
        "which has already been visited. Visited profiles: ['default']",
      `${header}source_profile=default`,
    ],
    [
      'The source profile "a" must have credentials.',
      `${header}source_profile=a\n[profile a]\nregion=x`,
    ],
    [
      'Error when retrieving credentials from Environment: No credentials found in ' +
        'credential_source referenced in profile default',
      `${header}credential_source=Environment`,
    ],
  ])('%s', async (message, config) => {
    await configure(config);
    await expect(findCredentials(home, lookup())).rejects.toMatchObject({ message, exitCode: 255 });
  });
});

describe('STS', () => {
  beforeEach(() => configure(`[default]\nrole_arn=${arn}one\nsource_profile=src`));

  test('may refuse, and its words are told as those of any service', async () => {
    answer = () => ({
      status: 403,
      body:
        '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>' +
        '<Message>User &quot;x&quot; may not</Message></Error></ErrorResponse>',
    });
    await expect(
      signingKeys(home, lookup({ env: { AWS_MAX_ATTEMPTS: '3' } })),
    ).rejects.toMatchObject({
      message:
        'An error occurred (AccessDenied) when calling the AssumeRole operation: User "x" may not',
      facts: { exitCode: 254, code: 'AccessDenied', serviceMessage: 'User "x" may not' },
    });
    expect(sts.requests).toHaveLength(1);
  });

  test('is asked again when it fails', async () => {
    answer = () => (sts.requests.length === 0 ? { status: 503 } : role('AKrole'));
    const env = { AWS_MAX_ATTEMPTS: '2' };
    expect(await signingKeys(home, lookup({ env }))).toMatchObject({ accessKeyId: 'AKrole' });
  });

  test('may not be there', async () => {
    await expect(
      signingKeys(home, lookup({ env: { AWS_ENDPOINT_URL_STS: 'http://nohost.invalid' } })),
    ).rejects.toMatchObject({
      message: 'Could not connect to the endpoint URL: "http://nohost.invalid/"',
      exitCode: 255,
    });
  });

  test('is not asked with what is too short for it', async () => {
    await configure('[default]\nrole_arn=r\nsource_profile=src\nduration_seconds=9');
    await expect(signingKeys(home, lookup())).rejects.toMatchObject({
      message:
        'Parameter validation failed:\n' +
        'Invalid value for parameter DurationSeconds, value: 9, valid min value: 900\n' +
        'Invalid length for parameter RoleArn, value: 1, valid min length: 20',
      exitCode: 252,
    });
  });
});
