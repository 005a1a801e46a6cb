import { describe, expect, test } from 'vitest';
import { forBash, forFish, forZsh } from './print-candidates.js';
import { readShellLine } from './shell-words.js';

const pair = [{ value: 'a', description: 'The first.' }, { value: 'b' }];

describe('candidates for a shell', () => {
  test('are a word and a description in fish', () => {
    expect(forFish(pair)).toBe('a\tThe first.\nb\n');
  });

  test('stand below the line about the blank in zsh', () => {
    expect(forZsh(pair)).toBe('\na\tThe first.\nb\n');
    expect(forZsh([{ value: 'dir/', isOpen: true }])).toBe('nospace\ndir/\n');
    expect(forZsh([])).toBe('\n');
  });

  test('are words alone in bash', () => {
    expect(forBash(pair, readShellLine('pipewright '), '')).toBe('\na\nb\n');
  });

  test('lack in bash what it does not take for the word', () => {
    const line = readShellLine('pipewright --output=te');
    expect(forBash([{ value: '--output=text' }], line, 'te')).toBe('\ntext\n');
    const whole = readShellLine('pipewright --output=te');
    expect(forBash([{ value: '--output=text' }], whole, '--output=te')).toBe('\n--output=text\n');
    const path = readShellLine('pipewright --pipeline file://a');
    expect(forBash([{ value: 'file://ab/', isOpen: true }], path, '//a')).toBe('nospace\n//ab/\n');
  });

  test('are put in as they are by bash, so that what is special has a backslash', () => {
    const found = [{ value: "file://it's $5 (a).json" }];
    const bare = readShellLine('pipewright file://it');
    expect(forBash(found, bare, '//it')).toBe("\n//it\\'s\\ \\$5\\ \\(a\\).json\n");
    const quoted = readShellLine('pipewright "file://it');
    expect(forBash(found, quoted, 'file://it')).toBe("\nfile://it's $5 (a).json\n");
  });
});
