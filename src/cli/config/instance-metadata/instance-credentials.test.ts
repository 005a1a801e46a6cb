import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type AwsHome,
  type Lookup,
  openAwsHome,
  signingKeys,
} from '../../../../test/support/aws-home.js';
import {
  closedPort,
  type Loopback,
  type LoopbackAnswer,
  type SeenRequest,
  startLoopback,
} from '../../../../test/support/loopback.js';

const now = Date.UTC(2026, 2, 1);

let home: AwsHome;
let instance: Loopback;
let answers: Record<string, LoopbackAnswer>;

const roles = '/latest/meta-data/iam/security-credentials/';
const credentials = {
  AccessKeyId: 'AKinstance',
  SecretAccessKey: 's',
  Token: 't',
  Expiration: '2026-03-01T06:00:00Z',
};

beforeEach(async () => {
  home = await openAwsHome();
  answers = {
    '/latest/api/token': { body: 'SESSION' },
    [roles]: { body: 'role' },
    [`${roles}role`]: { body: JSON.stringify(credentials) },
  };
  instance = await startLoopback(({ path }) => answers[path] ?? { status: 404 });
});

afterEach(async () => {
  await home.remove();
  await instance.close();
});

const lookup = (env: Lookup['env'] = {}): Lookup => ({
  now,
  env: {
    AWS_EC2_METADATA_DISABLED: 'false',
    AWS_EC2_METADATA_SERVICE_ENDPOINT: `${instance.url}/`,
    ...env,
  },
});

const shown = ({ method, path, headers }: SeenRequest) => [
  method,
  path,
  headers['x-aws-ec2-metadata-token'],
];

test('the credentials of the role of the instance are asked for with a token', async () => {
  expect(await signingKeys(home, lookup())).toEqual({
    accessKeyId: 'AKinstance',
    secretAccessKey: 's',
    sessionToken: 't',
  });
  expect(instance.requests.map(shown)).toEqual([
    ['PUT', '/latest/api/token', undefined],
    ['GET', roles, 'SESSION'],
    ['GET', `${roles}role`, 'SESSION'],
  ]);
  expect(instance.requests[0]?.headers['x-aws-ec2-metadata-token-ttl-seconds']).toBe('21600');
});

test('credentials that have expired are used while the service has nothing newer', async () => {
  const expired = { ...credentials, Expiration: '2026-02-28T00:00:00Z' };
  answers[`${roles}role`] = { body: JSON.stringify(expired) };
  expect(await signingKeys(home, lookup())).toMatchObject({ accessKeyId: 'AKinstance' });
});

test.each([403, 404, 405])('without a token (%i) the older version is asked', async (status) => {
  answers['/latest/api/token'] = { status };
  expect(await signingKeys(home, lookup())).toMatchObject({ accessKeyId: 'AKinstance' });
  expect(instance.requests[1]?.headers['x-aws-ec2-metadata-token']).toBeUndefined();
});

test('the older version is not asked when that is not wanted', async () => {
  answers['/latest/api/token'] = { status: 404 };
  await expect(
    signingKeys(home, lookup({ AWS_EC2_METADATA_V1_DISABLED: 'true' })),
  ).rejects.toMatchObject({
    message:
      'Error retrieving metadata: Unable to retrieve token for use in IMDSv2 call and IMDSv1 has been disabled',
    exitCode: 255,
  });
});

describe('there are no credentials', () => {
  test.each([
    ['where a token is refused', { '/latest/api/token': { status: 400 } }],
    ['where there is no role', { [roles]: { status: 404 } }],
    ['where the role has no name', { [roles]: {} }],
    ['where the role has none', { [`${roles}role`]: { body: '{"Code":"Failed","Message":"m"}' } }],
    ['where they are no JSON', { [`${roles}role`]: { body: 'words' } }],
  ])('%s', async (_, changed) => {
    Object.assign(answers, changed);
    expect(await signingKeys(home, lookup())).toBeUndefined();
  });

  test('where nobody answers', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`;
    const env = { AWS_EC2_METADATA_SERVICE_ENDPOINT: url };
    expect(await signingKeys(home, lookup(env))).toBeUndefined();
  });

  test('where nobody is to be asked', async () => {
    expect(await signingKeys(home, lookup({ AWS_EC2_METADATA_DISABLED: 'TRUE' }))).toBeUndefined();
    expect(instance.requests).toEqual([]);
  });
});

test('the service is asked as often as the settings say', async () => {
  answers[roles] = { status: 500 };
  await signingKeys(home, lookup({ AWS_METADATA_SERVICE_NUM_ATTEMPTS: '3' }));
  expect(instance.requests.filter(({ path }) => path === roles)).toHaveLength(3);
});

test('a role may be assumed with them', async () => {
  await home.write('.aws/config', '[profile p]\nrole_arn=r\ncredential_source=Ec2InstanceMetadata');
  await expect(signingKeys(home, { ...lookup(), profile: 'p' })).rejects.toThrow(
    'Parameter validation failed',
  );
  expect(instance.requests.map(({ path }) => path)).toContain(`${roles}role`);
});

test.each([
  [
    { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'x' },
    "Invalid EC2 Instance Metadata endpoint mode: x Valid endpoint modes (case-insensitive): ('ipv4', 'ipv6').",
  ],
  [
    { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'words' },
    'Invalid endpoint EC2 Instance Metadata endpoint: words',
  ],
  [{ AWS_METADATA_SERVICE_TIMEOUT: 'x' }, "invalid literal for int() with base 10: 'x'"],
])('%o is an error', async (env, message) => {
  await expect(signingKeys(home, lookup(env))).rejects.toMatchObject({ message, exitCode: 255 });
});
