import { usageError } from '../cli-error.js';
import { type Argument, type ArgumentValue, nameOf, type Parsed } from './argument.js';
import { argumentError, argumentValue } from './argument-value.js';
import { classify, type Word } from './classify.js';

/**
 * Parses the words that it knows and leaves the rest, the way Python's argparse does: options and
 * positionals may be mixed, options may be abbreviated, and all words after `--` are values.
 */
export function parseKnown(known: readonly Argument[], line: readonly string[]): Parsed {
  const words = classify(known, line);
  const state: State = {
    words,
    values: new Map(),
    seen: new Set(),
    rest: [],
    positional: known.find(({ flag }) => flag === undefined),
  };
  const endedBy = takeAll(state);
  if (endedBy !== undefined) return { values: state.values, rest: state.rest, endedBy };
  const missing = known.filter((it) => it.isRequired === true && !state.seen.has(it));
  if (missing.length > 0) {
    throw usageError(
      `the following arguments are required: ${missing.map((it) => nameOf(it)).join(', ')}`,
    );
  }
  return { values: state.values, rest: state.rest };
}

interface State {
  readonly words: readonly Word[];
  readonly values: Map<string, ArgumentValue>;
  readonly seen: Set<Argument>;
  readonly rest: string[];
  /** The one positional that a parser has, until it has been taken. */
  positional: Argument | undefined;
}

function takeAll(state: State): Argument | undefined {
  const { words, rest } = state;
  const lastOption = words.findLastIndex(isOption);
  let at = 0;
  while (at <= lastOption) {
    const next = indexFrom(words, at, isOption);
    if (next !== at) {
      const after = takePositional(state, at);
      if (after > at) {
        at = after;
        continue;
      }
      rest.push(...textsOf(words.slice(at, next)));
    }
    const taken = takeOption(state, next);
    if (taken.endedBy !== undefined) return taken.endedBy;
    at = taken.after;
  }
  rest.push(...textsOf(words.slice(takePositional(state, at))));
  return undefined;
}

function takeOption(
  state: State,
  at: number,
): { readonly after: number; readonly endedBy?: Argument } {
  const word = state.words[at];
  if (word?.kind !== 'option' || word.argument === undefined) {
    if (word !== undefined) state.rest.push(word.text);
    return { after: at + 1 };
  }
  const { argument, attached } = word;
  if (attached !== undefined && argument.takes === 'nothing') {
    throw argumentError(argument, 'ignored explicit argument', attached);
  }
  const taken = attached === undefined ? valuesFrom(state, at + 1, argument) : [attached];
  store(state, argument, taken);
  const after = at + 1 + (attached === undefined ? taken.length : 0);
  return argument.isLast === true ? { after, endedBy: argument } : { after };
}

function valuesFrom({ words }: State, at: number, argument: Argument): readonly string[] {
  const end = indexFrom(words, at, ({ kind }) => kind !== 'value');
  const available = textsOf(words.slice(at, end));
  switch (argument.takes) {
    case 'nothing':
      return [];
    case 'any':
      return available;
    case 'atMostOne':
      return available.slice(0, 1);
    case 'one':
      if (available.length === 0) throw argumentError(argument, 'expected one argument');
      return available.slice(0, 1);
  }
}

// A positional takes the `--` before it and after it, too.
function takePositional(state: State, start: number): number {
  const { words, positional } = state;
  if (positional === undefined) return start;
  let at = start;
  while (words[at]?.kind === 'separator') at += 1;
  if (words[at]?.kind === 'value') at += 1;
  else if (positional.takes === 'one') return start;
  while (words[at]?.kind === 'separator') at += 1;
  state.positional = undefined;
  store(state, positional, textsOf(words.slice(start, at)));
  return at;
}

// The first `--` among the values of an argument is none of them.
function store({ values, seen }: State, argument: Argument, texts: readonly string[]): void {
  seen.add(argument);
  const separator = texts.indexOf('--');
  const value = argumentValue(argument, separator === -1 ? texts : texts.toSpliced(separator, 1));
  if (value !== undefined) values.set(argument.destination, value);
}

function indexFrom(
  words: readonly Word[],
  start: number,
  isSought: (word: Word) => boolean,
): number {
  let at = start;
  for (let word = words[at]; word !== undefined && !isSought(word); word = words[at]) at += 1;
  return at;
}

function isOption({ kind }: Word): boolean {
  return kind === 'option';
}

function textsOf(words: readonly Word[]): readonly string[] {
  return words.map(({ text }) => text);
}
