import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTestIo } from '../../../../test/support/cli-io.js';
import { CommandFailure } from '../command-line/failure.js';
import { findConnection } from './connection.js';
import type { ConnectionValues } from './connection-options.js';

const credentialsFile = `[default]
aws_access_key_id = LOCAL
aws_secret_access_key = secret
`;
const here = resolve('.pipewright/credentials');

const find = async (
  values: ConnectionValues,
  given: {
    readonly env?: Readonly<Record<string, string>>;
    readonly files?: Readonly<Record<string, string>>;
  } = {},
) => {
  const { io } = openTestIo(given);
  const { options, isLocal, environment } = await findConnection(values, io);
  const { endpoint, region, isSigning } = options;
  const { accessKeyId } = options.credentials ?? {};
  return { endpoint, region, accessKeyId, isSigning, isLocal, environment: [...environment] };
};

const keys = { AWS_ACCESS_KEY_ID: 'ENV', AWS_SECRET_ACCESS_KEY: 'secret' };
const local = 'http://127.0.0.1:8420';

describe('where nothing is configured', () => {
  test('it is the server on this machine, with the credentials that are here', async () => {
    expect(await find({}, { files: { [here]: credentialsFile } })).toEqual({
      endpoint: local,
      region: 'us-east-1',
      accessKeyId: 'LOCAL',
      isSigning: true,
      isLocal: true,
      environment: [
        ['AWS_ENDPOINT_URL', local],
        ['AWS_REGION', 'us-east-1'],
        ['AWS_SHARED_CREDENTIALS_FILE', here],
      ],
    });
  });

  test('the server is asked without credentials where there are none', async () => {
    expect(await find({})).toMatchObject({ endpoint: local, isSigning: false });
  });
});

test('the credentials here win over those of AWS for the server here', async () => {
  const files = { [here]: credentialsFile };
  expect(await find({}, { env: keys, files })).toMatchObject({ accessKeyId: 'LOCAL' });
  expect(await find({}, { env: keys })).toMatchObject({ endpoint: local, accessKeyId: 'ENV' });
});

test.each([
  [{ AWS_ENDPOINT_URL: 'http://one:1' }, 'http://one:1'],
  [
    { AWS_ENDPOINT_URL: 'http://one:1', AWS_ENDPOINT_URL_CODEPIPELINE: 'http://two:2' },
    'http://two:2',
  ],
])('the environment %j names the server', async (env, endpoint) => {
  expect(await find({}, { env: { ...env, ...keys, AWS_REGION: 'eu-west-1' } })).toEqual({
    endpoint,
    region: 'eu-west-1',
    accessKeyId: 'ENV',
    isSigning: true,
    isLocal: false,
    environment: [['AWS_ENDPOINT_URL', endpoint]],
  });
});

test('the line wins over the environment', async () => {
  const env = { ...keys, AWS_ENDPOINT_URL: 'http://one:1', AWS_REGION: 'eu-west-1' };
  expect(
    await find({ 'endpoint-url': 'http://two:2', region: 'ap-south-1' }, { env }),
  ).toMatchObject({
    endpoint: 'http://two:2',
    region: 'ap-south-1',
    environment: [
      ['AWS_ENDPOINT_URL', 'http://two:2'],
      ['AWS_REGION', 'ap-south-1'],
    ],
  });
});

test('a profile may name the server', async () => {
  const config = `[profile mine]
endpoint_url = http://three:3
region = eu-north-1
aws_access_key_id = PROFILE
aws_secret_access_key = secret
`;
  const env = { AWS_CONFIG_FILE: '/config' };
  expect(
    await find({ profile: 'mine' }, { env, files: { '/config': config, [here]: credentialsFile } }),
  ).toEqual({
    endpoint: 'http://three:3',
    region: 'eu-north-1',
    accessKeyId: 'PROFILE',
    isSigning: true,
    isLocal: false,
    environment: [['AWS_PROFILE', 'mine']],
  });
});

test('the credentials here are not for a server elsewhere', async () => {
  const files = { [here]: credentialsFile };
  expect(await find({ 'endpoint-url': 'https://cd.example' }, { files })).toMatchObject({
    accessKeyId: undefined,
  });
  expect(await find({ 'endpoint-url': 'http://localhost:9000' }, { files })).toMatchObject({
    accessKeyId: 'LOCAL',
  });
});

test('a data directory that is named has the credentials', async () => {
  const files = { [resolve('/data/credentials')]: credentialsFile };
  const values = { 'data-dir': '/data', 'endpoint-url': 'http://localhost:9000' };
  expect(await find(values, { env: keys, files })).toMatchObject({ accessKeyId: 'LOCAL' });
  await expect(find(values, { env: keys })).rejects.toThrow(
    new CommandFailure(
      'There are no credentials in /data. Name the data directory of a server that has been started.',
      255,
    ),
  );
});
