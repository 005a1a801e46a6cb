import type { Candidate } from './candidate.js';
import type { ShellLine } from './shell-words.js';

/** Candidates as the script of fish takes them: it finds out by itself what follows a word. */
export function forFish(candidates: readonly Candidate[]): string {
  return candidates.map((candidate) => `${described(candidate)}\n`).join('');
}

/** Candidates as the script of zsh takes them, below the line that says whether a blank follows. */
export function forZsh(candidates: readonly Candidate[]): string {
  return [spacing(candidates), ...candidates.map(described)].map((line) => `${line}\n`).join('');
}

/**
 * Candidates as the script of bash takes them: bash puts in only what it takes for a word, which
 * begins behind the last `=` or `:`, and puts it in as it is.
 */
export function forBash(
  candidates: readonly Candidate[],
  { words, isQuoted }: ShellLine,
  replaced: string,
): string {
  const word = words.at(-1) ?? '';
  const kept = word.endsWith(replaced) ? word.length - replaced.length : 0;
  const lines = candidates.map(({ value }) => {
    const text = value.slice(kept);
    return isQuoted ? text : escaped(text);
  });
  return [spacing(candidates), ...lines].map((line) => `${line}\n`).join('');
}

function spacing(candidates: readonly Candidate[]): string {
  const isOpen = candidates.length > 0 && candidates.every((candidate) => candidate.isOpen);
  return isOpen ? 'nospace' : '';
}

function described({ value, description }: Candidate): string {
  return description === undefined ? value : `${value}\t${description}`;
}

function escaped(text: string): string {
  return text.replace(/[^\w@%+=:,./~-]/g, '\\$&');
}
