/** Tells whether a whole text is of a pattern's form. */
export type Glob = (text: string) => boolean;

type Test = (character: string) => boolean;

/** One step of a pattern that is being followed: takes a character, or goes on at several places. */
type Step =
  | { readonly kind: 'take'; readonly test: Test }
  | { readonly kind: 'fork'; readonly to: readonly number[] };

/**
 * Reads a pattern in the language of Java's globs. What is opened and not closed
 * stands for itself. The time to match grows with the text and the pattern, never faster.
 */
export const glob = (pattern: string): Glob => {
  const steps: Step[] = [];
  writeSequence(steps, [...pattern], isNoGroup);
  return (text) => follow(steps, text);
};

const isNotSlash: Test = (character) => character !== '/';
const isAnything: Test = () => true;
const isNoGroup = false;
const isInGroup = true;

/** Writes the steps of a sequence of characters, none of whose groups has groups in it. */
const writeSequence = (steps: Step[], characters: readonly string[], inGroup: boolean): void => {
  for (let at = 0; at < characters.length; ) {
    at += writeElement(steps, characters.slice(at), inGroup);
  }
};

/** Writes the steps of what stands first, and gives how many characters that was. */
const writeElement = (steps: Step[], rest: readonly string[], inGroup: boolean): number => {
  const [first = '', second] = rest;
  switch (first) {
    case '*':
      writeLoop(steps, second === '*' ? isAnything : isNotSlash);
      return second === '*' ? 2 : 1;
    case '?':
      steps.push({ kind: 'take', test: isNotSlash });
      return 1;
    case '[':
      return writeSet(steps, rest);
    case '{':
      return inGroup ? writeCharacter(steps, first) : writeGroup(steps, rest);
    case '\\':
      return second === undefined
        ? writeCharacter(steps, first)
        : 1 + writeCharacter(steps, second);
    default:
      return writeCharacter(steps, first);
  }
};

const writeCharacter = (steps: Step[], character: string): number => {
  steps.push({ kind: 'take', test: (one) => one === character });
  return 1;
};

const writeLoop = (steps: Step[], test: Test): void => {
  const start = steps.length;
  steps.push({ kind: 'fork', to: [start + 1, start + 3] });
  steps.push({ kind: 'take', test });
  steps.push({ kind: 'fork', to: [start] });
};

// In brackets there are ranges and a leading `!`, and everything else stands for itself.
const writeSet = (steps: Step[], rest: readonly string[]): number => {
  const isNegated = rest[1] === '!';
  const from = isNegated ? 2 : 1;
  const end = closingBracket(rest, 0);
  if (end < 0) return writeCharacter(steps, '[');
  const ranges = rangesOf(rest.slice(from, end));
  const test: Test = (one) =>
    one !== '/' &&
    ranges.some(([low, high]) => low <= codeOf(one) && codeOf(one) <= high) !== isNegated;
  steps.push({ kind: 'take', test });
  return end + 1;
};

type Range = readonly [low: number, high: number];

const rangesOf = (members: readonly string[]): readonly Range[] => {
  const ranges: Range[] = [];
  for (let at = 0; at < members.length; at += 1) {
    const low = codeOf(members[at] ?? '');
    const isRange = members[at + 1] === '-' && at + 2 < members.length;
    ranges.push([low, isRange ? codeOf(members[at + 2] ?? '') : low]);
    if (isRange) at += 2;
  }
  return ranges;
};

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

const writeGroup = (steps: Step[], rest: readonly string[]): number => {
  const alternatives = alternativesOf(rest);
  if (!alternatives) return writeCharacter(steps, '{');
  const starts: number[] = [];
  const ends: number[] = [];
  const head = steps.push({ kind: 'fork', to: starts }) - 1;
  for (const alternative of alternatives) {
    starts.push(steps.length);
    writeSequence(steps, alternative, isInGroup);
    ends.push(steps.push({ kind: 'fork', to: [] }) - 1);
  }
  for (const end of ends) steps[end] = { kind: 'fork', to: [steps.length] };
  steps[head] = { kind: 'fork', to: starts };
  const commas = alternatives.length - 1;
  return 2 + commas + alternatives.reduce((sum, { length }) => sum + length, 0);
};

/** What stands between the braces and their commas; nothing when they are not closed. */
const alternativesOf = (rest: readonly string[]): readonly (readonly string[])[] | undefined => {
  const alternatives: string[][] = [[]];
  for (let at = 1; at < rest.length; ) {
    if (rest[at] === '}') return alternatives;
    if (rest[at] === ',') {
      alternatives.push([]);
      at += 1;
      continue;
    }
    const end = at + unitLength(rest, at);
    alternatives.at(-1)?.push(...rest.slice(at, end));
    at = end;
  }
  return undefined;
};

/** How many characters belong together: an escaped one with what escapes it, brackets with their members. */
const unitLength = (characters: readonly string[], at: number): number => {
  if (characters[at] === '\\') return 2;
  if (characters[at] !== '[') return 1;
  const end = closingBracket(characters, at);
  return end < 0 ? 1 : end - at + 1;
};

/** The end of a set; the first of its members may be a bracket itself. */
const closingBracket = (characters: readonly string[], at: number): number =>
  characters.indexOf(']', at + (characters[at + 1] === '!' ? 3 : 2));

// All places that may have been come to are followed at once, so that nothing is ever tried again.
const follow = (steps: readonly Step[], text: string): boolean => {
  const arrive = arrivals(steps);
  let places = arrive([0]);
  for (const character of text) {
    const next: number[] = [];
    for (const place of places) {
      const step = steps[place];
      if (step?.kind === 'take' && step.test(character)) next.push(place + 1);
    }
    if (next.length === 0) return false;
    places = arrive(next);
  }
  return places.includes(steps.length);
};

/** Gives, from one call to the next, where one comes to from some places without taking a character. */
const arrivals = (steps: readonly Step[]) => {
  const seenIn = new Int32Array(steps.length + 1);
  let call = 0;
  return (from: readonly number[]): readonly number[] => {
    call += 1;
    const open = [...from];
    const places: number[] = [];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (seenIn[place] === call) continue;
      seenIn[place] = call;
      const step = steps[place];
      if (step?.kind === 'fork') for (const to of step.to) open.push(to);
      else places.push(place);
    }
    return places;
  };
};
