import { RE2JS, RE2JSException } from 're2js';

/** Whether a pattern matches, or why that cannot be said: a clause that goes on after the pattern. */
export type PatternMatch =
  | { readonly kind: 'known'; readonly isMatch: boolean }
  | { readonly kind: 'unknown'; readonly why: string };

const patternCharactersMax = 1_000;
/** How large a pattern may become when what it repeats is written out. */
const writtenOutMax = 100_000;
/** The size of a compiled pattern times the length of the text: about a second at the most. */
const workMax = 2_000_000;

/** Whether a regular expression in Java's manner matches the whole of a text. */
export const matchesPattern = (text: string, pattern: string): PatternMatch => {
  if (pattern.length > patternCharactersMax) {
    return unknown(`is longer than ${patternCharactersMax} characters`);
  }
  if (pattern.length * repetitionsIn(pattern) > writtenOutMax) {
    return unknown('repeats too much');
  }
  if (hasNestedClass(pattern)) {
    return unknown('has a character class inside another, or &&, which are not supported');
  }
  const compiled = compile(pattern);
  if (typeof compiled === 'string') {
    return unknown(
      `is not a regular expression that is supported: ${compiled}. References back, looking around and possessive quantifiers are not`,
    );
  }
  if (compiled.programSize() * text.length > workMax) {
    return unknown(`is too large for a variable of ${text.length} characters`);
  }
  return { kind: 'known', isMatch: compiled.matches(text) };
};

const unknown = (why: string): PatternMatch => ({ kind: 'unknown', why });

/** How often a part of a pattern is repeated at the most, by counts. Within each other, they multiply. */
const repetitionsIn = (pattern: string): number =>
  [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].reduce(
    (product, [, least, most]) =>
      Math.min(nestedRepetitionsMax, product * Math.max(1, Number(most || least))),
    1,
  );

/** More of them the compiler itself refuses. */
const nestedRepetitionsMax = 1_000;

const compile = (pattern: string): RE2JS | string => {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (error instanceof RE2JSException) {
      return error.message.replace('error parsing regexp: ', '');
    }
    throw error;
  }
};

// Java takes these for unions and intersections. Here they would be characters like others, and the rule
// would say something else without a word.
const hasNestedClass = (pattern: string): boolean => {
  let isInside = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at];
    if (character === '\\') at += 1;
    else if (!isInside) isInside = character === '[';
    else if (character === ']') isInside = false;
    else if (character === '[' || pattern.startsWith('&&', at)) return true;
  }
  return false;
};
