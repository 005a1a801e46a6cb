import { expect, test } from 'vitest';
import { openTestIo } from '../../../../test/support/cli-io.js';
import { configurationError } from '../../aws/cli-error.js';
import { defineCommand } from './define-command.js';
import { CommandFailure, UsageFailure } from './failure.js';

const help = `Usage: pipewright greet NAME [--loud]

Greets somebody.
`;

const greet = (run: (name: string, isLoud: boolean) => void = () => undefined) =>
  defineCommand({
    name: 'greet',
    help,
    options: { loud: { type: 'boolean' } },
    run: async ({ values, positionals }) => {
      run(positionals.join(' '), values.loud === true);
      return 7;
    },
  });

test('a command is given its options and words, and gives the exit code', async () => {
  const greeted: unknown[] = [];
  const { io } = openTestIo();
  const command = greet((...given) => greeted.push(given));
  expect(await command.run(['ada', '--loud', '--', '--help'], io)).toBe(7);
  expect(greeted).toEqual([['ada --help', true]]);
});

test.each([['--help'], ['-h']])(
  '%s is answered on standard output, whatever else is wrong',
  async (flag) => {
    const { io, out, err } = openTestIo();
    expect(await greet().run(['--bogus', flag], io)).toBe(0);
    expect(out()).toBe(help);
    expect(err()).toBe('');
  },
);

const usage = '\nUsage: pipewright greet NAME [--loud]\n\nSee pipewright greet --help.\n';

test.each<[string, readonly string[]]>([
  ["pipewright greet: Unknown option '--bogus'.\n", ['--bogus']],
  ["pipewright greet: Option '--loud' does not take an argument.\n", ['--loud=yes']],
])('a wrong line is told of with the usage: %s', async (message, args) => {
  const { io, out, err } = openTestIo();
  expect(await greet().run(args, io)).toBe(252);
  expect(out()).toBe('');
  expect(err()).toBe(`${message}${usage}`);
});

test.each<[number, string, Error]>([
  [252, usage, new UsageFailure('No.')],
  [1, '', new CommandFailure('No.', 1)],
  [253, '', configurationError('NoCredentials', 'No.')],
  [255, '', new Error('No.')],
])('a failure ends with exit code %d', async (exitCode, more, failure) => {
  const { io, err } = openTestIo();
  const command = greet(() => {
    throw failure;
  });
  expect(await command.run([], io)).toBe(exitCode);
  expect(err()).toBe(`pipewright greet: No.\n${more}`);
});
