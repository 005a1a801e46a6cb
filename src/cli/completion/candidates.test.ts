import { describe, expect, test } from 'vitest';
import type { OwnCommands } from '../aws/contract.js';
import { commandNames } from '../aws/grammar/command-name.js';
import type { DescribedCommand } from '../described-command.js';
import type { Candidate } from './candidate.js';
import { candidatesAt } from './candidates.js';
import type { LiveKind } from './live-names.js';
import { placeAfter } from './place.js';
import { knownOf } from './sources.js';

const status: DescribedCommand = {
  help: `Usage: pipewright status [PIPELINE] [--watch]

Shows a pipeline as a picture: all of it.

  --watch          keep looking
  --stage STAGE    look at one stage
`,
  options: { watch: { type: 'boolean' }, stage: { type: 'string' } },
  run: async () => 0,
};

const commands: OwnCommands = {
  status: async () => status,
  server: async () => ({ run: async () => 0 }),
  __complete: async () => ({ run: async () => 0 }),
};

/** Completes the last of the words, with sources that say what they were asked for. */
async function complete(...words: readonly string[]): Promise<readonly Candidate[]> {
  const place = await placeAfter(words.slice(0, -1), commands);
  const live = async (kind: LiveKind): Promise<readonly Candidate[]> => {
    const { pipelineName = '', stageName = '' } = knownOf(place);
    return [{ value: `${kind}:${pipelineName}:${stageName}` }];
  };
  const sources = { live, profiles: async () => ['default', 'work'] };
  return candidatesAt(place, words.at(-1) ?? '', { sources, commands });
}

async function values(...words: readonly string[]): Promise<readonly string[]> {
  return (await complete(...words)).map(({ value }) => value);
}

describe('a word that is no option', () => {
  test('is a command, with what it does', async () => {
    expect(await complete('')).toEqual([
      { value: 'codepipeline', description: 'The operations of the CodePipeline API.' },
      { value: 'status', description: 'Shows a pipeline as a picture.' },
      { value: 'server', description: 'Runs a server on this machine.' },
      { value: 'help', description: 'Shows help.' },
    ]);
    expect(await values('s')).toEqual(['status', 'server']);
  });

  test('behind the service is an operation', async () => {
    expect(await values('codepipeline', '')).toEqual([...commandNames(), 'help']);
    expect(await complete('codepipeline', 'start-')).toEqual([
      {
        value: 'start-pipeline-execution',
        description: 'Starts an execution of a pipeline.',
      },
    ]);
  });

  test('may have global options before it', async () => {
    const line = ['--region', 'eu-west-1', '--debug', 'codepipeline', '--output=text'];
    expect(await values(...line, 'start-')).toEqual(['start-pipeline-execution']);
  });

  test('behind help is what there is help for', async () => {
    expect(await values('help', 's')).toEqual(['status', 'server']);
    expect(await values('help', 'codepipeline', 'rollback')).toEqual(['rollback-stage']);
    expect(await values('codepipeline', 'help', 'rollback')).toEqual(['rollback-stage']);
    expect(await values('help', 'status', '')).toEqual([]);
  });

  test('behind an operation may be help, and where nothing has been typed the options', async () => {
    expect(await values('codepipeline', 'get-pipeline', 'h')).toEqual(['help']);
    expect(await values('codepipeline', 'get-pipeline', '')).toEqual([
      '--name',
      '--pipeline-version',
      '--cli-input-json',
      '--cli-input-yaml',
      '--generate-cli-skeleton',
    ]);
  });

  test.each([
    ['bogus', ''],
    ['codepipeline', 'bogus', ''],
    ['constructor', '-'],
  ])('behind what there is not is nothing: %s %s', async (...words) => {
    expect(await values(...words)).toEqual([]);
  });
});

describe('an option', () => {
  test('is one of the operation, those that must be first, or of the program', async () => {
    const options = await values('codepipeline', 'list-action-executions', '--');
    expect(options.slice(0, 4)).toEqual([
      '--pipeline-name',
      '--filter',
      '--cli-input-json',
      '--cli-input-yaml',
    ]);
    expect(options).toContain('--max-items');
    expect(options).toContain('--region');
    expect(options).not.toContain('--max-results');
  });

  test('is told of', async () => {
    expect(await complete('codepipeline', 'acknowledge-job', '--no')).toContainEqual({
      value: '--nonce',
      description: 'The nonce that came with the job.',
    });
    expect(await complete('--prof')).toEqual([
      { value: '--profile', description: 'The profile of the configuration files to use.' },
    ]);
  });

  test('that was given is not offered again, nor is its opposite', async () => {
    const line = ['codepipeline', 'stop-pipeline-execution'];
    expect(await values(...line, '--ab')).toEqual(['--abandon']);
    expect(await values(...line, '--no-ab')).toEqual(['--no-abandon']);
    expect(await values(...line, '--abandon', '--ab')).toEqual([]);
    expect(await values(...line, '--abandon', '--no-ab')).toEqual([]);
    expect(await values(...line, '--reason=x', '--rea')).toEqual([]);
    expect(await values('--region', 'x', ...line, '--reg')).toEqual([]);
  });

  test('of a command of our own is one that it has', async () => {
    expect(await complete('status', '--')).toEqual([
      { value: '--watch', description: 'keep looking' },
      { value: '--stage', description: 'look at one stage' },
      { value: '--help' },
    ]);
    expect(await values('server', '--')).toEqual([]);
  });
});

describe('the value of an option', () => {
  test.each([
    { words: ['--output', 't'], expected: ['text', 'table'] },
    { words: ['--output=t'], expected: ['--output=text', '--output=table'] },
    { words: ['--out', 'y'], expected: ['yaml', 'yaml-stream'] },
    { words: ['--profile', 'w'], expected: ['work'] },
    { words: ['--region', ''], expected: [] },
    { words: ['codepipeline', 'list-pipelines', '--max-items', ''], expected: [] },
  ])('of the program: $words', async ({ words, expected }) => {
    expect(await values(...words)).toEqual(expected);
  });

  test.each([
    {
      words: ['retry-stage-execution', '--retry-mode', ''],
      expected: ['FAILED_ACTIONS', 'ALL_ACTIONS'],
    },
    {
      words: ['list-action-types', '--action-owner-filter=C'],
      expected: ['--action-owner-filter=Custom'],
    },
    { words: ['get-pipeline', '--generate-cli-skeleton', 'y'], expected: ['yaml-input'] },
    { words: ['create-pipeline', '--pipeline', ''], expected: ['file://'] },
    { words: ['create-pipeline', '--cli-input-yaml', 'fi'], expected: ['file://'] },
    { words: ['tag-resource', '--tags', ''], expected: ['file://'] },
    { words: ['get-pipeline', '--name', ''], expected: ['pipeline::'] },
    { words: ['get-pipeline', '--name', 'x'], expected: [] },
    {
      words: ['list-pipeline-executions', '--pipeline-name=p'],
      expected: ['--pipeline-name=pipeline::'],
    },
    { words: ['delete-webhook', '--name', ''], expected: ['webhook::'] },
  ])('of an operation: $words', async ({ words, expected }) => {
    expect(await values('codepipeline', ...words)).toEqual(expected);
  });

  test('that the server names depends on what was named before', async () => {
    const line = ['codepipeline', 'put-approval-result', '--pipeline-name', 'shop'];
    expect(await values(...line, '--stage-name', '')).toEqual(['stage:shop:']);
    expect(await values(...line, '--stage-name=Deploy', '--action-name', '')).toEqual([
      'action:shop:Deploy',
    ]);
    expect(await values(...line, '--token', '')).toEqual(['approvalToken:shop:']);
    expect(
      await values(
        'codepipeline',
        'stop-pipeline-execution',
        '--pipeline-name',
        'shop',
        '--pipeline-ex',
        '',
      ),
    ).toEqual(['pipelineExecution:shop:']);
  });

  test('of a list may be followed by another, or by an option', async () => {
    const line = ['codepipeline', 'untag-resource', '--tag-keys', 'a'];
    expect(await values(...line, '')).toContain('--resource-arn');
    expect(await values('codepipeline', 'tag-resource', '--tags', 'a', 'file')).toEqual([
      'file://',
    ]);
  });

  test('of a command of our own is what its name says', async () => {
    expect(await values('status', '')).toEqual(['pipeline::']);
    expect(await values('status', 'shop', '')).toEqual([]);
    expect(await values('status', 'shop', '--stage', '')).toEqual(['stage:shop:']);
  });
});
