import { UsageFailure } from './failure.js';

/** The one word of a line that must have one. */
export function onlyWord(words: readonly string[], what: string): string {
  const word = optionalWord(words, what);
  if (word === undefined) throw new UsageFailure(`${what} is missing.`);
  return word;
}

/** The one word of a line that may have one. */
export function optionalWord(words: readonly string[], what: string): string | undefined {
  const [word, ...others] = words;
  if (others.length > 0) {
    throw new UsageFailure(`Only one ${what} is taken, not also ${others.join(' ')}.`);
  }
  return word;
}
