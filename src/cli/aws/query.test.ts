import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryJmespath } from '../../../test/support/arbitrary-jmespath.js';
import { stockPrograms, testWith } from '../../../test/support/stock-programs.js';
import { CliError } from './cli-error.js';
import { SyntaxFault } from './jmespath/syntax-error.js';
import { parseOrderedJson } from './ordered-json.js';
import { pythonJson } from './python-json.js';
import { compileQuery } from './query.js';

const printed = (value: unknown): string =>
  pythonJson(value, { separators: [', ', ': '], isAscii: false, textOf: () => '&' });

const found = (expression: string, json: string): string =>
  printed(compileQuery(expression).search(parseOrderedJson(json)));

const pipelines = `{"pipelines": [
  {"name": "web", "version": 7, "created": "2023-11-14"},
  {"name": "api", "version": 1},
  {"name": "shop", "version": 3, "created": null}
]}`;

describe('a query', () => {
  test.each([
    ['pipelines[].name', '["web", "api", "shop"]'],
    ['pipelines[*].created', '["2023-11-14"]'],
    ['pipelines[0]', '{"name": "web", "version": 7, "created": "2023-11-14"}'],
    ['pipelines[-1].name', '"shop"'],
    ['pipelines[9]', 'null'],
    ['pipelines[::2].name', '["web", "shop"]'],
    ['pipelines[?version > `2`].[name, version]', '[["web", 7], ["shop", 3]]'],
    ['pipelines[].{v: version, n: name} | [0]', '{"v": 7, "n": "web"}'],
    ['pipelines[0].{"2": name, "1": version}', '{"2": "web", "1": 7}'],
    ['pipelines[0].{a: name b: version}', '{"a": "web", "b": 7}'],
    ['sort_by(pipelines, &name)[*].version', '[1, 3, 7]'],
    ['max_by(pipelines, &version).name', '"web"'],
    ['length(pipelines)', '3'],
    ['sum(pipelines[].version)', '11'],
    ['avg(pipelines[].version)', '3.6666666666666665'],
    ['avg([`1`, `3`])', '2.0'],
    ['sum([`1.0`])', '1.0'],
    ['`1.0` == `1`', 'true'],
    ['`1` == `true`', 'false'],
    ["to_number('12')", '12'],
    ["to_number('12.0')", '12.0'],
    ['ceil(`1.5`)', '2'],
    ['to_string(@.pipelines[0].created)', '"2023-11-14"'],
    ['to_string(`{"é": [1, 1.0]}`)', '"{\\"\\\\u00e9\\":[1,1.0]}"'],
    ['keys(pipelines[0])', '["name", "version", "created"]'],
    ['missing.name', 'null'],
    ['!missing', 'true'],
    ['!`0`', 'false'],
    ['missing || `"none"`', '"none"'],
    ['pipelines[1:][].name', '["api", "shop"]'],
    ['`[[1, 2], [3, [4]]]`[]', '[1, 2, 3, [4]]'],
    ['`[1, null, 2]`[0:3]', '[1, 2]'],
    ['`[[1, null, 2]]`[0][::-1]', '[2, null, 1]'],
    ["'it\\'s'", '"it\'s"'],
    ['`text`', '"text"'],
  ])('finds with %s', (expression, expected) => {
    expect(found(expression, pipelines)).toBe(expected);
  });

  test.each([
    ['', 'Invalid JMESPath expression: cannot be empty.'],
    ['a[', 'Invalid jmespath expression: Incomplete expression:\n"a["\n   ^'],
    [
      'a.1',
      "Expecting: ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'], got: number: " +
        'Parse error at column 2, token "1" (NUMBER), for expression:\n"a.1"\n   ^',
    ],
    ['a ? b', 'Bad jmespath expression: Unknown token ?:\na ? b\n  ^'],
    [
      'a]',
      'Unexpected token: ]: Parse error at column 1, token "]" (RBRACKET), for expression:\n"a]"\n  ^',
    ],
    ['"a', 'Bad jmespath expression: Unclosed " delimiter:\n"a\n^'],
    ['a = b', "Bad jmespath expression: Unknown token '=':\na = b\n  ^"],
    ['"\\q"', 'Bad jmespath expression: Invalid \\escape:\n"\\q"\n^'],
    ['😀', 'Bad jmespath expression: Unknown token 😀:\n😀\n^'],
    [
      '"a"(b)',
      'Quoted identifier not allowed for function names.: Parse error at column 0, token "(" (LPAREN), ' +
        'for expression:\n""a"(b)"\n ^',
    ],
    [
      '{a: b,}',
      "Expecting: ['quoted_identifier', 'unquoted_identifier'], got: rbrace: Parse error at column 6, " +
        'token "}" (RBRACE), for expression:\n"{a: b,}"\n       ^',
    ],
  ])('that is %s is refused before anything is done', (expression, message) => {
    expect(() => compileQuery(expression)).toThrow(
      expect.objectContaining({
        exitCode: 252,
        message: `Bad value for --query ${expression}: ${message}`,
      }),
    );
  });

  test.each([
    ['unknown(@)', 'Unknown function: unknown()'],
    ['length()', 'Expected 1 argument for function length(), received 0'],
    ['join(@)', 'Expected 2 arguments for function join(), received 1'],
    ['merge()', 'Expected at least 1 argument for function merge(), received 0'],
    [
      'length(`1`)',
      "In function length(), invalid type for value: 1, expected one of: ['string', 'array', 'object'], " +
        'received: "number"',
    ],
    [
      'sum(`[1, "a"]`)',
      'In function sum(), invalid type for value: a, expected one of: [\'array-number\'], received: "str"',
    ],
    [
      'sort_by(pipelines, &created)',
      'In function sort_by(), invalid type for value: None, expected one of: [\'string\'], received: "null"',
    ],
    ['`1` < `"a"`', "'<' not supported between instances of 'int' and 'str'"],
    ['pipelines[::0]', 'slice step cannot be zero'],
    ["contains('a', `1`)", "'in <string>' requires string as left operand, not int"],
  ])('%s fails in searching', (expression, message) => {
    expect(() => found(expression, pipelines)).toThrow(
      expect.objectContaining({ exitCode: 255, message }),
    );
  });

  test('finds the same list or dict that it was given, and makes new ones of projections', () => {
    const value = { list: [1], dict: {} };
    expect(compileQuery('[list, list, dict]').search(value)).toEqual([[1], [1], {}]);
    const [first, second] = compileQuery('[list, list[*]]').search(value) as unknown[];
    expect(first).toBe(value.list);
    expect(second).not.toBe(value.list);
  });

  test('of any text either compiles or is refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), mutated), (expression) => {
        try {
          compileQuery(expression);
        } catch (error) {
          if (!(error instanceof CliError)) throw error;
          expect(error.message.startsWith(`Bad value for --query ${expression}: `)).toBe(true);
        }
      }),
    );
  });

  testWith(['python'])('answers as the reference library does', async () => {
    const cases = fc.sample(
      fc.record({
        expression: fc.oneof(arbitraryJmespath, mutated),
        json: fc.constantFrom(...jsons),
      }),
      { numRuns: 800, seed: 3 },
    );
    const expected = referenceAnswers(cases);
    expect(cases.map((one) => ({ ...one, answer: answerTo(one) }))).toEqual(
      cases.map((one, at) => ({ ...one, answer: expected[at] })),
    );
  });
});

const mutated = fc
  .tuple(
    arbitraryJmespath,
    fc.nat(),
    fc.constantFrom(
      '',
      '[',
      ']',
      '{',
      '(',
      ')',
      '.',
      ',',
      '`',
      '"',
      "'",
      '=',
      '&',
      '|',
      '?',
      '-',
      '*',
      ':',
      '\\',
      '😀',
    ),
  )
  .map(([text, at, piece]) => {
    const characters = [...text];
    const place = at % (characters.length + 1);
    return [...characters.slice(0, place), piece, ...characters.slice(place + 1)].join('');
  });

const jsons = [
  '{"a": [{"b": 1, "s": "x"}, {"b": 2, "s": "y"}, {"b": 1.5}], "b": {"a": 1, "2": [1, 2], "1": "z"}, "foo": {"n": null, "s": "12", "a": [[1], [2, [3]]]}, "n": null, "s": "héllo 😀", "q x": true, "1": "one", "é": []}',
  '[{"a": 1, "b": "x", "foo": {"n": 1}}, {"a": 2, "b": "y", "foo": {"n": 2}}, {"a": "s", "b": null}]',
  '[3, 1, 2]',
  '"text"',
  'null',
];

interface Case {
  readonly expression: string;
  readonly json: string;
}

const answerTo = ({ expression, json }: Case): string => {
  try {
    return `found ${normal(found(expression, json))}`;
  } catch (error) {
    if (error instanceof SyntaxFault || !(error instanceof CliError)) throw error;
    return normal(error.message);
  }
};

// How an expression is printed that is a value itself has a memory address in it.
const normal = (text: string): string => text.replace(/<jmespath[^>]*>|\[object Object\]/g, '&');

const referenceAnswers = (cases: readonly Case[]): readonly string[] => {
  const { stdout } = spawnSync(stockPrograms.python ?? 'python3', ['-c', reference], {
    input: JSON.stringify(cases),
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return (JSON.parse(stdout) as readonly string[]).map(normal);
};

const reference = `
import json, sys, warnings, jmespath
warnings.simplefilter('ignore')
def answer(case):
    try:
        query = jmespath.compile(case['expression'])
    except Exception as fault:
        return 'Bad value for --query %s: %s' % (case['expression'], fault)
    try:
        value = query.search(json.loads(case['json']))
        return 'found ' + json.dumps(value, ensure_ascii=False, default=lambda _: '&')
    except Exception as fault:
        return str(fault)
print(json.dumps([answer(case) for case in json.load(sys.stdin)]))
`;
