import { describe, expect, test } from 'vitest';
import { CliError } from '../cli-error.js';
import { parseGlobals } from './globals.js';

const commands = ['codepipeline', 'status', 'help'];
const parse = (...argv: readonly string[]) => parseGlobals(argv, commands);

function refusal(...argv: readonly string[]): CliError | undefined {
  try {
    parse(...argv);
    return undefined;
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
}

const plain = {
  debug: false,
  verifySsl: true,
  paginate: true,
  color: 'auto',
  signRequest: true,
  pager: true,
};

describe('the options of the whole program', () => {
  test('are taken from everywhere, and the rest keeps its order', () => {
    expect(
      parse(
        '--region',
        'r',
        'codepipeline',
        '--out=text',
        'get-job-details',
        '--job-id',
        '--debug',
        'j',
      ),
    ).toEqual({
      kind: 'command',
      command: 'codepipeline',
      globals: { ...plain, region: 'r', output: 'text', debug: true },
      timeouts: { read: undefined, connect: undefined },
      rest: ['get-job-details', '--job-id', 'j'],
    });
  });

  test.each([
    [['--endpoint-url', 'u'], { endpointUrl: 'u' }],
    [['--no-verify-ssl'], { verifySsl: false }],
    [['--no-paginate'], { paginate: false }],
    [['--output', 'off'], { output: 'off' }],
    [['--query', 'a[0]'], { query: 'a[0]' }],
    [['--profile', 'p'], { profile: 'p' }],
    [['--prof=p'], { profile: 'p' }],
    [['--color', 'on'], { color: 'on' }],
    [['--no-sign-request'], { signRequest: false }],
    [['--ca-bundle', 'f'], { caBundle: 'f' }],
    [['--cli-binary-format', 'base64'], { binaryFormat: 'base64' }],
    [['--no-cli-pager'], { pager: false }],
    [['--cli-auto-prompt'], { autoPrompt: true }],
    [['--no-cli-auto-prompt'], { autoPrompt: false }],
    [['--cli-error-format', 'legacy'], { errorFormat: 'legacy' }],
    [['--region', 'a', '--region', 'b'], { region: 'b' }],
  ])('are read from %j', (options, globals) => {
    expect(parse('codepipeline', ...options)).toMatchObject({ globals: { ...plain, ...globals } });
  });

  test('stand before `--`, after which a word is a word', () => {
    expect(parse('codepipeline', 'x', '--', '--debug')).toMatchObject({
      globals: plain,
      rest: ['x', '--', '--debug'],
    });
  });

  test('leave timeouts as they were given', () => {
    expect(
      parse('codepipeline', '--cli-read-timeout', 'x', '--cli-connect-timeout=1'),
    ).toMatchObject({ timeouts: { read: 'x', connect: '1' } });
  });
});

test.each([
  [['--version']],
  [['codepipeline', 'bogus', '--version']],
  [['--vers', '--output', 'bad']],
])('%j asks for the version', (argv) => {
  expect(parse(...argv)).toEqual({ kind: 'version' });
});

test.each([
  [[], 'the following arguments are required: command'],
  [['--debug'], 'the following arguments are required: command'],
  [['codepipelin'], "argument command: Found invalid choice 'codepipelin'"],
  [['codepipeline', '--output', 'jsn'], "argument --output: Found invalid choice 'jsn'"],
  [['--output', 'jsn', '--version'], "argument --output: Found invalid choice 'jsn'"],
  [['-1.5', 'codepipeline', '--region'], "argument command: Found invalid choice '-1.5'"],
  [
    ['codepipeline', '--c', 'x'],
    'ambiguous option: --c could match --color, --ca-bundle, --cli-read-timeout, --cli-connect-timeout, --cli-binary-format, --cli-auto-prompt, --cli-error-format',
  ],
])('%j is refused with the whole usage', (argv, message) => {
  const error = refusal(...argv);
  expect(error?.message).toBe(message);
  expect(error?.facts).toMatchObject({ exitCode: 252, code: 'ParamValidation', usage: 'after' });
});

test.each([
  [['codepipeline', 'x', '--profile'], 'argument --profile: expected one argument'],
  [['--version', '--debug=1'], "argument --debug: ignored explicit argument '1'"],
  [['--output', 'bad', '--=x'], 'ambiguous option: --=x could match --profile, --debug'],
])('%j is refused before anything else, with the usage of two options', (argv, message) => {
  const error = refusal(...argv);
  expect(error?.message).toBe(message);
  expect(error?.facts.usage).toBe('profileAndDebug');
});

test('prompting cannot be asked for and forbidden', () => {
  expect(refusal('--cli-auto-prompt', '--no-cli-auto-prompt')?.message).toBe(
    'Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.',
  );
});
