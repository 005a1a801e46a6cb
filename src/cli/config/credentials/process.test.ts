import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AwsHome, openAwsHome, signingKeys } from '../../../../test/support/aws-home.js';

let home: AwsHome;

beforeEach(async () => {
  home = await openAwsHome();
});

afterEach(() => home.remove());

/** Has a program print its credentials. */
const run = async (program: string) => {
  await home.write('program.mjs', program);
  await home.write(
    '.aws/config',
    `[default]\ncredential_process = "${process.execPath}" '${home.path}/program.mjs' "two words"\n`,
  );
  return signingKeys(home);
};

const printing = (answer: object) => run(`console.log(${JSON.stringify(JSON.stringify(answer))})`);

const keys = { Version: 1, AccessKeyId: 'AK', SecretAccessKey: 'SK' };

test('a command prints credentials', async () => {
  expect(await printing(keys)).toEqual({ accessKeyId: 'AK', secretAccessKey: 'SK' });
  expect(await printing({ ...keys, SessionToken: 't', Expiration: null })).toEqual({
    accessKeyId: 'AK',
    secretAccessKey: 'SK',
    sessionToken: 't',
  });
  expect(await printing({ ...keys, Expiration: '2099-01-01T00:00:00Z' })).toEqual({
    accessKeyId: 'AK',
    secretAccessKey: 'SK',
  });
});

test('its words may be quoted', async () => {
  const answer = '{ Version: 1, AccessKeyId: process.argv[2], SecretAccessKey: "s" }';
  const found = await run(`console.log(JSON.stringify(${answer}))`);
  expect(found?.accessKeyId).toBe('two words');
});

test('credentials that are about to expire are asked for again', async () => {
  const soon = new Date(1_790_000_000_000 + 60_000).toISOString();
  const found = await run(`
    import { existsSync, writeFileSync } from 'node:fs';
    const isSecond = existsSync('${home.path}/ran');
    writeFileSync('${home.path}/ran', '');
    console.log(JSON.stringify({ Version: 1, AccessKeyId: isSecond ? 'second' : 'first',
      SecretAccessKey: 's', Expiration: isSecond ? '2099-01-01T00:00:00Z' : '${soon}' }));
  `);
  expect(found?.accessKeyId).toBe('second');
});

describe('it is an error', () => {
  const failure = 'Error when retrieving credentials from custom-process: ';
  test.each([
    ['that fails', "console.error('oh no'); process.exit(3)", `${failure}oh no\n`],
    [
      'of no version',
      "console.log('{}')",
      `${failure}Unsupported version '<Version key not provided>' for credential process provider, supported versions: 1`,
    ],
    [
      'of another version',
      'console.log(\'{"Version":2}\')',
      `${failure}Unsupported version '2' for credential process provider, supported versions: 1`,
    ],
    [
      'without a key',
      'console.log(\'{"Version":1}\')',
      `${failure}Missing required key in response: 'AccessKeyId'`,
    ],
    [
      'without a secret',
      'console.log(\'{"Version":1,"AccessKeyId":"a"}\')',
      `${failure}Missing required key in response: 'SecretAccessKey'`,
    ],
    ['that is no JSON', "console.log('hello')", 'Expecting value: line 1 column 1 (char 0)'],
    ['that is nothing', '', 'Expecting value: line 1 column 1 (char 0)'],
    [
      'that has expired',
      'console.log(\'{"Version":1,"AccessKeyId":"a","SecretAccessKey":"s","Expiration":"2020-01-01T00:00:00Z"}\')',
      'Credentials were refreshed, but the refreshed credentials are still expired.',
    ],
  ])('for an answer %s', async (_, program, message) => {
    await expect(run(program)).rejects.toMatchObject({ message });
  });

  test.each([
    ['/nope/x y', "[Errno 2] No such file or directory: '/nope/x'"],
    ['"x', 'No closing quotation'],
  ])('for the command %s', async (command, message) => {
    await home.write('.aws/config', `[default]\ncredential_process = ${command}\n`);
    await expect(signingKeys(home)).rejects.toMatchObject({ message, exitCode: 255 });
  });
});
