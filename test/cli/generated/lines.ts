import fc from 'fast-check';
import type { Case } from '../comparison.js';
import { samplesOf } from './samples.js';

// Without what differs by nature: help, the version, and the options that old versions lack.
const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('codepipeline', 'get-pipeline', 'list-pipelines') },
  { weight: 1, arbitrary: fc.constantFrom('untag-resource', 'stop-pipeline-execution', 'get-pip') },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      '--name',
      '--name=x',
      '--nam',
      '--pipeline-version',
      '--pipeline-version=2',
      '--pipeline-v',
      '--max-items',
      '--max-items=1',
      '--max',
      '--page-size',
      '--starting-token',
      '--next-token',
      '--max-results',
      '--no-paginate',
      '--no-p',
      '--output',
      '--output=text',
      '--out',
      '--query',
      '--query=pipelines',
      '--region',
      '--region=r-1',
      '--reg',
      '--color',
      '--no-sign-request',
      '--cli-read-timeout',
      '--cli-input-json',
      '--cli-input-json={}',
      '--cli-input-yaml',
      '--generate-cli-skeleton',
      '--generate-cli-skeleton=output',
      '--tag-keys',
      '--resource-arn',
      '--abandon',
      '--no-abandon',
      '--abandon=x',
      '--pipeline-name',
      '--pipeline-execution-id',
      '--bogus',
      '--bogus=1',
      '-b',
      '-bc',
      '--',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'x',
      'web',
      '1',
      '-1',
      '-1.5',
      '-',
      '-x y',
      '',
      ' ',
      'text',
      'yaml',
      'input',
      'output',
      '{}',
      '{"name":"x"}',
      '[]',
      'a=b',
      'file://nope',
      '=',
      '@',
      '--a b',
      '-٣',
    ),
  },
);

/** Command lines of any words in any order. */
export const lineCases = (count: number): readonly Case[] =>
  samplesOf(fc.array(words, { minLength: 1, maxLength: 10 }), count).map((some, index) => ({
    // Most begin well, so as to come far.
    args:
      index % 4 === 0
        ? some
        : ['codepipeline', index % 2 === 0 ? 'get-pipeline' : 'list-pipelines', ...some],
    answers: [{ body: { pipelines: [{ name: 'a', version: 1 }] } }],
  }));
