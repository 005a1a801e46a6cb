import { describe, expect, test } from 'vitest';
import { configOf, type GivenConfig } from '../../../test/support/cli-config.js';
import { startLoopback } from '../../../test/support/loopback.js';
import type { ClientOptions } from '../../client/index.js';
import { CliError } from '../aws/cli-error.js';

const keys = { AWS_ACCESS_KEY_ID: 'EK', AWS_SECRET_ACCESS_KEY: 'ES' };
const region = { AWS_REGION: 'eu-west-1' };
const env = { ...keys, ...region };

const optionsOf = (given: GivenConfig): Promise<ClientOptions> => configOf(given).clientOptions();

const failureOf = (given: GivenConfig): Promise<CliError> =>
  optionsOf(given).then(
    (options) => {
      throw new Error(`There is nothing wrong: ${JSON.stringify(options)}`);
    },
    (error: unknown) => {
      if (error instanceof CliError) return error;
      throw error;
    },
  );

test('without any configuration the defaults hold', async () => {
  expect(await optionsOf({ env })).toEqual({
    endpoint: 'https://codepipeline.eu-west-1.amazonaws.com',
    region: 'eu-west-1',
    credentials: { accessKeyId: 'EK', secretAccessKey: 'ES' },
    isSigning: true,
    timeouts: { connect: 60, read: 60 },
    verifySsl: true,
    caBundle: undefined,
    retry: { mode: 'standard', maxAttempts: 3 },
    proxy: undefined,
    userAgent: expect.stringMatching(/^pipewright\/\S+ node\/\S+ \w+$/),
  });
});

describe('the region comes from', () => {
  const config = '[default]\nregion = conf';
  test.each<[string, GivenConfig, string]>([
    ['the command line', { options: { region: 'line' }, env: { AWS_REGION: 'a' }, config }, 'line'],
    [
      'AWS_REGION',
      { env: { AWS_REGION: 'new', AWS_DEFAULT_REGION: 'old' }, options: { region: '' }, config },
      'new',
    ],
    ['AWS_DEFAULT_REGION', { env: { AWS_DEFAULT_REGION: 'old' }, config }, 'old'],
    ['the profile', { config }, 'conf'],
    ['the credentials file', { credentials: '[default]\nregion = cred', config }, 'cred'],
  ])('%s', async (_, given, expected) => {
    const found = await optionsOf({ ...given, env: { ...keys, ...given.env } });
    expect(found.region).toBe(expected);
  });

  test('the instance that it runs on', async () => {
    const instance = await startLoopback(({ method, path, headers }) => {
      if (method === 'PUT') return { body: 'token' };
      const isKnown =
        path === '/latest/meta-data/placement/availability-zone/' &&
        headers['x-aws-ec2-metadata-token'] === 'token';
      return isKnown ? { body: 'eu-west-9b' } : { status: 404 };
    });
    const { region: found } = await optionsOf({
      env: {
        ...keys,
        AWS_EC2_METADATA_DISABLED: 'false',
        AWS_EC2_METADATA_SERVICE_ENDPOINT: instance.url,
      },
    });
    expect(found).toBe('eu-west-9');
    await instance.close();
  });
});

describe('the profile is', () => {
  const config = '[default]\nregion = d\n[profile a]\nregion = a\n[profile b]\nregion = b';
  test.each<[string, GivenConfig, string]>([
    ['that of the command line', { options: { profile: 'a' }, env: { AWS_PROFILE: 'b' } }, 'a'],
    ['AWS_PROFILE', { env: { AWS_PROFILE: 'a', AWS_DEFAULT_PROFILE: 'b' } }, 'a'],
    ['AWS_DEFAULT_PROFILE', { env: { AWS_DEFAULT_PROFILE: 'b' } }, 'b'],
    ['the default one', { options: { profile: '' } }, 'd'],
  ])('%s', async (_, given, expected) => {
    const credentials = '[a]\naws_access_key_id = k\naws_secret_access_key = s';
    const all = { ...given, config, credentials, env: { ...keys, ...given.env } };
    expect((await optionsOf(all)).region).toBe(expected);
  });
});

describe('the endpoint', () => {
  const service = (url: string): string =>
    `[services s]\ncodepipeline =\n  endpoint_url = ${url}\n`;
  const both = `${service('http://svc')}[default]\nservices = s\nendpoint_url = http://conf`;
  test.each<[string, GivenConfig, string]>([
    [
      'is that of the command line before all others',
      { options: { endpointUrl: 'http://line' }, env: { AWS_ENDPOINT_URL: 'http://e' } },
      'http://line',
    ],
    [
      'is that of the variable for the service',
      { env: { AWS_ENDPOINT_URL: 'http://e', AWS_ENDPOINT_URL_CODEPIPELINE: 'http://s' } },
      'http://s',
    ],
    [
      'is that of the variable for all services',
      { env: { AWS_ENDPOINT_URL: 'http://e', AWS_ENDPOINT_URL_CODEPIPELINE: '' }, config: both },
      'http://e',
    ],
    ['is that of the services section', { config: both }, 'http://svc'],
    ['is that of the profile', { config: '[default]\nendpoint_url = http://conf' }, 'http://conf'],
    [
      'is the usual one when configured ones are to be ignored',
      { env: { AWS_ENDPOINT_URL: 'http://e', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True' } },
      'https://codepipeline.eu-west-1.amazonaws.com',
    ],
    [
      'of the command line is never ignored',
      {
        options: { endpointUrl: 'http://line' },
        config: '[default]\nignore_configured_endpoint_urls = true',
      },
      'http://line',
    ],
    [
      'has the variants that are asked for',
      {
        config: '[default]\nuse_fips_endpoint = true',
        env: { AWS_USE_DUALSTACK_ENDPOINT: 'TRUE' },
      },
      'https://codepipeline-fips.eu-west-1.api.aws',
    ],
  ])('%s', async (_, given, expected) => {
    expect((await optionsOf({ ...given, env: { ...env, ...given.env } })).endpoint).toBe(expected);
  });

  test('of a region with FIPS in its name is the FIPS one of the region', async () => {
    const found = await optionsOf({ env: { ...keys, AWS_REGION: 'fips-us-east-1' } });
    expect(found).toMatchObject({
      region: 'us-east-1',
      endpoint: 'https://codepipeline-fips.us-east-1.amazonaws.com',
    });
  });

  test('is reached through the proxy of the environment', async () => {
    const found = await optionsOf({ env: { ...env, HTTPS_PROXY: 'http://proxy', NO_PROXY: 'x' } });
    expect(found.proxy).toBe('http://proxy');
  });
});

describe('settings of connections and retries', () => {
  test.each<[string, GivenConfig, Partial<ClientOptions>]>([
    [
      'timeouts come from the command line',
      { options: { connectTimeout: 1, readTimeout: 0 } },
      { timeouts: { connect: 1, read: 0 } },
    ],
    ['certificates need not be verified', { options: { verifySsl: false } }, { verifySsl: false }],
    [
      'the bundle of the command line comes first',
      { options: { caBundle: 'line' }, env: { AWS_CA_BUNDLE: 'e' } },
      { caBundle: 'line' },
    ],
    [
      'then that of the environment',
      { env: { AWS_CA_BUNDLE: 'e' }, config: '[default]\nca_bundle = c' },
      { caBundle: 'e' },
    ],
    [
      'then that of the profile',
      { env: { REQUESTS_CA_BUNDLE: 'r' }, config: '[default]\nca_bundle = c' },
      { caBundle: 'c' },
    ],
    ['then that of Python', { env: { REQUESTS_CA_BUNDLE: 'r' } }, { caBundle: 'r' }],
    [
      'attempts of the environment come before those of the profile',
      { env: { AWS_MAX_ATTEMPTS: ' 1_0 ' }, config: '[default]\nmax_attempts = x' },
      { retry: { mode: 'standard', maxAttempts: 10 } },
    ],
    [
      'the profile says how to retry',
      { config: '[default]\nmax_attempts = 7\nretry_mode = adaptive' },
      { retry: { mode: 'adaptive', maxAttempts: 7 } },
    ],
    [
      'nothing is signed when that is not wanted',
      { options: { signRequest: false } },
      { isSigning: false, credentials: undefined },
    ],
  ])('%s', async (_, given, expected) => {
    expect(await optionsOf({ ...given, env: { ...env, ...given.env } })).toMatchObject(expected);
  });
});

describe('what is wrong is told in the words of AWS:', () => {
  test.each<[string, GivenConfig, number]>([
    ['The config profile (zip) could not be found', { options: { profile: 'zip' }, env }, 255],
    ['The config profile () could not be found', { env: { ...env, AWS_PROFILE: '' } }, 255],
    [
      "Provided region_name 'bad region' doesn't match a supported format.",
      { env: { ...env, AWS_REGION: 'bad region', AWS_PROFILE: 'zip' } },
      255,
    ],
    [
      "Provided region_name '123' doesn't match a supported format.",
      { env: keys, config: '[default]\nregion = 123' },
      255,
    ],
    [
      'You must specify a region. You can also configure your region by running "aws configure".',
      { env: keys },
      253,
    ],
    ['Invalid endpoint: localhost:1', { env, options: { endpointUrl: 'localhost:1' } }, 255],
    ['Invalid endpoint: http://_', { env: { ...env, AWS_ENDPOINT_URL: 'http://_' } }, 255],
    [
      'Invalid Configuration: FIPS and custom endpoint are not supported',
      { env: { ...env, AWS_USE_FIPS_ENDPOINT: 'true', AWS_ENDPOINT_URL: 'http://e' } },
      255,
    ],
    [
      'The profile is configured to use the services section but the "v" services configuration does not exist.',
      { env, config: '[default]\nservices = v' },
      255,
    ],
    [
      "invalid literal for int() with base 10: 'x'",
      { env: { ...env, AWS_MAX_ATTEMPTS: 'x' } },
      255,
    ],
    [
      "invalid literal for int() with base 10: ''",
      { env, config: '[default]\nmax_attempts=' },
      255,
    ],
    [
      'Value provided to "max_attempts": 0 must be an integer greater than or equal to one.',
      { env: { ...env, AWS_MAX_ATTEMPTS: '0', AWS_RETRY_MODE: 'x' } },
      255,
    ],
    [
      'Invalid value provided to "mode": "legacy" must be one of: "standard" or "adaptive"',
      { env, config: '[default]\nretry_mode = legacy' },
      255,
    ],
    ['Unable to parse config file: /me/.aws/config', { env, config: 'words' }, 255],
    [
      'Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY',
      { env: { AWS_ACCESS_KEY_ID: 'a' } },
      255,
    ],
  ])('%s', async (message, given, exitCode) => {
    expect(await failureOf(given)).toMatchObject({ message, exitCode });
  });

  test('an unknown cli_timestamp_format, before anything else', async () => {
    const config = configOf({ config: '[default]\ncli_timestamp_format = x' });
    await expect(config.timestampFormat()).rejects.toMatchObject({
      message: 'Unknown cli_timestamp_format value: x, valid values are "wire" or "iso8601"',
      facts: { exitCode: 253, code: 'Configuration' },
    });
  });
});

test.each<[GivenConfig['options'], string]>([
  [{ readTimeout: -1 }, 'read timeout to -1'],
  [{ connectTimeout: -3, readTimeout: -1 }, 'connect timeout to -3'],
])('no time is less than none: %j', async (options, what) => {
  const { message, exitCode } = await failureOf({ env, options: options ?? {} });
  expect(exitCode).toBe(255);
  expect(message).toBe(
    `Attempted to set ${what}, but the timeout cannot be set to a value less than or equal to 0.`,
  );
});
