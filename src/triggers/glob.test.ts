import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { glob } from './glob.js';

test.each([
  // One component of a path.
  ['*', 'main', true],
  ['*', '', true],
  ['*', 'feature/a', false],
  ['feature/*', 'feature/a', true],
  ['feature/*', 'feature/a/b', false],
  ['feature/*', 'feature', false],
  ['*.md', '.md', true],
  ['*', '.hidden', true],
  // Any number of them.
  ['**', 'a/b/.c', true],
  ['feature/**', 'feature/a/b', true],
  ['feature/**', 'feature', false],
  ['src/**/*.ts', 'src/a/b.ts', true],
  ['src/**/*.ts', 'src/b.ts', false],
  ['a**z', 'a/b/z', true],
  ['***', 'a/b', true],
  // One character.
  ['?', 'a', true],
  ['?', '🙂', true],
  ['?', '/', false],
  ['v?', 'v', false],
  ['a?b', 'a/b', false],
  // Sets.
  ['v[0-9]', 'v7', true],
  ['v[0-9]', 'vx', false],
  ['[abc]', 'b', true],
  ['[!abc]', 'd', true],
  ['[!abc]', 'a', false],
  ['[!abc]', '/', false],
  ['[*?\\]', '*', true],
  ['[*?\\]', '\\', true],
  ['[*?\\]', 'a', false],
  ['[a-]', '-', true],
  ['[-a]', '-', true],
  ['[]a]', ']', true],
  ['[^a]', 'b', false],
  ['a[/]b', 'a/b', false],
  // Alternatives.
  ['{main,release/*}', 'release/1', true],
  ['{main,release/*}', 'other', false],
  ['a{b,}c', 'ac', true],
  ['{a\\,b,c}', 'a,b', true],
  ['{[a,b],c}', ',', true],
  ['{a}{b,c}', 'ac', true],
  ['{1..3}', '2', false],
  ['{1..3}', '1..3', true],
  // Escapes.
  ['\\*', '*', true],
  ['\\*', 'a', false],
  ['\\{a\\}', '{a}', true],
  ['a\\', 'a\\', true],
  // What is no part of the language.
  ['+(a)', '+(a)', true],
  ['+(a)', 'aa', false],
  ['!(a)', '!(a)', true],
  ['!a', '!a', true],
  ['!a', 'b', false],
  ['a|b', 'a', false],
  ['[a', '[a', true],
  ['{a,b', '{a,b', true],
  ['a}', 'a}', true],
  ['a.c', 'abc', false],
  // The whole text, as it is written.
  ['main', 'Main', false],
  ['main', 'main2', false],
  ['main', 'xmain', false],
  ['main', 'main\n', false],
  ['main', './main', false],
])('%s and %j: %s', (pattern, text, isOfForm) => {
  expect(glob(pattern)(text)).toBe(isOfForm);
});

describe('any pattern', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '-', '(', '!', '🙂') });

  test('without special characters is of the form of itself and of nothing else', () => {
    fc.assert(
      fc.property(plain, plain, (pattern, text) => {
        expect(glob(pattern)(pattern)).toBe(true);
        expect(glob(pattern)(text)).toBe(pattern === text);
      }),
    );
  });

  test('whose characters are all escaped stands for these', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = [...text].map((character) => `\\${character}`).join('');
        expect(glob(escaped)(text)).toBe(true);
      }),
    );
  });

  // Such are the patterns that a regular expression of the same meaning can be written for at once.
  const element = fc.constantFrom(
    ['*', '[^/]*'],
    ['**/', '.*/'],
    ['?', '[^/]'],
    ['[ab]', '[ab]'],
    ['[!ab]', '[^ab/]'],
    ['{a,b*}', '(?:a|b[^/]*)'],
    ['a', 'a'],
    ['/', '/'],
    ['\\*', '\\*'],
  );

  test('means what a regular expression of its parts means', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '/', '*'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(element, { maxLength: 6 }), text, (elements, tried) => {
        const pattern = elements.map(([one]) => one).join('');
        const expression = new RegExp(`^${elements.map(([, one]) => one).join('')}$`, 's');
        // Two stars in a row are one thing of another meaning.
        fc.pre(!pattern.includes('***') && !/(?<!\*)\*\*(?!\/)/.test(pattern));
        expect(glob(pattern)(tried)).toBe(expression.test(tried));
      }),
      { numRuns: 2_000 },
    );
  });

  test('of the greatest length is matched with a long path at once', () => {
    const text = 'a'.repeat(4_096);
    for (const pattern of [`${'*a'.repeat(127)}b`, `${'{a,*}'.repeat(50)}b`, '[!b]*'.repeat(50)]) {
      const began = performance.now();
      glob(pattern)(text);
      expect(performance.now() - began).toBeLessThan(5_000);
    }
  });
});
