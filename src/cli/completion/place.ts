import type { OperationName } from '../../model/index.js';
import type { OwnCommand, OwnCommands } from '../aws/contract.js';
import type { Argument } from '../aws/grammar/argument.js';
import { operationNamed } from '../aws/grammar/command-name.js';
import { globalOptions } from '../aws/grammar/global-options.js';
import { type OperationOption, optionsOf } from '../aws/grammar/operation-options.js';
import { isDescribed } from '../described-command.js';
import { awsCommand } from '../program.js';

/** How far the words before the cursor have come. */
type Level =
  | { readonly kind: 'program' }
  | { readonly kind: 'service' }
  | {
      readonly kind: 'operation';
      readonly operation: OperationName;
      readonly options: readonly OperationOption[];
    }
  | { readonly kind: 'own'; readonly command: OwnCommand }
  | { readonly kind: 'help'; readonly topic: 'command' | 'operation' }
  /** Nothing that could be completed follows. */
  | { readonly kind: 'unknown' };

/** The place of the cursor in a line. */
export interface Place {
  readonly level: Level;
  /** The options that may stand here. */
  readonly known: readonly Argument[];
  /** The words that each option was given, by its destination. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** The option whose value the word under the cursor is, or may be. */
  readonly wanting: Argument | undefined;
  /** The words of a command of our own that are no options. */
  readonly positionals: readonly string[];
}

/** Reads the words before the cursor, without the program's name. */
export async function placeAfter(words: readonly string[], commands: OwnCommands): Promise<Place> {
  let place = entered({ kind: 'program' }, new Map());
  for (const word of words) place = await placeBehind(place, word, commands);
  return place;
}

async function placeBehind(place: Place, word: string, commands: OwnCommands): Promise<Place> {
  const { wanting, given, level } = place;
  if (wanting !== undefined && !word.startsWith('-')) {
    const goesOn = wanting.takes === 'any';
    return {
      ...place,
      given: withGiven(given, wanting, [word]),
      wanting: goesOn ? wanting : undefined,
    };
  }
  if (word.startsWith('-')) return behindOption(place, word);
  if (level.kind === 'own') return { ...place, positionals: [...place.positionals, word] };
  return entered(await levelBehind(level, word, commands), given);
}

function behindOption(place: Place, word: string): Place {
  const { name, attached } = splitOption(word);
  const argument = optionNamed(place.known, name);
  if (argument === undefined) return { ...place, wanting: undefined };
  const words = attached === undefined ? [] : [attached];
  const isDone = argument.takes === 'nothing' || attached !== undefined;
  return {
    ...place,
    given: withGiven(place.given, argument, words),
    wanting: isDone ? undefined : argument,
  };
}

export function splitOption(word: string): { readonly name: string; readonly attached?: string } {
  const equals = word.indexOf('=');
  if (equals === -1) return { name: word };
  return { name: word.slice(0, equals), attached: word.slice(equals + 1) };
}

/** The option of a name or of an unambiguous beginning of one. */
export function optionNamed(known: readonly Argument[], name: string): Argument | undefined {
  const exact = known.find(({ flag }) => flag === name);
  if (exact !== undefined || !name.startsWith('--')) return exact;
  const candidates = known.filter(({ flag }) => flag?.startsWith(name));
  return candidates.length === 1 ? candidates[0] : undefined;
}

function withGiven(
  given: Place['given'],
  { destination }: Argument,
  words: readonly string[],
): Place['given'] {
  return new Map(given).set(destination, [...(given.get(destination) ?? []), ...words]);
}

async function levelBehind(level: Level, word: string, commands: OwnCommands): Promise<Level> {
  switch (level.kind) {
    case 'program':
      return commandLevel(word, commands);
    case 'service':
      return operationLevel(word);
    case 'help':
      return level.topic === 'command' && word === awsCommand
        ? { kind: 'help', topic: 'operation' }
        : { kind: 'unknown' };
    default:
      // Another word behind an operation is an error, and does not change what the others mean.
      return level;
  }
}

async function commandLevel(word: string, commands: OwnCommands): Promise<Level> {
  if (word === awsCommand) return { kind: 'service' };
  if (word === 'help') return { kind: 'help', topic: 'command' };
  const command = Object.hasOwn(commands, word) ? await commands[word]?.() : undefined;
  return command === undefined ? { kind: 'unknown' } : { kind: 'own', command };
}

function operationLevel(word: string): Level {
  if (word === 'help') return { kind: 'help', topic: 'operation' };
  const operation = operationNamed(word);
  if (operation === undefined) return { kind: 'unknown' };
  return { kind: 'operation', operation, options: optionsOf(operation) };
}

function entered(level: Level, given: Place['given']): Place {
  return { level, known: knownAt(level), given, wanting: undefined, positionals: [] };
}

function knownAt(level: Level): readonly Argument[] {
  switch (level.kind) {
    case 'program':
    case 'service':
      return globalOptions;
    case 'operation':
      return [...level.options.map(({ argument }) => argument), ...globalOptions];
    case 'own':
      return ownArguments(level.command);
    case 'help':
    case 'unknown':
      return [];
  }
}

function ownArguments(command: OwnCommand): readonly Argument[] {
  if (!isDescribed(command)) return [];
  return [...Object.entries(command.options), helpOption].map(([destination, { type }]) => ({
    destination,
    flag: `--${destination}`,
    takes: type === 'boolean' ? 'nothing' : 'one',
  }));
}

// Every command has it, whether it lists it or not.
const helpOption = ['help', { type: 'boolean' }] as const;
