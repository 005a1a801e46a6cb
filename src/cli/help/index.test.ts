import { describe, expect, test } from 'vitest';
import { openTestIo } from '../../../test/support/cli-io.js';
import {
  type Operation,
  type OperationName,
  operations,
  type Shape,
  type StructureShape,
} from '../../model/index.js';
import { CliError } from '../aws/cli-error.js';
import type { HelpSubject } from '../aws/contract.js';
import { globalOptions } from '../aws/grammar/global-options.js';
import { optionsOf } from '../aws/grammar/operation-options.js';
import { commandWords } from '../own-command.js';
import { showHelp } from './index.js';

const names = Object.keys(operations) as OperationName[];
const sections = [
  'NAME',
  'DESCRIPTION',
  'SYNOPSIS',
  'OPTIONS',
  'GLOBAL OPTIONS',
  'EXAMPLES',
  'OUTPUT',
];

describe('the help of an operation', () => {
  test.each(names)('tells of %s in all sections, whole and set to 80 columns', async (name) => {
    const page = await helpOf({ kind: 'operation', operation: name, words: [] });
    expect(titlesOf(page)).toEqual(sections);
    expect(page).toMatch(/^[\n\t\x20-\x7e]+$/);
    expect(page).not.toMatch(/undefined|\[object|\n\n\n|[ \t]\n/);
    const long = page.split('\n').filter((line) => line.length > 80);
    // A word that is longer than the line, the syntax of a value, an example.
    const fine = /^ +\S+$|^ +Pattern|^ +[\]["{}|\w]+[:=]|^ +(--|pipewright)/;
    expect(long.filter((line) => !fine.test(line))).toEqual([]);
  });

  test.each(names)(
    'has every option of %s that is documented, and says which are required',
    async (name) => {
      const page = await helpOf({ kind: 'operation', operation: name, words: [] });
      const options = sectionOf(page, 'OPTIONS');
      for (const option of optionsOf(name)) {
        const { flag = '', isRequired } = option.argument;
        const isShown = new RegExp(`^ {4}(--\\S+ \\| )?${flag} `, 'm').test(options);
        expect([flag, isShown]).toEqual([
          flag,
          !(option.kind === 'member' && option.isUndocumented),
        ]);
        const line = new RegExp(`^ {4}${flag} \\(.*\\) \\[required\\]$`, 'm');
        expect([flag, line.test(options)]).toEqual([flag, isRequired === true]);
      }
    },
  );

  test.each(names)('has every member of the output of %s', async (name) => {
    const page = await helpOf({ kind: 'operation', operation: name, words: [] });
    const output = sectionOf(page, 'OUTPUT');
    const shown = [...output.matchAll(/^ +(\w+) -> /gm)].map(([, member]) => member);
    const { output: shape }: Operation = operations[name];
    expect(shown).toEqual(shape === undefined ? [] : membersIn(shape));
    if (shown.length === 0) expect(output).toContain('Nothing is printed.');
  });

  test('shows the bounds of a value', async () => {
    const page = await helpOf({ kind: 'operation', operation: 'UpdateActionType', words: [] });
    expect(page).toContain('Range: 60 to 43200');
    expect(page).toContain('Values: JobWorker, Lambda');
    expect(page).toContain('Items: 1 to 1000');
    expect(page).toContain('Pattern of an item: [0-9]{12}|\\*');
    expect(page).toContain('Length: 1 to 2048');
  });

  test('shows a switch and its opposite together', async () => {
    const page = await helpOf({ kind: 'operation', operation: 'StopPipelineExecution', words: [] });
    expect(page).toContain('\n    --abandon | --no-abandon (boolean)\n');
    expect(page).toContain('\n        [--abandon | --no-abandon]\n');
  });

  test('does not show the paging of the service, but that of the program', async () => {
    const page = await helpOf({ kind: 'operation', operation: 'ListPipelines', words: [] });
    expect(page).not.toMatch(/--next-token|--max-results/);
    expect(page).toContain('--starting-token (string)');
    expect(page).toContain('--page-size (integer)');
  });

  test('refuses words behind it', async () => {
    const words = ['me', 'please'];
    const error = await failureOf({ kind: 'operation', operation: 'GetPipeline', words });
    expect(error.message).toBe('Unknown options: me, please');
    expect(error.exitCode).toBe(252);
  });
});

describe('the help of the API', () => {
  test('lists all operations with what they do', async () => {
    const page = await helpOf({ kind: 'service', words: [] });
    expect(titlesOf(page)).toEqual(['NAME', 'DESCRIPTION', 'SYNOPSIS', 'OPERATIONS', 'SEE ALSO']);
    expect(sectionOf(page, 'OPERATIONS').match(/^ {4}[a-z-]+$/gm)).toHaveLength(names.length);
  });

  test('shows the operation that is named behind it', async () => {
    const page = await helpOf({ kind: 'service', words: ['get-pipeline'] });
    expect(page).toBe(await helpOf({ kind: 'operation', operation: 'GetPipeline', words: [] }));
  });

  test('suggests the operation that was meant', async () => {
    const error = await failureOf({ kind: 'service', words: ['get-pipelin'] });
    expect(error.message).toBe("argument operation: Found invalid choice 'get-pipelin'");
    expect(error.facts.suggestions).toContain('get-pipeline');
    expect(error.exitCode).toBe(252);
  });
});

describe('the help of the program', () => {
  test('tells of the commands, the global options, the environment, files and exit codes', async () => {
    const page = await helpOf({ kind: 'program', words: [] });
    const commands = sectionOf(page, 'COMMANDS');
    for (const word of commandWords) {
      expect(commands).toMatch(new RegExp(`^ {4}${word} +[A-Z][^.]+`, 'm'));
    }
    const options = sectionOf(page, 'GLOBAL OPTIONS');
    for (const { flag } of globalOptions) {
      expect(options).toMatch(new RegExp(`^ {4}${flag} \\(\\w+\\)\n {8}[A-Z].*\\.`, 'm'));
    }
    expect(
      sectionOf(page, 'EXIT CODES')
        .match(/^ {4}\d+/gm)
        ?.map(Number),
    ).toEqual([0, 130, 252, 253, 254, 255]);
    expect(page).not.toContain('__');
  });

  test.each([
    { words: ['codepipeline'], like: { kind: 'service', words: [] } },
    { words: ['codepipeline', 'get-pipeline'], like: { kind: 'service', words: ['get-pipeline'] } },
    { words: ['get-pipeline'], like: { kind: 'service', words: ['get-pipeline'] } },
    { words: ['help'], like: { kind: 'program', words: [] } },
  ] as const)('shows the page of $words', async ({ words, like }) => {
    expect(await helpOf({ kind: 'program', words })).toBe(await helpOf(like));
  });

  test('shows the help of a command of our own', async () => {
    const page = await helpOf({ kind: 'program', words: ['completion'] });
    expect(page).toMatch(/^Usage: pipewright completion /);
  });

  test.each(['statsu', 'constructor', '__complete2'])('has nothing on %s', async (word) => {
    const error = await failureOf({ kind: 'program', words: [word] });
    expect(error.message).toBe(`argument topic: Found invalid choice '${word}'`);
    expect(error.exitCode).toBe(252);
  });
});

describe('on a terminal', () => {
  const subject: HelpSubject = { kind: 'operation', operation: 'AcknowledgeJob', words: [] };

  test('without a pager, names are bold and lines as wide as the terminal', async () => {
    const terminal = openTestIo({ isOutTty: true, columns: 120, env: { AWS_PAGER: '' } });
    expect(await showHelp(subject, terminal.io)).toBe(0);
    expect(terminal.out()).toContain('\x1b[1mNAME\x1b[0m\n');
    expect(terminal.out()).toContain('    \x1b[1m--job-id\x1b[0m (string) [required]\n');
    const plain = terminal.out().replaceAll('\x1b[1m', '').replaceAll('\x1b[0m', '');
    const longest = Math.max(...plain.split('\n').map((line) => line.length));
    expect(longest).toBeGreaterThan(110);
    expect(longest).toBeLessThanOrEqual(120);
  });

  test('a pager gets the page, and what it cannot be started with is told', async () => {
    const missing = openTestIo({ isOutTty: true, env: { PAGER: 'there-is-no-such-pager' } });
    await expect(showHelp(subject, missing.io)).rejects.toThrow(/there-is-no-such-pager/);
    const read = openTestIo({
      isOutTty: true,
      env: { ...process.env, AWS_PAGER: "grep -q 'N\bNA\bAM\bME\bE'", PAGER: 'no-such-pager' },
    });
    expect(await showHelp(subject, read.io)).toBe(0);
    expect(read.out()).toBe('');
  });
});

async function helpOf(subject: HelpSubject): Promise<string> {
  const { io, out } = openTestIo();
  expect(await showHelp(subject, io)).toBe(0);
  return out();
}

async function failureOf(subject: HelpSubject): Promise<CliError> {
  const { io, out } = openTestIo();
  const error = await showHelp(subject, io).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(out()).toBe('');
  if (error instanceof CliError) return error;
  throw new Error('Help was shown.', { cause: error });
}

function titlesOf(page: string): readonly string[] {
  return page.match(/^\S.*$/gm) ?? [];
}

function sectionOf(page: string, title: string): string {
  const [, after = ''] = page.split(new RegExp(`^${title}$`, 'm'));
  return after.split(/^\S/m)[0] ?? '';
}

function membersIn(shape: Shape): readonly string[] {
  if (shape.kind === 'list') return membersIn(shape.member);
  if (shape.kind === 'map') return membersIn(shape.value);
  if (shape.kind !== 'structure') return [];
  const { members }: StructureShape = shape;
  return Object.entries(members).flatMap(([name, member]) => [name, ...membersIn(member.shape)]);
}
