import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readShellLine } from './shell-words.js';

describe('readShellLine', () => {
  test.each([
    { line: '', words: [''] },
    { line: 'pipewright', words: ['pipewright'] },
    { line: 'pipewright ', words: ['pipewright', ''] },
    { line: '  a   b', words: ['a', 'b'] },
    { line: String.raw`a\ b c`, words: ['a b', 'c'] },
    { line: `'a b'"c d"e f`, words: ['a bc de', 'f'] },
    { line: `''`, words: [''] },
    { line: `a '' b`, words: ['a', '', 'b'] },
    { line: String.raw`"a\"b\c\$d"`, words: [String.raw`a"b\c$d`] },
    { line: 'a \\\n  b', words: ['a', 'b'] },
    { line: 'a\\\nb', words: ['ab'] },
    { line: `--query 'a | b'`, words: ['--query', 'a | b'] },
    { line: 'a\\', words: ['a'] },
  ])('reads $line as $words', ({ line, words }) => {
    expect(readShellLine(line)).toEqual({ words, isQuoted: false });
  });

  test.each([
    { line: `pipewright 'file://a b`, words: ['pipewright', 'file://a b'] },
    { line: `pipewright "a 'b`, words: ['pipewright', `a 'b`] },
    { line: `pipewright a'b'"`, words: ['pipewright', 'ab'] },
  ])('knows that the quotes of $line are still open', ({ line, words }) => {
    expect(readShellLine(line)).toEqual({ words, isQuoted: true });
  });

  test('reads quoted words as bash does', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^[a-z=:/.@%+-]{1,5}$/),
      fc.stringMatching(/^\\[ -~]$/),
      fc.stringMatching(/^'[ -&(-~]{0,5}'$/),
      fc.stringMatching(/^"[ !#%-[\]-_a-z|{}~]{0,5}"$/),
    );
    const word = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
    const lines = fc.sample(fc.array(word, { minLength: 1, maxLength: 5 }), 60);
    const script = lines.map((line) => `set -- ${line.join('  ')}; printf '%s\\0' $# "$@"`);
    const read = execFileSync('bash', ['-f'], { input: script.join('\n') })
      .toString()
      .split('\0');
    const expected = lines.map(() => read.splice(0, 1 + Number(read[0])).slice(1));
    expect(lines.map((line) => readShellLine(line.join(' ')).words)).toEqual(expected);
  });
});
