import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTestIo } from '../../../../test/support/cli-io.js';
import type { OperationName } from '../../../model/index.js';
import { CliError } from '../cli-error.js';
import { parseOperation } from '../grammar/operation.js';
import { isOrderedDict } from './python-value.js';
import { unpack } from './unpack.js';

const { io } = openTestIo({
  files: {
    name: 'web\n',
    tags: '[{"key":"a"}]',
    tag: 'key=a',
    object: '{"key":"a"}',
    blankObject: ' {"key":"a"}',
    empty: '',
    keys: '["x","y"]',
    letters: 'ab',
    version: '7',
  },
});

async function parametersOf(name: OperationName, ...words: readonly string[]): Promise<unknown> {
  try {
    const line = parseOperation(name, [...words, '--cli-input-json', '{}']);
    if (line.kind === 'help') return line;
    return (await unpack(line.options, line.values, io)).parameters;
  } catch (error) {
    return error instanceof CliError ? [error.exitCode, error.message] : error;
  }
}

const refused = (flag: string, message: string) => [
  252,
  `Error parsing parameter '${flag}': ${message}`,
];

describe('a scalar', () => {
  test.each<[OperationName, readonly string[], unknown]>([
    ['GetPipeline', ['--name', ' x '], { name: ' x ' }],
    ['GetPipeline', ['--name', 'file://name'], { name: 'web\n' }],
    ['GetPipeline', ['--name', 'fileb://name'], { name: Buffer.from('web\n') }],
    ['GetPipeline', ['--name', 'http://x'], { name: 'http://x' }],
    ['GetPipeline', ['--name=--'], { name: [] }],
    ['GetPipeline', ['--pipeline-version', ' 1_000'], { version: 1000 }],
    ['GetPipeline', ['--pipeline-version', 'file://version'], { version: 7 }],
    ['GetPipeline', ['--pipeline-version', 'fileb://version'], { version: 7 }],
    ['StopPipelineExecution', ['--abandon'], { abandon: true }],
    ['StopPipelineExecution', ['--abandon', '--no-abandon'], { abandon: false }],
    ['GetPipeline', [], {}],
    [
      'GetPipeline',
      ['--pipeline-version', 'two'],
      [255, "invalid literal for int() with base 10: 'two'"],
    ],
    [
      'GetPipeline',
      ['--pipeline-version', 'x', '--name', 'file://nope'],
      refused(
        '--name',
        "Unable to load paramfile file://nope: [Errno 2] No such file or directory: 'nope'",
      ),
    ],
  ])('of %s in %j', async (name, words, parameters) => {
    expect(await parametersOf(name, ...words)).toEqual(parameters);
  });
});

describe('a list of strings', () => {
  test.each<[readonly string[], unknown]>([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [['a,b'], ['a,b']],
    [[], []],
    [[''], ['']],
    [[' ["a", 1.5]'], ['a', 1.5]],
    [
      ['["a"]', 'b'],
      ['["a"]', 'b'],
    ],
    [['file://keys'], ['x', 'y']],
    [
      ['file://keys', 'file://keys'],
      ['file://keys', 'file://keys'],
    ],
    [['file://letters'], ['a', 'b']],
    [['fileb://letters'], [97, 98]],
  ])('in %j', async (words, tagKeys) => {
    expect(await parametersOf('UntagResource', '--tag-keys', ...words)).toEqual({ tagKeys });
  });

  test.each<[readonly string[], unknown]>([
    [['file://empty'], [255, 'string index out of range']],
    [
      ['[a]'],
      refused(
        '--tag-keys',
        'Invalid JSON: Expecting value: line 1 column 2 (char 1)\nJSON received: [a]',
      ),
    ],
  ])('is not in %j', async (words, error) => {
    expect(await parametersOf('UntagResource', '--tag-keys', ...words)).toEqual(error);
  });
});

describe('a list of structures', () => {
  test.each<[readonly string[], unknown]>([
    [
      ['key=a,value=b', 'key=c'],
      [{ key: 'a', value: 'b' }, { key: 'c' }],
    ],
    [[' [{"key":"a"}]'], [{ key: 'a' }]],
    [
      ['{"key":"a"}', ' {"key":"b"}'],
      [{ key: 'a' }, { key: 'b' }],
    ],
    [['key=a', '{'], refused('--tags', "Expected: '=', received: '{' for input:\n {\n^")],
    [['file://tags'], [{ key: 'a' }]],
    // Not a list of one: the validation tells of it.
    [['file://tag'], { key: 'a' }],
    [[], []],
    [['{"key":"a"}', 'key=b'], refused('--tags', 'Invalid JSON:\nkey=b')],
    [
      ['{"key":"a"}', ''],
      [255, 'string index out of range'],
    ],
    [
      ['[{'],
      refused(
        '--tags',
        'Invalid JSON: Expecting property name enclosed in double quotes: line 1 column 3 (char 2)\nJSON received: [{',
      ),
    ],
    [
      ['file://object'],
      refused(
        '--tags',
        'Invalid JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)\nJSON received: {',
      ),
    ],
    [['file://blankObject'], [255, 'string index out of range']],
    [['fileb://tags'], [255, "'in <string>' requires string as left operand, not int"]],
    [['fileb://empty'], [255, "a bytes-like object is required, not 'str'"]],
    [[''], refused('--tags', "Expected: '=', received: 'EOF' for input:\n \n^")],
  ])('in %j', async (words, expected) => {
    const outcome = await parametersOf('TagResource', '--tags', ...words);
    const isRefusal = Array.isArray(outcome) && typeof outcome[0] === 'number';
    expect(outcome).toEqual(isRefusal ? expected : { tags: expected });
  });
});

describe('a structure', () => {
  const filter = (...words: readonly string[]) =>
    parametersOf('ListActionExecutions', '--filter', ...words);

  test.each<[string, unknown]>([
    ['pipelineExecutionId=x', { pipelineExecutionId: 'x' }],
    [
      'latestInPipelineExecution={pipelineExecutionId=x,startTimeRange=Latest}',
      { latestInPipelineExecution: { pipelineExecutionId: 'x', startTimeRange: 'Latest' } },
    ],
    ['{"a": [1, true]}', { a: [1, true] }],
    ['pipelineExecutionId@=file://name', { pipelineExecutionId: 'web\n' }],
    ['pipelineExecutionId@=plain', { pipelineExecutionId: 'plain' }],
  ])('in %s', async (text, value) => {
    expect(await filter(text)).toEqual({ filter: value });
  });

  test.each<[string, unknown]>([
    ['[1]', refused('--filter', 'Invalid JSON:\n[1]')],
    [
      '{"a"',
      refused(
        '--filter',
        'Invalid JSON: Expecting \':\' delimiter: line 1 column 5 (char 4)\nJSON received: {"a"',
      ),
    ],
    // The file of a value within is nobody's parameter: AWS's program has no better place for it.
    [
      'a@=file://nope',
      [255, "Unable to load paramfile file://nope: [Errno 2] No such file or directory: 'nope'"],
    ],
    ['a@=file://nope,==', [255, expect.stringContaining('Unable to load paramfile')]],
    [
      'a@=file://name,==',
      refused(
        '--filter',
        "Expected: ',', received: '=' for input:\n a@=file://name,==\n                ^",
      ),
    ],
  ])('is not in %s', async (text, error) => {
    expect(await filter(text)).toEqual(error);
  });

  test('is an OrderedDict where it was JSON', async () => {
    const { filter: json } = Object(await filter('{"a":{}}'));
    const { filter: short } = Object(await filter('a={}'));
    expect([isOrderedDict(json), isOrderedDict(json.a)]).toEqual([true, true]);
    expect([isOrderedDict(short), isOrderedDict(short.a)]).toEqual([false, false]);
  });
});

test('paging travels in a parameter of its own', async () => {
  const words = ['--max-items', '3', '--starting-token', 'file://name', '--page-size', '-1'];
  expect(await parametersOf('ListPipelines', ...words)).toEqual({
    PaginationConfig: { StartingToken: 'web\n', PageSize: -1, MaxItems: 3 },
  });
});

test('any words are read or refused', async () => {
  const piece = fc.constantFrom(
    'a',
    '=',
    ',',
    '[',
    ']',
    '{',
    '}',
    '"',
    '\\',
    ' ',
    '@',
    'file://',
    '1',
  );
  const word = fc.array(fc.oneof(piece, fc.string())).map((pieces) => `=${pieces.join('')}`);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<[OperationName, string]>(
        ['UpdatePipeline', '--pipeline'],
        ['TagResource', '--tags'],
        ['UntagResource', '--tag-keys'],
        ['GetPipeline', '--pipeline-version'],
        ['CreateCustomActionType', '--configuration-properties'],
        ['PutJobSuccessResult', '--output-variables'],
      ),
      word,
      async ([name, flag], text) => {
        expect(await parametersOf(name, `${flag}${text}`)).not.toBeInstanceOf(Error);
      },
    ),
  );
});
