import { expect, test } from 'vitest';
import { CliError } from '../cli-error.js';
import { parseGlobals } from './globals.js';
import { resolveGlobals } from './resolve-globals.js';

async function outcome(...options: readonly string[]): Promise<unknown> {
  const line = parseGlobals(['codepipeline', ...options], ['codepipeline']);
  if (line.kind === 'version') return line;
  try {
    return (await resolveGlobals(line)).globals;
  } catch (error) {
    return error instanceof CliError ? [error.exitCode, error.message] : error;
  }
}

const noScheme = (url: string) => [
  252,
  `Bad value for --endpoint-url "${url}": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/`,
];

test.each([[''], ['127.0.0.1:9'], ['//x'], ['h ttp://x']])(
  'the endpoint «%s» has no scheme',
  async (url) => {
    expect(await outcome('--endpoint-url', url)).toEqual(noScheme(url));
  },
);

test.each([['http://x'], ['localhost:1'], [' http://x'], ['http://[::1]:9']])(
  'the endpoint «%s» has one',
  async (url) => {
    expect(await outcome('--endpoint-url', url)).toMatchObject({ endpointUrl: url });
  },
);

test('an address in brackets has both of them', async () => {
  expect(await outcome('--endpoint-url', 'http://[::1:9')).toEqual([255, 'Invalid IPv6 URL']);
});

test('timeouts are ints', async () => {
  expect(await outcome('--cli-read-timeout', ' 5_0 ', '--cli-connect-timeout', '0')).toMatchObject({
    readTimeout: 50,
    connectTimeout: 0,
  });
  expect(await outcome('--cli-read-timeout', '1.5', '--cli-connect-timeout', 'y')).toEqual([
    255,
    "invalid literal for int() with base 10: '1.5'",
  ]);
});

test('the query is read first, then the endpoint, then the timeouts', async () => {
  const all = ['--query', '[[', '--endpoint-url', '', '--cli-read-timeout', 'x'];
  expect(await outcome(...all)).toEqual([
    252,
    expect.stringMatching(/^Bad value for --query \[\[: /),
  ]);
  expect(await outcome(...all.slice(2))).toEqual(noScheme(''));
});
