import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrap } from './wrap.js';

describe('wrap', () => {
  test('fills each line as far as its words go', () => {
    expect(wrap('one two three four', 8)).toEqual(['one two', 'three', 'four']);
  });

  test('gives a word that is too long a line of its own', () => {
    expect(wrap('a incomprehensible b', 5)).toEqual(['a', 'incomprehensible', 'b']);
  });

  test('makes nothing of blanks', () => {
    expect(wrap(' \n ', 10)).toEqual([]);
  });

  test('keeps all words in their order, and no line could take the first word of the next', () => {
    const words = fc.array(fc.stringMatching(/^[a-z.]{1,12}$/), { maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 40 }), (given, width) => {
        const lines = wrap(given.join(' '), width);
        expect(lines.flatMap((line) => line.split(' '))).toEqual(given);
        for (const [index, line] of lines.entries()) {
          expect(line.length <= width || !line.includes(' ')).toBe(true);
          const next = lines[index + 1]?.split(' ')[0];
          if (next !== undefined) expect(line.length + 1 + next.length).toBeGreaterThan(width);
        }
      }),
    );
  });
});
