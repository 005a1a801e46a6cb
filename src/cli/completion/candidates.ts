import type { OwnCommands } from '../aws/contract.js';
import type { Argument } from '../aws/grammar/argument.js';
import { commandNames, operationNamed } from '../aws/grammar/command-name.js';
import { operationWords } from '../aws/words/index.js';
import { isDescribed, summaryOf } from '../described-command.js';
import { awsCommand } from '../program.js';
import { beginning, type Candidate, described } from './candidate.js';
import { openOperationOptions, openOptions, operationOption } from './option-candidates.js';
import { optionValues, type Sources } from './option-values.js';
import { optionNamed, type Place, splitOption } from './place.js';
import { positionalValues } from './positional-values.js';

export interface Surroundings {
  readonly sources: Sources;
  /** Our own commands. */
  readonly commands: OwnCommands;
}

/** What may stand at a place in the stead of `word`, which is what has been typed of it. */
export async function candidatesAt(
  place: Place,
  word: string,
  { sources, commands }: Surroundings,
): Promise<readonly Candidate[]> {
  const { name, attached } = splitOption(word);
  if (word.startsWith('-') && attached !== undefined) {
    return attachedValues(place, name, { word: attached, sources });
  }
  if (word.startsWith('-')) return beginning(openOptions(place), word);
  const { wanting, given } = place;
  const values = wanting === undefined ? [] : await valuesOf(place, wanting, { word, sources });
  // An option that must have a value, or that has been given none so far, comes before all else.
  if (wanting?.takes === 'one') return values;
  const isFirst = wanting !== undefined && given.get(wanting.destination)?.length === 0;
  if (isFirst && values.length > 0) return values;
  return [...values, ...beginning(await wordsAt(place, word, { sources, commands }), word)];
}

interface Given {
  readonly word: string;
  readonly sources: Sources;
}

async function attachedValues(
  place: Place,
  name: string,
  given: Given,
): Promise<readonly Candidate[]> {
  const argument = optionNamed(place.known, name);
  if (argument === undefined || argument.takes === 'nothing') return [];
  const values = await valuesOf(place, argument, given);
  return values.map((candidate) => ({ ...candidate, value: `${name}=${candidate.value}` }));
}

function valuesOf(place: Place, argument: Argument, given: Given): Promise<readonly Candidate[]> {
  return optionValues(argument, operationOption(place, argument), given);
}

async function wordsAt(
  place: Place,
  word: string,
  { sources, commands }: Surroundings,
): Promise<readonly Candidate[]> {
  const { level, positionals } = place;
  switch (level.kind) {
    case 'program':
      return [...(await commandCandidates(commands)), described('help', 'Shows help.')];
    case 'service':
      return [...operationCandidates(), described('help', 'Shows the operations.')];
    case 'operation':
      // Nobody knows the options by heart.
      return word === '' ? openOperationOptions(place) : [described('help', 'Shows its options.')];
    case 'own':
      return isDescribed(level.command)
        ? positionalValues(level.command, positionals, { word, sources })
        : [];
    case 'help':
      return level.topic === 'command' ? commandCandidates(commands) : operationCandidates();
    case 'unknown':
      return [];
  }
}

async function commandCandidates(commands: OwnCommands): Promise<readonly Candidate[]> {
  const names = Object.keys(commands).filter((name) => !name.startsWith('__'));
  const own = names.map(async (name) => {
    const command = await commands[name]?.();
    return described(name, command === undefined ? '' : summaryOf(name, command));
  });
  return [
    described(awsCommand, 'The operations of the CodePipeline API.'),
    ...(await Promise.all(own)),
  ];
}

function operationCandidates(): readonly Candidate[] {
  return commandNames().map((name) => {
    const operation = operationNamed(name);
    return described(name, operation === undefined ? '' : operationWords(operation).summary);
  });
}
