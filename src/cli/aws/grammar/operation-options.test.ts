import { describe, expect, test } from 'vitest';
import { type Operation, type OperationName, operations } from '../../../model/index.js';
import { commandNameOf, commandNames, operationNamed } from './command-name.js';
import { optionsOf } from './operation-options.js';

const names = Object.keys(operations) as OperationName[];
const flagsOf = (name: OperationName) => optionsOf(name).map(({ argument }) => argument.flag);

describe('every operation', () => {
  test('has a command of its own by which it is found', () => {
    expect(new Set(commandNames()).size).toBe(names.length);
    for (const name of names) expect(operationNamed(commandNameOf(name))).toBe(name);
    expect(operationNamed('ListPipelines')).toBeUndefined();
    expect(operationNamed('list-pipeline')).toBeUndefined();
  });

  test.each(names)('%s has an option for each member, and no two of one name', (name) => {
    const { input }: Operation = operations[name];
    const options = optionsOf(name);
    const members = options.flatMap((option) => (option.kind === 'member' ? [option.member] : []));
    expect(new Set(members)).toEqual(new Set(Object.keys(input.members)));
    const flags = flagsOf(name);
    expect(new Set(flags).size).toBe(flags.length);
    expect(flags).not.toContain('--version');
  });
});

test.each<[OperationName, readonly string[]]>([
  [
    'GetPipeline',
    [
      '--name',
      '--pipeline-version',
      '--cli-input-json',
      '--cli-input-yaml',
      '--generate-cli-skeleton',
    ],
  ],
  [
    'StopPipelineExecution',
    [
      '--pipeline-name',
      '--pipeline-execution-id',
      '--abandon',
      '--no-abandon',
      '--reason',
      '--cli-input-json',
      '--cli-input-yaml',
      '--generate-cli-skeleton',
    ],
  ],
  [
    'ListWebhooks',
    [
      '--next-token',
      '--max-results',
      '--cli-input-json',
      '--cli-input-yaml',
      '--starting-token',
      '--page-size',
      '--max-items',
      '--generate-cli-skeleton',
    ],
  ],
  [
    'ListActionTypes',
    [
      '--action-owner-filter',
      '--next-token',
      '--region-filter',
      '--cli-input-json',
      '--cli-input-yaml',
      '--starting-token',
      '--max-items',
      '--generate-cli-skeleton',
    ],
  ],
])('%s has its options in AWS’s order', (name, flags) => {
  expect(flagsOf(name)).toEqual(flags);
});

test.each<[OperationName, readonly string[]]>([
  [
    'CreateCustomActionType',
    [
      '--category',
      '--provider',
      '--input-artifact-details',
      '--output-artifact-details',
      '--action-version',
    ],
  ],
  ['GetActionType', ['--category', '--owner', '--provider', '--action-version']],
  ['StartPipelineExecution', ['--name']],
  ['StopPipelineExecution', ['--pipeline-name', '--pipeline-execution-id']],
  ['ListPipelines', []],
])('%s requires what the model does, renamed options last', (name, flags) => {
  const required = optionsOf(name).filter(({ argument }) => argument.isRequired === true);
  expect(required.map(({ argument }) => argument.flag)).toEqual(flags);
});

test('the service’s own paging works without being spoken of', () => {
  const undocumented = optionsOf('ListPipelines').flatMap((option) =>
    option.kind === 'member' && option.isUndocumented ? [option.member] : [],
  );
  expect(undocumented).toEqual(['nextToken', 'maxResults']);
  expect(
    optionsOf('ListRuleTypes').some((option) => option.kind === 'member' && option.isUndocumented),
  ).toBe(false);
});

test.each([
  ['ListTagsForResource', 'list-tags-for-resource'],
  ['NextToken', 'next-token'],
  ['pipelineExecutionId', 'pipeline-execution-id'],
  ['logStreamARN', 'log-stream-arn'],
  ['name', 'name'],
])('%s is %s on the command line', (apiName, name) => {
  expect(commandNameOf(apiName)).toBe(name);
});
