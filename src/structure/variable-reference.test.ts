import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasReference, referencesIn } from './variable-reference.js';

test.each([
  ['#{Src.CommitId}', [['Src.CommitId', 'Src', 'CommitId']]],
  [
    'a #{A.b} and #{c@d-e_f.1-@_} b',
    [
      ['A.b', 'A', 'b'],
      ['c@d-e_f.1-@_', 'c@d-e_f', '1-@_'],
    ],
  ],
  [
    '#{A.b}#{A.b}',
    [
      ['A.b', 'A', 'b'],
      ['A.b', 'A', 'b'],
    ],
  ],
  ['{"a":"#{A.b}"}', [['A.b', 'A', 'b']]],
] as const)('%s has references to what is before and after the period', (value, expected) => {
  expect(referencesIn(value)).toEqual(
    expected.map(([text, namespace, key]) => ({ text, target: { namespace, key } })),
  );
});

test.each([
  '',
  'A',
  'A.',
  '.b',
  'A.b.c',
  ' A.b',
  'A.b ',
  'A b.c',
  'ä.b',
  '#{A.b',
  `${'n'.repeat(101)}.k`,
])('a reference to «%s» is not well formed', (text) => {
  expect(referencesIn(`x #{${text}} y`)).toEqual([{ text, target: undefined }]);
});

test.each(['', 'plain', '# {A.b}', '$(A.b)', '#A.b}', 'never closed: #{A.b', '#{', '}#{'])(
  '«%s» has no reference in it',
  (value) => {
    expect(hasReference(value)).toBe(false);
  },
);

test('the references of a text are those that a pattern would find', () => {
  const pieces = fc.array(fc.constantFrom('#', '{', '}', 'a', '.', '#{', '#{a.b}'), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(pieces, (array) => {
      const value = array.join('');
      expect(referencesIn(value).map(({ text }) => text)).toEqual(
        [...value.matchAll(/#\{([^}]*)\}/g)].map(([, text]) => text),
      );
    }),
  );
});

test('a long value of opened braces is read in one go', () => {
  const value = '#{'.repeat(2_000_000);
  const started = performance.now();
  expect(referencesIn(value)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(1_000);
});
