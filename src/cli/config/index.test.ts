import { describe, expect, test } from 'vitest';
import { configOf, type GivenConfig, noOptions } from '../../../test/support/cli-config.js';
import { openTestIo } from '../../../test/support/cli-io.js';
import type { CliConfig } from '../aws/contract.js';
import { resolveConfig } from './index.js';

test('without any configuration the defaults hold', async () => {
  const config = configOf({});
  expect(await config.output()).toBe('json');
  expect(await config.errorFormat()).toBe('enhanced');
  expect(await config.timestampFormat()).toBe('iso8601');
  expect(await config.binaryFormat()).toBe('base64');
  expect(await config.pager()).toBe('less');
});

describe('settings of the output', () => {
  test.each<[string, GivenConfig, keyof Omit<CliConfig, 'clientOptions'>, string]>([
    ['the environment', { env: { AWS_DEFAULT_OUTPUT: 'xml' } }, 'output', 'xml'],
    ['an empty variable', { env: { AWS_DEFAULT_OUTPUT: '' } }, 'output', ''],
    ['the profile', { config: '[default]\noutput = text' }, 'output', 'text'],
    ['the environment', { env: { AWS_CLI_ERROR_FORMAT: 'JSON' } }, 'errorFormat', 'json'],
    ['the profile', { config: '[default]\ncli_error_format = legacy' }, 'errorFormat', 'legacy'],
    ['an unknown word', { env: { AWS_CLI_ERROR_FORMAT: 'x' } }, 'errorFormat', 'enhanced'],
    [
      'the profile',
      { config: '[default]\ncli_timestamp_format = wire' },
      'timestampFormat',
      'wire',
    ],
    ['the profile', { config: '[default]\ncli_binary_format = odd' }, 'binaryFormat', 'odd'],
    ['AWS_PAGER', { env: { AWS_PAGER: '', PAGER: 'p' } }, 'pager', ''],
    ['the profile', { env: { PAGER: 'p' }, config: '[default]\ncli_pager = c' }, 'pager', 'c'],
    ['PAGER', { env: { PAGER: 'p' } }, 'pager', 'p'],
  ])('%s: %o', async (_, given, setting, expected) => {
    expect(await configOf(given)[setting]()).toBe(expected);
  });

  test('are those of no profile, and no error, while one that does not exist may be forgiven', async () => {
    const config = configOf({ env: { AWS_PROFILE: 'zip' }, config: '[default]\noutput = text' });
    expect(await config.timestampFormat()).toBe('iso8601');
    expect(await config.binaryFormat()).toBe('base64');
    await expect(config.output()).rejects.toThrow('The config profile (zip) could not be found');
    await expect(config.errorFormat()).rejects.toThrow('could not be found');
    await expect(config.pager()).rejects.toThrow('could not be found');
  });
});

test('files are read once, and not before they are needed', async () => {
  const { io } = openTestIo({ env: { HOME: '/me' } });
  const read: string[] = [];
  const readFile = async (path: string): Promise<Buffer> => {
    read.push(path);
    return Buffer.from('');
  };
  const config = resolveConfig(noOptions, { ...io, readFile });
  expect(read).toEqual([]);
  await config.output();
  await config.timestampFormat();
  await config.pager();
  expect(read).toEqual(['/me/.aws/config', '/me/.aws/credentials']);
});
