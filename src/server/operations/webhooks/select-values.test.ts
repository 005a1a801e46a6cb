import { describe, expect, test } from 'vitest';
import { JsonPathSyntaxError, readJsonPath } from './json-path.js';
import { documentOf, selectValues, TooManyStepsError } from './select-values.js';

const push = {
  ref: 'refs/heads/main',
  forced: false,
  size: 2,
  nothing: null,
  'head-commit': { id: 'h' },
  commits: [
    { id: 'a', author: { name: 'Ada' }, added: ['x', 'y'] },
    { id: 'b', author: { name: 'Bob' }, added: [] },
    { id: 'c', author: { name: 'Cy' }, added: ['z'] },
  ],
  pull_request: { base: { ref: 'main' }, number: 7 },
};

const select = (path: string, root: unknown = push): readonly unknown[] =>
  selectValues(readJsonPath(path), documentOf(root));

describe('a path', () => {
  test.each([
    ['$.ref', ['refs/heads/main']],
    ["$['ref']", ['refs/heads/main']],
    ['$["ref"]', ['refs/heads/main']],
    ['  $.ref ', ['refs/heads/main']],
    ['ref', ['refs/heads/main']],
    ['$.forced', [false]],
    ['$.size', [2]],
    ['$.nothing', [null]],
    ['$.missing', []],
    ['$.ref.length', []],
    ['$.toString', []],
    ['$.commits.length', []],
    ['$.head-commit.id', ['h']],
    ['$.commits[0].id', ['a']],
    ['$.commits[-1].id', ['c']],
    ['$.commits[3].id', []],
    ['$.commits[-4].id', []],
    ['$.commits[*].id', ['a', 'b', 'c']],
    ['$.commits[0,2].id', ['a', 'c']],
    ['$.commits[1:].id', ['b', 'c']],
    ['$.commits[:2].id', ['a', 'b']],
    ['$.commits[-1:].id', ['c']],
    ['$.commits[::2].id', ['a', 'c']],
    ['$.commits[::-1].id', ['c', 'b', 'a']],
    ['$.commits[2:0:-1].id', ['c', 'b']],
    ['$.commits[::0].id', []],
    ["$['ref','size']", ['refs/heads/main', 2]],
    ['$.pull_request.base.ref', ['main']],
    ['$..ref', ['refs/heads/main', 'main']],
    ['$..name', ['Ada', 'Bob', 'Cy']],
    ['$..commits[1].id', ['b']],
    ['$.pull_request.*', [{ ref: 'main' }, 7]],
    ["$.commits[?(@.id == 'b')].author.name", ['Bob']],
    ["$.commits[?@.author.name != 'Ada'].id", ['b', 'c']],
    ["$.commits[?(@.id > 'a' && @.id < 'c')].id", ['b']],
    ["$.commits[?(@.id >= 'b' || @.id <= 'a')].id", ['a', 'b', 'c']],
    ['$.commits[?(@.added[0])].id', ['a', 'c']],
    ['$.commits[?(!@.added[0])].id', ['b']],
    ["$.commits[?(@.author == 'Ada')].id", []],
    ['$.commits[?(@.none == $.none)].id', ['a', 'b', 'c']],
    ['$[?(@.number == 7)].base.ref', ['main']],
    ['$[?(@ == true || @ == null || @ == 2)]', [2, null]],
  ])('%s selects %j', (path, values) => {
    expect(select(path)).toEqual(values);
  });

  test('finds members of any name, and none that the document has not', () => {
    const root: unknown = JSON.parse('{"__proto__":{"x":1},"constructor":2}');
    expect(select('$.__proto__.x', root)).toEqual([1]);
    expect(select('$.constructor', root)).toEqual([2]);
    expect(select('$.hasOwnProperty', root)).toEqual([]);
  });

  test.each(['a text', 7, null, true])('into the document %j leads nowhere', (root) => {
    expect(select('$.a', root)).toEqual([]);
    expect(select('$[0]', root)).toEqual([]);
    expect(select('$..a', root)).toEqual([]);
    expect(select('$', root)).toEqual([root]);
  });

  test.each([
    '',
    '$.',
    '$.a[',
    '$[?(@.a == )]',
    '$.commits.length()',
    '$[?match(@.a, "(a+)+$")]',
    '$[?search(@.a, "(a+)+$")]',
    '$[?length(@.a) > 1]',
    '$.a[?(@.b =~ /(x+)+/)]',
    `$[?${'f('.repeat(70)}@.a`,
    '$[99999999999999999999]',
    '$..',
    '@.a',
  ])('is not %s', (path) => {
    expect(() => readJsonPath(path)).toThrow(JsonPathSyntaxError);
  });
});

describe('what takes too long is given up', () => {
  const nested = (levels: number): unknown => {
    let value: unknown = [1, 2];
    for (let level = 0; level < levels; level += 1) value = [value, value];
    return value;
  };

  test.each([
    `$${'[*,*]'.repeat(29)}`,
    `$${'[0,0]'.repeat(29)}`,
    `$${'..*'.repeat(40)}.none`,
    '$..[?(@..[?(@..[?(@..a)])])]',
    '$..[?($..a)]',
    `$${'[?@'.repeat(12)}..x${']'.repeat(12)}`,
  ])('%s', (path) => {
    expect(() => select(path, nested(30))).toThrow(TooManyStepsError);
  });

  test('however many paths share the steps', () => {
    const document = documentOf(Array.from({ length: 120_000 }, () => 1));
    const path = readJsonPath('$..x');
    expect(selectValues(path, document)).toEqual([]);
    expect(() => selectValues(path, document)).toThrow(TooManyStepsError);
  });
});
