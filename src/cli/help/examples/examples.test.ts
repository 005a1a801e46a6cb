import { describe, expect, test } from 'vitest';
import { openTestIo } from '../../../../test/support/cli-io.js';
import { builtInActionTypes, findBuiltInActionType } from '../../../catalogue/index.js';
import {
  deserialize,
  type Operation,
  type OperationName,
  operations,
  type Shape,
} from '../../../model/index.js';
import { checkStructure } from '../../../structure/index.js';
import { parseGlobals } from '../../aws/grammar/globals.js';
import { parseOperation } from '../../aws/grammar/operation.js';
import { parseService } from '../../aws/grammar/service.js';
import { validateParameters } from '../../aws/validate/validate-parameters.js';
import { withCliInput } from '../../aws/values/cli-input.js';
import { pagingParameter, unpack } from '../../aws/values/unpack.js';
import { readShellLine } from '../../completion/shell-words.js';
import { commandLines } from '../example-blocks.js';
import type { Example } from './example.js';
import { examples } from './index.js';

interface Case {
  readonly title: string;
  readonly name: OperationName;
  readonly example: Example;
}

const cases: readonly Case[] = (Object.keys(examples) as OperationName[]).flatMap((name) =>
  examples[name].map((example) => ({ title: `${name}: ${example.title}`, name, example })),
);

test('every operation has an example', () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(operations).sort());
});

describe('an example', () => {
  test.each(cases)('is a line that the program takes: $title', async ({ name, example }) => {
    const { parameters, isSkeleton } = await read(name, example);
    if (!isSkeleton) expect(validateParameters(operations[name].input, parameters)).toEqual([]);
  });

  test.each(cases)('says what it is for, an option in each line: $title', ({ name, example }) => {
    expect(example.title).toMatch(/^To [^.]+:$/);
    const lines = commandLines(name, example);
    expect(lines.filter((line) => line.length > 130)).toEqual([]);
    expect(lines.slice(0, -1).every((line) => line.endsWith(' \\'))).toBe(true);
  });

  const printing = cases.filter(({ example }) => example.output !== undefined);
  test.each(printing)('prints what the model has, in its order: $title', ({ name, example }) => {
    const { output }: Operation = operations[name];
    const shape = output as Shape;
    expect(validateParameters(shape, example.output)).toEqual([]);
    expect(deserialize(shape, example.output).ok).toBe(true);
    expect(JSON.stringify(inModelOrder(shape, example.output))).toBe(
      JSON.stringify(example.output),
    );
  });

  test('prints nothing where the operation answers nothing', () => {
    const silent = cases.filter(({ name }) => {
      const { output }: Operation = operations[name];
      return output === undefined || Object.keys(output.members).length === 0;
    });
    expect(silent.length).toBeGreaterThan(10);
    expect(silent.filter(({ example }) => example.output !== undefined)).toEqual([]);
  });

  test('of a pipeline declares one that the server would take', async () => {
    const [example] = examples.CreatePipeline;
    const { parameters } = await read('CreatePipeline', example);
    const context = { region: 'eu-west-1', accountId: '000000000000', actionTypeOf };
    const request = deserialize(operations.CreatePipeline.input, parameters);
    if (!request.ok) throw new Error(request.message);
    expect(checkStructure(request.value.pipeline, context)).toBeUndefined();
    expect(builtInActionTypes.length).toBeGreaterThan(0);
  });
});

const actionTypeOf = findBuiltInActionType;

interface Request {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly isSkeleton: boolean;
}

/** Reads an example from the lines that are shown to the request that is sent. */
async function read(name: OperationName, example: Example): Promise<Request> {
  const files = Object.entries(example.files ?? {}).map(([path, content]) => [
    path,
    JSON.stringify(content),
  ]);
  const { io } = openTestIo({ files: Object.fromEntries(files) });
  const [program, ...argv] = wordsOf(commandLines(name, example).join('\n'));
  expect(program).toBe('pipewright');
  const line = parseGlobals(argv, ['codepipeline']);
  if (line.kind === 'version') throw new Error('An example asks for the version.');
  const service = parseService(line.rest);
  if (service.kind === 'help') throw new Error('An example asks for help.');
  expect(service.operation).toBe(name);
  const given = parseOperation(name, service.rest);
  if (given.kind === 'help') throw new Error('An example asks for help.');
  const unpacked = await withCliInput(await unpack(given.options, given.values, io));
  const { [pagingParameter]: _, ...parameters } = unpacked;
  return {
    parameters,
    isSkeleton: given.values.has('generate-cli-skeleton'),
  };
}

// Where the output goes is the shell's business.
function wordsOf(text: string): readonly string[] {
  const { words } = readShellLine(text.replace(/ > \S+$/, ''));
  return words;
}

function inModelOrder(shape: Shape, value: unknown): unknown {
  if (shape.kind === 'list') {
    return (value as readonly unknown[]).map((element) => inModelOrder(shape.member, element));
  }
  if (shape.kind !== 'structure') return value;
  const given = value as Readonly<Record<string, unknown>>;
  const members = Object.entries(shape.members).filter(([name]) => name in given);
  return Object.fromEntries(
    members.map(([name, member]) => [name, inModelOrder(member.shape, given[name])]),
  );
}
