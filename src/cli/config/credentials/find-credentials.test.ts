import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AwsHome, openAwsHome, signingKeys } from '../../../../test/support/aws-home.js';
import { type Loopback, startLoopback } from '../../../../test/support/loopback.js';

let home: AwsHome;
let container: Loopback;

beforeEach(async () => {
  home = await openAwsHome();
  container = await startLoopback(() => ({
    body: JSON.stringify({
      AccessKeyId: 'container',
      SecretAccessKey: 's',
      Token: 't',
      Expiration: '2099-01-01T00:00:00Z',
    }),
  }));
});

afterEach(async () => {
  await home.remove();
  await container.close();
});

const inEnvironment = { AWS_ACCESS_KEY_ID: 'env', AWS_SECRET_ACCESS_KEY: 's' };
const keysIn = (name: string) => `aws_access_key_id = ${name}\naws_secret_access_key = s\n`;
const process =
  'credential_process = echo \'{"Version":1,"AccessKeyId":"process","SecretAccessKey":"s"}\'\n';

/** Everything that may have credentials, the later the less. */
const places = [
  { place: 'env', env: inEnvironment },
  { place: 'shared', credentials: `[default]\n${keysIn('shared')}` },
  { place: 'process', config: process },
  { place: 'config', config: keysIn('config') },
  { place: 'boto', boto: `[Credentials]\n${keysIn('boto')}` },
  { place: 'container', isContainer: true },
] as const;

test.each(places.map(({ place }, at) => [place, at] as const))(
  'of all places from there on, those of %s are taken',
  async (place, at) => {
    const left = places.slice(at);
    const config = left.map((it) => ('config' in it ? it.config : '')).join('');
    await home.write('.aws/config', `[default]\n${config}`);
    for (const it of left) {
      if ('credentials' in it) await home.write('.aws/credentials', it.credentials);
      if ('boto' in it) await home.write('.boto', it.boto);
    }
    const env = {
      ...(place === 'env' ? inEnvironment : {}),
      AWS_CONTAINER_CREDENTIALS_FULL_URI: container.url,
    };
    expect(await signingKeys(home, { env })).toMatchObject({ accessKeyId: place });
  },
);

test('there may be none', async () => {
  expect(await signingKeys(home)).toBeUndefined();
});

describe('the environment', () => {
  test('is passed over for a profile of the command line, but not for AWS_PROFILE', async () => {
    await home.write('.aws/credentials', `[p]\n${keysIn('profile')}`);
    expect(await signingKeys(home, { env: inEnvironment, profile: 'p' })).toMatchObject({
      accessKeyId: 'profile',
    });
    const env = { ...inEnvironment, AWS_PROFILE: 'p' };
    expect(await signingKeys(home, { env })).toMatchObject({ accessKeyId: 'env' });
  });

  test.each([
    [{ AWS_SESSION_TOKEN: 'new' }, 'new'],
    [{ AWS_SECURITY_TOKEN: 'old', AWS_SESSION_TOKEN: 'new' }, 'old'],
    [{ AWS_SECURITY_TOKEN: '', AWS_SESSION_TOKEN: 'new' }, 'new'],
    [{ AWS_SESSION_TOKEN: '' }, undefined],
  ])('with %o has the token %s', async (tokens, sessionToken) => {
    const found = await signingKeys(home, { env: { ...inEnvironment, ...tokens } });
    expect(found?.sessionToken).toBe(sessionToken);
  });

  test('may say when its keys expire', async () => {
    const until = (time: string) =>
      signingKeys(home, { env: { ...inEnvironment, AWS_CREDENTIAL_EXPIRATION: time } });
    expect(await until('2099-01-01T00:00:00Z')).toMatchObject({ accessKeyId: 'env' });
    await expect(until('2020-01-01T00:00:00Z')).rejects.toThrow(
      'Credentials were refreshed, but the refreshed credentials are still expired.',
    );
    await expect(until('soon')).rejects.toThrow('Unknown string format: soon');
  });
});

describe('half of the keys', () => {
  test.each([
    ['credentials', '[default]', 'shared-credentials-file'],
    ['config', '[default]', 'config-file'],
  ])('in the %s file are an error', async (file, header, provider) => {
    // The credentials file would be looked at for the other's profile, too.
    await home.write(`.aws/${file}`, `${header}\naws_access_key_id = k`);
    await expect(signingKeys(home)).rejects.toMatchObject({
      message: `Partial credentials found in ${provider}, missing: aws_secret_access_key`,
      exitCode: 255,
    });
  });

  test('that are only the secret are none', async () => {
    await home.write('.aws/credentials', '[default]\naws_secret_access_key = s');
    expect(await signingKeys(home)).toBeUndefined();
    expect(await signingKeys(home, { env: { AWS_SECRET_ACCESS_KEY: 's' } })).toBeUndefined();
  });
});

test.each([
  ['aws_session_token = n', 'n'],
  ['aws_session_token = n\naws_security_token = o', 'o'],
])('a profile with %j has the token %s', async (tokens, sessionToken) => {
  await home.write('.aws/credentials', `[default]\n${keysIn('k')}${tokens}`);
  expect(await signingKeys(home)).toMatchObject({ sessionToken });
});

test('the file of the old EC2 tools is read', async () => {
  await home.write('ec2', 'AWSAccessKeyId=ek\nAWSSecretKey = es\n');
  expect(await signingKeys(home, { env: { AWS_CREDENTIAL_FILE: '~/ec2' } })).toEqual({
    accessKeyId: 'ek',
    secretAccessKey: 'es',
  });
});
