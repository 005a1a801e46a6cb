import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CliError } from '../../cli-error.js';
import { parseShorthand } from './parse-shorthand.js';
import { ShorthandError } from './shorthand-error.js';

const read = (text: string) => parseShorthand(text, (value) => `content of ${value}`);

function refusal(text: string): unknown {
  try {
    return read(text);
  } catch (error) {
    return error instanceof ShorthandError || error instanceof CliError ? error.message : error;
  }
}

// What AWS CLI 2.9.19 makes of them; `@=` came later.
test.each<[string, unknown]>([
  ['a=b', { a: 'b' }],
  ['a=b,c=d', { a: 'b', c: 'd' }],
  ['a=', { a: '' }],
  ['a=,b=', { a: '', b: '' }],
  ['=x', { '': 'x' }],
  ['a=b,c', { a: ['b', 'c'] }],
  ['a=b,c,d=e', { a: ['b', 'c'], d: 'e' }],
  ['value=b=c', { value: 'b=c' }],
  ['a = b , c = d e ', { a: 'b', c: 'd e' }],
  ['a=b\\,c', { a: 'b,c' }],
  ['a=\\', { a: '\\' }],
  ['k.a/b:c#d-e_f=x', { 'k.a/b:c#d-e_f': 'x' }],
  ['a=[b,c]', { a: ['b', 'c'] }],
  ['a=[]', { a: [] }],
  ['a=[b,]', { a: ['b'] }],
  ['a={}', { a: {} }],
  ['a={b=c,d=[e,{f=g}]}', { a: { b: 'c', d: ['e', { f: 'g' }] } }],
  ['a={b=c,b=d}', { a: { b: 'd' } }],
  ['a=b[c', { a: 'b[c' }],
  ['a=b{c', { a: 'b{c' }],
  ['a=}', { a: '}' }],
  ['a=]', { a: ']' }],
  ['a="b,c"', { a: 'b,c' }],
  ["a='b,c'", { a: 'b,c' }],
  ["a='it\\'s'", { a: "it's" }],
  ['a="x\\"y"', { a: 'x"y' }],
  ['a="b\\\\",c="d"', { a: 'b\\', c: 'd' }],
  ['a="b\\"', { a: 'b\\' }],
  ['a=""', { a: '' }],
  ['a="b" ,c=d', { a: 'b', c: 'd' }],
  ['a=b,"c,d",e=f', { a: ['b', 'c,d'], e: 'f' }],
  ['a=b,,c=d', { a: 'b', c: 'd' }],
  ['a=é,b="😀"', { a: 'é', b: '😀' }],
  ['a=b\tc', { a: 'b\tc' }],
  ['a=b\n,c=d', { a: 'b', c: 'd' }],
  ['__proto__=x', Object.fromEntries([['__proto__', 'x']])],
  ['a@=file://f', { a: 'content of file://f' }],
  ['a @= "f"', { a: 'content of f' }],
  ['a@=f,g', { a: ['content of f', 'content of g'] }],
  ['a@={b=c,d@=e}', { a: { b: 'c', d: 'content of e' } }],
  ['a@=f,b=file://g', { a: 'content of f', b: 'file://g' }],
])('%j is read', (text, value) => {
  expect(read(text)).toEqual(value);
});

describe('an error shows its place', () => {
  test.each([
    ['key=a,value==b', "Expected: ',', received: '=' for input:\n key=a,value==b\n            ^"],
    ['a', "Expected: '=', received: 'EOF' for input:\n a\n ^"],
    ['', "Expected: '=', received: 'EOF' for input:\n \n^"],
    ['a b=c', "Expected: '=', received: 'b' for input:\n a b=c\n  ^"],
    ['a=b,', "Expected: '<second>', received: '<none>' for input:\n a=b,\n    ^"],
    ['a=b,c,', "Expected: '<second>', received: '<none>' for input:\n a=b,c,\n      ^"],
    ['a="b', "Expected: '<double quoted>', received: '<none>' for input:\n a=\"b\n  ^"],
    ["a='b", "Expected: '<singled quoted>', received: '<none>' for input:\n a='b\n  ^"],
    ['a="b" c', "Expected: ',', received: 'c' for input:\n a=\"b\" c\n      ^"],
    ['a=b]c', "Expected: ',', received: ']' for input:\n a=b]c\n   ^"],
    ['a=[b', "Expected: ',', received: 'EOF' for input:\n a=[b\n    ^"],
    ['a={', "Expected: '=', received: 'EOF' for input:\n a={\n   ^"],
    ['a={b=}', "Expected: ',', received: 'EOF' for input:\n a={b=}\n      ^"],
    ['k=😀', "Expected: ',', received: '😀' for input:\n k=😀\n  ^"],
    ['a=b,\nc==d,\ne=f', "Expected: ',', received: '=' for input:\n a=b,\nc==d,\n  ^\ne=f"],
    ['a@b=c', "Expected: '=', received: 'b' for input:\n a@b=c\n  ^"],
  ])('in %j', (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  test('a key that comes twice is told of with the comma that does not belong', () => {
    expect(refusal('key=a,value=b,key=c')).toBe(
      'Second instance of key "key" encountered for input:\nkey=a,value=b,key=c\n' +
        '              ^\nThis is often because there is a preceding "," instead of a space.',
    );
  });
});

test('brackets may not lie in each other without end', () => {
  expect(refusal(`a=${'['.repeat(100_000)}`)).toBe('maximum recursion depth exceeded');
});

test('an unclosed quote after many backslashes is refused at once', () => {
  expect(refusal(`a="${'\\'.repeat(100_000)}`)).toMatch(/^Expected: '<double quoted>'/);
});

type Value = string | readonly Value[] | { readonly [key: string]: Value };

const keys = fc.stringMatching(/^[A-Za-z0-9\-_.#/:]{1,8}$/);
const { value: values } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
  ),
}));

const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function shorthand(value: Value): string {
  if (typeof value === 'string') return quoted(value);
  return isList(value) ? `[${value.map(shorthand).join(',')}]` : `{${pairs(value)}}`;
}

function pairs(value: { readonly [key: string]: Value }): string {
  return Object.entries(value)
    .map(([key, member]) => `${key}=${shorthand(member)}`)
    .join(',');
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

test('what is written in shorthand is read back', () => {
  const structure = fc.dictionary(keys, values, { minKeys: 1, maxKeys: 5 });
  fc.assert(
    fc.property(structure, (value) => {
      expect(read(pairs(value))).toEqual({ ...value });
    }),
  );
});

test('any text is read, or refused with its place', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    '=',
    ',',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '\\',
    ' ',
    '\n',
    '@',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      const outcome = refusal(pieces.join(''));
      expect(outcome).not.toBeInstanceOf(Error);
      if (typeof outcome === 'string') expect(outcome).toMatch(/ for input:\n[\s\S]*\^/);
    }),
  );
});
