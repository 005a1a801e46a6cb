import { describe, expect, test } from 'vitest';
import { CliError } from '../cli-error.js';
import { parseOperation } from './operation.js';
import { parseService } from './service.js';

const job = ['--job-id', 'j', '--nonce', 'n'];
const outcome = (...words: readonly string[]) => {
  try {
    const line = parseOperation('AcknowledgeJob', words);
    return line.kind === 'help' ? line : Object.fromEntries(line.values);
  } catch (error) {
    return error instanceof CliError ? error.message : error;
  }
};

const missing = 'the following arguments are required: --job-id, --nonce';

describe('the options of an operation', () => {
  test('are given by name', () => {
    expect(outcome(...job)).toEqual({ 'job-id': 'j', nonce: 'n' });
  });

  test.each([
    [['--cli-input-json', '{}'], { 'cli-input-json': '{}' }],
    [['--cli-input-yaml', '{}'], { 'cli-input-yaml': '{}' }],
    [['--generate-cli-skeleton'], { 'generate-cli-skeleton': 'input' }],
    [['--generate-cli-skeleton', 'yaml-input'], { 'generate-cli-skeleton': 'yaml-input' }],
    [
      ['--job-id=a', '--generate-cli-skeleton', 'output', '--cli-input-json', '{}'],
      { 'job-id': 'a', 'generate-cli-skeleton': 'output', 'cli-input-json': '{}' },
    ],
  ])('are not required with the words %j', (words, values) => {
    expect(outcome(...words)).toEqual(values);
  });

  test.each([
    [[]],
    [['--cli-input-json={}']],
    [['--cli-input-j', '{}']],
    [['--generate-cli-skeleton=input']],
    [['--generate-cli-skeleton', 'output']],
    [['--generate-cli-skeleton', 'output', '--generate-cli-skeleton', 'input']],
  ])('are required with the words %j', (words) => {
    expect(outcome(...words)).toBe(missing);
  });
});

test.each([
  [['x'], 'x'],
  [['x', 'y'], 'y, x'],
  [['--bogus', '1', 'y'], '--bogus, y, 1'],
  [['--foo', 'bar'], '--foo, bar'],
  [['--foo=bar'], '--foo=bar'],
  [['--', '--nonce'], '--nonce'],
])('the words %j are left over', (words, list) => {
  expect(outcome(...job, ...words)).toBe(`Unknown options: ${list}`);
  expect(() => parseOperation('AcknowledgeJob', [...job, ...words])).toThrow(
    expect.objectContaining({ facts: { exitCode: 252, usage: 'before' } }),
  );
});

test.each([
  [['help'], []],
  [[...job, 'help'], []],
  [
    [...job, 'help', 'x', '--y'],
    ['x', '--y'],
  ],
])('the words %j ask for help', (words, rest) => {
  expect(outcome(...words)).toEqual({ kind: 'help', words: rest });
});

test('help does not make up for what is missing, unless it is the only word', () => {
  expect(outcome('help', '--foo')).toBe(missing);
});

describe('the operation', () => {
  test('is the first word that is no option; options before it are kept for it', () => {
    expect(parseService(['--job-id', 'acknowledge-job'])).toEqual({
      kind: 'operation',
      operation: 'AcknowledgeJob',
      rest: ['--job-id'],
    });
    expect(parseService(['help', 'x'])).toEqual({ kind: 'help', rest: ['x'] });
  });

  test('is named in full', () => {
    expect(() => parseService(['acknowledge-jo'])).toThrow(
      "argument operation: Found invalid choice 'acknowledge-jo'",
    );
    expect(() => parseService([])).toThrow('the following arguments are required: operation');
  });
});
