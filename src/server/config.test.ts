import { describe, expect, test } from 'vitest';
import { readConfig } from './config.js';

const read = (args: readonly string[], env = {}) => {
  const config = readConfig(args, env);
  if (config === 'help') throw new Error('help was not asked for');
  return config;
};

describe('readConfig', () => {
  test('without anything given the server is on the loopback address, port 8420', () => {
    expect(read([])).toMatchObject({
      host: '127.0.0.1',
      port: 8420,
      accountId: '000000000000',
      continuationDelay: 5_000,
      acknowledgeWithin: 60_000,
      databaseUrl: undefined,
    });
  });

  test('the command line wins over DATABASE_URL', () => {
    const env = { DATABASE_URL: 'postgres://env/db' };
    expect(read([], env).databaseUrl).toBe('postgres://env/db');
    expect(read(['--database-url', 'postgres://arg/db'], env).databaseUrl).toBe(
      'postgres://arg/db',
    );
  });

  test('an address keeps its path and loses the slash at its end', () => {
    expect(read(['--public-url', 'https://CI.example.com/pipewright/']).publicUrl).toBe(
      'https://ci.example.com/pipewright',
    );
    expect(read([])).toMatchObject({
      publicUrl: undefined,
      githubEndpoint: 'https://api.github.com',
    });
  });

  test('the endpoint of CloudWatch may leave its region open', () => {
    const endpoint = 'https://monitoring.{region}.amazonaws.com';
    const env = {
      PIPEWRIGHT_CLOUDWATCH_ACCESS_KEY_ID: 'AKID',
      PIPEWRIGHT_CLOUDWATCH_SECRET_ACCESS_KEY: 'geheim',
    };
    expect(read(['--cloudwatch-endpoint', endpoint], env).ruleSettings.cloudWatch).toEqual({
      endpoint,
      accessKeyId: 'AKID',
      secretAccessKey: 'geheim',
    });
    expect(read([], env).ruleSettings.cloudWatch).toBeUndefined();
  });

  test.each([
    [['--port', 'http'], "--port takes a whole number up to 65535, not 'http'."],
    [['--port', '70000'], "--port takes a whole number up to 65535, not '70000'."],
    [['--account-id', '12'], "--account-id takes 12 digits, not '12'."],
    [['--acknowledge-within', '-1'], /--acknowledge-within/],
    [['--log-level', 'loud'], /--log-level takes one of/],
    [
      ['--cloudwatch-endpoint', 'monitoring'],
      /--cloudwatch-endpoint takes the URL of a web server/,
    ],
    [
      ['--cloudwatch-endpoint', 'http://127.0.0.1:4566'],
      /--cloudwatch-endpoint needs PIPEWRIGHT_CLOUDWATCH_ACCESS_KEY_ID/,
    ],
    [['--s3-endpoint', 'minio'], "--s3-endpoint takes a URL, not 'minio'."],
    [['--public-url', 'ci.example.com'], /--public-url takes the URL of a web server/],
    [['--public-url', 'ftp://ci.example.com'], /--public-url takes the URL of a web server/],
    [['--github-endpoint', 'https://git.example.com/?x'], /--github-endpoint takes the URL/],
    [['--s3-endpoint', 'http://minio:9000'], /needs PIPEWRIGHT_S3_ACCESS_KEY_ID/],
    [['--prot', '1'], /Unknown option '--prot'/],
  ])('%j is refused with a sentence that says why', (args, message) => {
    expect(() => readConfig(args, {})).toThrow(message);
  });

  test('half of the credentials is refused', () => {
    expect(() => readConfig([], { PIPEWRIGHT_ACCESS_KEY_ID: 'AKIA' })).toThrow(/set both or none/);
  });
});
