import fc from 'fast-check';
import { commandNameOf } from '../../../src/cli/aws/grammar/command-name.js';
import { type Operation, type OperationName, operations } from '../../../src/model/index.js';
import type { Case } from '../comparison.js';
import { commandLinesOf, requiredOf } from './command-lines.js';
import { faultyInputsOf } from './faulty-inputs.js';
import { queriesOf } from './queries.js';
import { answersOf } from './responses.js';
import { samplesOf } from './samples.js';

const names = Object.keys(operations) as OperationName[];
const formats = fc.constantFrom('json', 'text', 'table', 'yaml', 'yaml-stream');

const answersTo = (name: OperationName): fc.Arbitrary<object> => {
  const { output }: Operation = operations[name];
  return output ? answersOf(output) : fc.constant({});
};

// YAML writes them differently in older versions.
const withoutAstral = (answer: object): object =>
  JSON.parse(JSON.stringify(answer).replace(/[\u{10000}-\u{10ffff}]/gu, '☃'));

/** Of every operation: parameters handed in by all ways, and an answer in some format. */
export const requestCases = (count: number): readonly Case[] =>
  names.flatMap((name) =>
    samplesOf(fc.tuple(commandLinesOf(name), answersTo(name), formats), count).map(
      ([{ args, files }, answer, format]): Case => ({
        args: [...args, '--output', format],
        files,
        answers: [{ body: withoutAstral(answer) }],
      }),
    ),
  );

/** Of every operation: an answer, and some of it by `--query`. */
export const queryCases = (count: number): readonly Case[] =>
  names.flatMap((name) => {
    const { output }: Operation = operations[name];
    if (output === undefined) return [];
    return samplesOf(fc.tuple(answersOf(output), queriesOf(output), formats), count).map(
      ([answer, query, format]): Case => ({
        args: [
          'codepipeline',
          commandNameOf(name),
          ...requiredOf(name),
          '--query',
          query,
          '--output',
          format,
        ],
        answers: [{ body: withoutAstral(answer) }],
      }),
    );
  });

/** Of every operation: parameters that are wrong in a few places. */
export const faultyCases = (count: number): readonly Case[] =>
  names.flatMap((name) =>
    samplesOf(faultyInputsOf(operations[name].input), count).map(
      (input): Case => ({
        args: [
          'codepipeline',
          commandNameOf(name),
          '--cli-input-json',
          JSON.stringify(input ?? null),
        ],
      }),
    ),
  );
