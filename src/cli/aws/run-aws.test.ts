import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTestIo } from '../../../test/support/cli-io.js';
import type { Io } from '../io.js';
import { runAws } from './run-aws.js';

const env = {
  AWS_ACCESS_KEY_ID: 'a',
  AWS_SECRET_ACCESS_KEY: 'b',
  AWS_REGION: 'us-east-1',
  HOME: '/nowhere',
  AWS_EC2_METADATA_DISABLED: 'true',
};

async function run(argv: readonly string[], more: Io['env'] = {}) {
  const { io, out, err } = openTestIo({
    env: { ...env, ...more },
    files: {
      '/nowhere/.aws/config':
        '[profile odd]\ncli_timestamp_format = foo\ncli_binary_format = zap\n[profile bin]\ncli_binary_format = zap\n',
    },
  });
  return { exitCode: await runAws(argv, io), out: out(), err: err() };
}

const without = (...names: readonly string[]): Io['env'] =>
  Object.fromEntries(names.map((name) => [name, undefined]));

const job = ['codepipeline', 'acknowledge-job'];
const plain = (message: string) => `\npipewright: [ERROR]: ${message}\n`;
const invalid = (message: string) => plain(`An error occurred (ParamValidation): ${message}`);

test('--version prints one line', async () => {
  const { exitCode, out, err } = await run([...job, '--version']);
  expect([exitCode, err]).toEqual([0, '']);
  expect(out).toMatch(/^pipewright\/\d\S* Node\/\S+ \S+\n$/);
});

describe('what is wrong is told in the order of the work:', () => {
  const steps = [
    { wrong: ['--profile'], told: 'argument --profile: expected one argument' },
    { wrong: ['--output', 'x'], told: "argument --output: Found invalid choice 'x'" },
    { wrong: ['--query', '[['], told: 'Bad value for --query [[: ' },
    { wrong: ['--endpoint-url', ''], told: 'Bad value for --endpoint-url "": ' },
    { wrong: ['--cli-read-timeout', 'x'], told: 'invalid literal for int()' },
    { wrong: ['--bogus'], told: 'Unknown options: --bogus' },
    { wrong: ['--job-id', 'file://nope'], told: "Error parsing parameter '--job-id': " },
    { wrong: ['--cli-input-json', '{'], told: "Error parsing parameter 'cli-input-json': " },
  ];

  test.each(steps.map((step, at) => [step.told, at] as const))('%s', async (told, at) => {
    const later = steps.slice(at).flatMap(({ wrong }) => wrong);
    // --profile wants to be the last word to lack its value.
    const line = at === 0 ? [...steps.slice(1).flatMap(({ wrong }) => wrong), '--profile'] : later;
    const { exitCode, out, err } = await run([...job, '--job-id', 'j', '--nonce', 'n', ...line]);
    expect(err).toContain(told);
    expect(exitCode).toBeGreaterThanOrEqual(252);
    expect(out).toBe('');
  });

  test('broken credentials, a missing region, parameters, missing credentials', async () => {
    const line = [...job, '--cli-input-json', '{}'];
    const nothing = without('AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY');
    expect((await run(line, without('AWS_REGION', 'AWS_SECRET_ACCESS_KEY'))).err).toBe(
      plain('Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY'),
    );
    expect((await run(line, nothing)).err).toBe(
      plain(
        'An error occurred (NoRegion): You must specify a region. You can also configure your region by running "aws configure".',
      ),
    );
    expect((await run(line, { ...nothing, AWS_REGION: 'us-east-1' })).err).toBe(
      invalid(
        'Parameter validation failed:\nMissing required parameter in input: "jobId"\nMissing required parameter in input: "nonce"',
      ),
    );
    const full = [...job, '--job-id', 'j', '--nonce', 'n'];
    expect((await run(full, { ...nothing, AWS_REGION: 'us-east-1' })).err).toBe(
      plain(
        'An error occurred (NoCredentials): Unable to locate credentials. You can configure credentials by running "aws login".',
      ),
    );
  });

  test('two settings of the profile, before the operation', async () => {
    const odd = { AWS_PROFILE: 'odd' };
    expect(await run(['codepipeline', 'bogus'], odd)).toMatchObject({
      exitCode: 253,
      err: plain(
        'An error occurred (Configuration): Unknown cli_timestamp_format value: foo, valid values are "wire" or "iso8601"',
      ),
    });
    expect(await run(['codepipeline', 'bogus'], { AWS_PROFILE: 'bin' })).toMatchObject({
      exitCode: 255,
      err: plain("'zap'"),
    });
  });
});

test('a skeleton needs neither region nor credentials', async () => {
  const nothing = without('AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY');
  expect(await run([...job, '--generate-cli-skeleton'], nothing)).toEqual({
    exitCode: 0,
    out: '{\n    "jobId": "",\n    "nonce": ""\n}\n',
    err: '',
  });
});

test('a sample of the answer is printed like an answer, once the parameters are right', async () => {
  const line = ['--generate-cli-skeleton', 'output', '--output', 'text', '--query', 'status'];
  expect(await run([...job, '--job-id', 'j', '--nonce', 'n', ...line])).toEqual({
    exitCode: 0,
    out: 'status\n',
    err: '',
  });
  const { exitCode, err } = await run([
    'codepipeline',
    'tag-resource',
    '--resource-arn',
    'a',
    '--tags',
    'key=a',
    ...line,
  ]);
  expect([exitCode, err]).toEqual([
    252,
    invalid('Parameter validation failed:\nMissing required parameter in tags[0]: "value"'),
  ]);
});

test('the form of errors is the line’s, else the environment’s', async () => {
  const line = [...job, '--job-id', 'file://nope', '--nonce', 'n'];
  const message =
    "Error parsing parameter '--job-id': Unable to load paramfile file://nope: [Errno 2] No such file or directory: 'nope'";
  const legacy = { AWS_CLI_ERROR_FORMAT: 'legacy' };
  expect((await run(line, legacy)).err).toBe(plain(message));
  expect((await run([...line, '--cli-error-format', 'enhanced'], legacy)).err).toBe(
    invalid(message),
  );
});

test('any line ends with an exit code', async () => {
  const word = fc.constantFrom(
    'codepipeline',
    'list-pipelines',
    'get-pipeline',
    'tag-resource',
    '--name',
    '--tags',
    'key=a,value=b',
    '[{',
    '--max-items',
    '3',
    '--output',
    'text',
    '--query',
    'a[',
    '--no-paginate',
    '--generate-cli-skeleton',
    'output',
    '--cli-input-json',
    '{}',
    '--cli-input-yaml',
    '--region',
    'x',
    '--',
    '',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (words) => {
      // Without a port to connect to, nothing leaves this process.
      const { exitCode } = await run([
        'codepipeline',
        ...words,
        '--endpoint-url',
        'http://[::1]:0',
      ]);
      expect([0, 252, 253, 254, 255]).toContain(exitCode);
    }),
    { numRuns: 60 },
  );
});
