import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type AwsHome,
  findCredentials,
  type Lookup,
  openAwsHome,
  signingKeys,
} from '../../../../test/support/aws-home.js';
import { type Loopback, startLoopback } from '../../../../test/support/loopback.js';

let home: AwsHome;
let sts: Loopback;

beforeEach(async () => {
  home = await openAwsHome();
  await home.write('token', 'THE TOKEN\n');
  sts = await startLoopback(() => ({
    body:
      '<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>' +
      '<AccessKeyId>AKweb</AccessKeyId><SecretAccessKey>s</SecretAccessKey>' +
      '<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>' +
      '</Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>',
  }));
});

afterEach(async () => {
  await home.remove();
  await sts.close();
});

const roleArn = 'arn:aws:iam::123456789012:role/web';

const lookup = (env: Lookup['env'] = {}): Lookup => ({
  env: { AWS_ENDPOINT_URL_STS: sts.url, ...env },
});

const asked = () => Object.fromEntries(new URLSearchParams(sts.requests[0]?.body));

describe('a role is assumed with the token of a file', () => {
  const expected = {
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: roleArn,
    RoleSessionName: 'session',
    WebIdentityToken: 'THE TOKEN\n',
  };

  test('that the environment names', async () => {
    const found = await signingKeys(
      home,
      lookup({
        AWS_WEB_IDENTITY_TOKEN_FILE: `${home.path}/token`,
        AWS_ROLE_ARN: roleArn,
        AWS_ROLE_SESSION_NAME: 'session',
      }),
    );
    expect(found).toMatchObject({ accessKeyId: 'AKweb', sessionToken: 't' });
    expect(asked()).toEqual(expected);
    expect(sts.requests[0]?.headers.authorization).toBeUndefined();
  });

  test('that the profile names', async () => {
    await home.write(
      '.aws/config',
      `[default]\nweb_identity_token_file=${home.path}/token\nrole_arn=${roleArn}\nrole_session_name=session`,
    );
    expect(await signingKeys(home, lookup())).toMatchObject({ accessKeyId: 'AKweb' });
    expect(asked()).toEqual(expected);
  });
});

test('the environment is not looked at for a profile of the command line', async () => {
  await home.write('.aws/config', '[profile p]\nregion=x');
  const env = { AWS_WEB_IDENTITY_TOKEN_FILE: '/nope', AWS_ROLE_ARN: roleArn };
  expect(await findCredentials(home, { ...lookup(env), profile: 'p' })).toBeUndefined();
});

test('the role is kept in the cache of the AWS CLI, under its name', async () => {
  const env = { AWS_WEB_IDENTITY_TOKEN_FILE: `${home.path}/token`, AWS_ROLE_ARN: roleArn };
  await signingKeys(home, lookup(env));
  await signingKeys(home, lookup(env));
  expect(sts.requests).toHaveLength(1);
  expect(await home.list('.aws/cli/cache')).toEqual([
    '995ef64306d209e21474b69558c0b71b44774efb.json',
  ]);
});

test('a role is wanted, before the credentials are used', async () => {
  await expect(
    findCredentials(home, lookup({ AWS_WEB_IDENTITY_TOKEN_FILE: '/nope' })),
  ).rejects.toMatchObject({
    message:
      'The provided profile or the current environment is configured to assume role with web ' +
      'identity but has no role ARN configured. Ensure that the profile has the role_arn' +
      'configuration set or the AWS_ROLE_ARN env var is set.',
    exitCode: 255,
  });
});

test('a file is wanted, when they are', async () => {
  const env = { AWS_WEB_IDENTITY_TOKEN_FILE: '/nope', AWS_ROLE_ARN: roleArn };
  expect(await findCredentials(home, lookup(env))).toBeDefined();
  await expect(signingKeys(home, lookup(env))).rejects.toMatchObject({
    message: "[Errno 2] No such file or directory: '/nope'",
    exitCode: 255,
  });
});
