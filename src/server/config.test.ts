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

  test.each([
    [['--port', 'http'], "--port takes a whole number up to 65535, not 'http'."],
    [['--port', '70000'], "--port takes a whole number up to 65535, not '70000'."],
    [['--account-id', '12'], "--account-id takes 12 digits, not '12'."],
    [['--acknowledge-within', '-1'], /--acknowledge-within/],
    [['--log-level', 'loud'], /--log-level takes one of/],
    [['--s3-endpoint', 'minio'], "--s3-endpoint takes a URL, not 'minio'."],
    [['--s3-endpoint', 'http://minio:9000'], /needs PIPEWRIGHT_S3_ACCESS_KEY_ID/],
    [['--prot', '1'], /Unknown option '--prot'/],
  ])('%j is refused with a sentence that says why', (args, message) => {
    expect(() => readConfig(args, {})).toThrow(message);
  });

  test('half of the credentials is refused', () => {
    expect(() => readConfig([], { PIPEWRIGHT_ACCESS_KEY_ID: 'AKIA' })).toThrow(/set both or none/);
  });
});
