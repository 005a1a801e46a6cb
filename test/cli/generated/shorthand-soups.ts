import fc from 'fast-check';
import type { Case } from '../comparison.js';
import { samplesOf } from './samples.js';

// Without `@`: in the current version a key may be followed by one, and the value then names a file.
const parts = fc.constantFrom(
  ...'=,[]{}"\'\\ \n;:#/.',
  'key',
  'value',
  'a',
  'b c',
  '1',
  'true',
  'key=',
  'value=',
  'key=a,value=b',
  'A=1',
  '\\,',
  '"q"',
  "'q'",
  'ü',
  '🚀',
);

const soups = fc.array(parts, { minLength: 1, maxLength: 9 }).map((some) => some.join(''));

/** Parts of the shorthand syntax in any order, for a list, a map and a structure. */
export const shorthandSoupCases = (count: number): readonly Case[] =>
  samplesOf(fc.tuple(fc.nat(2), soups), count).map(([kind, text]): Case => {
    const lines = [
      ['tag-resource', '--resource-arn', 'arn', `--tags=${text}`],
      ['put-job-success-result', '--job-id', 'x', `--output-variables=${text}`],
      ['put-job-success-result', '--job-id', 'x', `--execution-details=${text}`],
    ];
    return { args: ['codepipeline', ...(lines[kind] ?? [])] };
  });
