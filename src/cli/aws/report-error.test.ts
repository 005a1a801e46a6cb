import { expect, test } from 'vitest';
import { openTestIo } from '../../../test/support/cli-io.js';
import {
  CliError,
  configurationError,
  generalError,
  parameterError,
  usageError,
  validationError,
} from './cli-error.js';
import type { ErrorFormat, Globals } from './globals.js';
import { reportError } from './report-error.js';

const globals: Globals = {
  debug: false,
  verifySsl: true,
  paginate: true,
  color: 'auto',
  signRequest: true,
  pager: true,
};

async function printed(error: unknown, format: ErrorFormat = 'enhanced') {
  const { io, err, out } = openTestIo();
  const config = () => Promise.reject(new Error('no configuration is read'));
  const exitCode = await reportError(error, io, {
    globals: { ...globals, errorFormat: format },
    config,
  });
  expect(out()).toBe('');
  return [exitCode, err()];
}

const usage = `usage: pipewright [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  pipewright help
  pipewright <command> help
  pipewright <command> <subcommand> help
`;

const notFound = new CliError(
  'An error occurred (JobNotFoundException) when calling the AcknowledgeJob operation: No such job',
  { exitCode: 254, code: 'JobNotFoundException', serviceMessage: 'No such job' },
);

test('the service’s error is told as it is', async () => {
  expect(await printed(notFound)).toEqual([254, `\npipewright: [ERROR]: ${notFound.message}\n`]);
});

test('other codes stand before the message', async () => {
  expect(await printed(configurationError('NoRegion', 'You must specify a region.'))).toEqual([
    253,
    '\npipewright: [ERROR]: An error occurred (NoRegion): You must specify a region.\n',
  ]);
  expect(await printed(parameterError('--tags', 'Invalid JSON'))).toEqual([
    252,
    "\npipewright: [ERROR]: An error occurred (ParamValidation): Error parsing parameter '--tags': Invalid JSON\n",
  ]);
});

test('an error without a code is told plainly in any form', async () => {
  for (const format of ['enhanced', 'legacy', 'json'] as const) {
    expect(await printed(generalError('Could not connect'), format)).toEqual([
      255,
      '\npipewright: [ERROR]: Could not connect\n',
    ]);
    expect(await printed(new TypeError('a bug'), format)).toEqual([
      255,
      '\npipewright: [ERROR]: a bug\n',
    ]);
  }
});

test('usage follows what does not parse', async () => {
  const prefix = '\npipewright: [ERROR]: An error occurred (ParamValidation): ';
  expect(await printed(usageError('expected one argument'))).toEqual([
    252,
    `${prefix}expected one argument\n\n${usage}\n`,
  ]);
  expect(await printed(usageError("Found invalid choice 'x'", []))).toEqual([
    252,
    `${prefix}Found invalid choice 'x'\n\n\n${usage}\n`,
  ]);
  expect(await printed(usageError("Found invalid choice 'x'", ['a', 'b']))).toEqual([
    252,
    `${prefix}Found invalid choice 'x'\n\nMaybe you meant:\n\n  * a\n  * b\n\n${usage}\n`,
  ]);
});

test('usage stands before options that nobody knows', async () => {
  const error = new CliError('Unknown options: --x', { exitCode: 252, usage: 'before' });
  for (const format of ['enhanced', 'json'] as const) {
    expect(await printed(error, format)).toEqual([
      252,
      `\n${usage}\n\npipewright: [ERROR]: Unknown options: --x\n`,
    ]);
  }
});

test('the legacy form has no code before the message', async () => {
  expect(await printed(validationError('a\nb'), 'legacy')).toEqual([
    252,
    '\npipewright: [ERROR]: a\nb\n',
  ]);
  expect(await printed(notFound, 'legacy')).toEqual(await printed(notFound));
});

test('other forms have code and message as data', async () => {
  expect(await printed(notFound, 'json')).toEqual([
    254,
    '{\n    "Message": "No such job",\n    "Code": "JobNotFoundException"\n}\n',
  ]);
  expect(await printed(validationError('a'), 'json')).toEqual([
    252,
    '{\n    "Code": "ParamValidation",\n    "Message": "a"\n}\n',
  ]);
  expect(await printed(notFound, 'text')).toEqual([254, 'JobNotFoundException\tNo such job\n']);
});

test('the other members of a service’s error follow it', async () => {
  const details = {
    text: 'x',
    flag: true,
    nothing: null,
    list: [1, 'b'],
    map: { a: 1, b: false },
    long: [1, 2, 3, 4, 5],
    deep: [[1]],
  };
  const error = new CliError('An error occurred (X)', { ...notFound.facts, details });
  const complex = '<complex value> (Use --cli-error-format with json or yaml to see full details)';
  expect(await printed(error)).toEqual([
    254,
    `\npipewright: [ERROR]: An error occurred (X)\n\nAdditional error details:\ntext: x\nflag: True\nnothing: None\nlist: [1, b]\nmap: {a: 1, b: False}\nlong: ${complex}\ndeep: ${complex}\n`,
  ]);
});

test('the configuration says the form where the line does not', async () => {
  const { io, err } = openTestIo();
  const reached = { globals, config: () => Promise.reject(new Error('no such profile')) };
  await reportError(validationError('a'), io, reached);
  // A profile that does not exist leaves the plainest.
  expect(err()).toBe('\npipewright: [ERROR]: a\n');
});
