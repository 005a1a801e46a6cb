import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentPath, Tags } from './document.js';
import { readDocument } from './read-document.js';

const read = async (text: string, name = 'stdin', tags: Tags = 'refused') => {
  const result = await readDocument({ name, text }, tags);
  if (result.kind === 'document') return result.document;
  throw new Error(result.faults.map(({ message }) => message).join('\n'));
};

const yaml = `a: 1
list:
  - one
  - name: two
    flow: { deep: [x, y] }
empty:
base: &base { shared: 1, own: 2 }
merged:
  <<: *base
  own: 3
alias: *base
`;

test.each<[DocumentPath, number, number]>([
  [[], 1, 1],
  [['a'], 1, 4],
  [['list'], 2, 1],
  [['list', 0], 3, 5],
  [['list', 1], 4, 5],
  [['list', 1, 'name'], 4, 11],
  [['list', 1, 'flow', 'deep', 1], 5, 23],
  [['empty'], 6, 1],
  [['merged', 'own'], 10, 8],
  [['merged', 'shared'], 7, 23],
  [['alias', 'own'], 7, 31],
])('%j stands in line %d, column %d', async (path, line, column) => {
  expect((await read(yaml)).placeOf(path)).toEqual({ line, column });
});

test('what is not there belongs where its parent is', async () => {
  const { placeOf } = await read(yaml);
  expect(placeOf(['list', 1, 'missing', 'deeper'])).toEqual(placeOf(['list', 1]));
  expect(placeOf(['list', 7])).toEqual({ line: 2, column: 1 });
});

test('a name has a place of its own', async () => {
  expect((await read(yaml)).placeOf(['list', 1, 'name'], 'name')).toEqual({ line: 4, column: 5 });
});

test('merge keys and aliases stand for what they name', async () => {
  expect((await read(yaml)).value).toMatchObject({
    merged: { shared: 1, own: 3 },
    alias: { shared: 1, own: 2 },
  });
});

test('any JSON is read as JSON.parse reads it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (value) => {
      const text = JSON.stringify(value, undefined, 1);
      expect((await read(text)).value).toEqual(JSON.parse(text));
    }),
  );
});

describe('JSON that is not sound', () => {
  test.each([
    ['{"a": 1,}', 1, 9],
    ['{"a": 1\n "b": 2}', 2, 2],
    ['[1, 2', 1, 6],
  ])('%j is at fault in line %d, column %d', async (text, line, column) => {
    expect(await readDocument({ name: 'a.json', text })).toMatchObject({
      kind: 'malformed',
      faults: [{ place: { line, column } }],
    });
  });

  test('may be YAML in a file that says so', async () => {
    expect((await read('{a: 1,}', 'a.yaml')).value).toEqual({ a: 1 });
  });
});

test('a file may begin with the mark of its byte order', async () => {
  expect((await read('\ufeff{"a": 1}', 'a.json')).value).toEqual({ a: 1 });
});

test('aliases that stand for more than anybody writes are refused', async () => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const before = level === 0 ? 'x' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array(9).fill(before).join(', ')}]`;
  });
  expect(await readDocument({ name: 'bomb.yaml', text: levels.join('\n') })).toMatchObject({
    kind: 'malformed',
  });
});

test.each([
  ['!Ref A', { Ref: 'A' }],
  ['!GetAtt A.B', { 'Fn::GetAtt': 'A.B' }],
  ["!Sub ['x', {}]", { 'Fn::Sub': ['x', {}] }],
  ['!If [C, !Ref A, {b: !Ref B}]', { 'Fn::If': ['C', { Ref: 'A' }, { b: { Ref: 'B' } }] }],
  ['!Condition C', { Condition: 'C' }],
])('the tag in %s is short for a function', async (text, value) => {
  const document = await read(`key: ${text}`, 'a.yaml', 'intrinsics');
  expect(document.value).toEqual({ key: value });
  expect(document.placeOf(['key', 'Fn::If', 2, 'b']).line).toBe(1);
});
