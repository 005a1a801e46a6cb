import { type Operation, type OperationName, operations } from '../../model/index.js';
import type { Argument } from '../aws/grammar/argument.js';
import type { OperationOption } from '../aws/grammar/operation-options.js';
import { memberWords } from '../aws/words/index.js';
import { type DescribedCommand, isDescribed } from '../described-command.js';
import { globalOptionWords } from '../help/global-option-words.js';
import { programOptionWords } from '../help/program-option-words.js';
import { type Candidate, described, firstSentence } from './candidate.js';
import type { Place } from './place.js';

/** The options that have not been given, those that must be before the others. */
export function openOptions(place: Place): readonly Candidate[] {
  return candidatesOf(place, place.known);
}

/** Of the operation's own options, those that have not been given. */
export function openOperationOptions(place: Place): readonly Candidate[] {
  return candidatesOf(
    place,
    place.known.filter((argument) => operationOption(place, argument) !== undefined),
  );
}

/** What an argument is to the operation; undefined for an option of the whole program. */
export function operationOption({ level }: Place, argument: Argument): OperationOption | undefined {
  if (level.kind !== 'operation') return undefined;
  return level.options.find((option) => option.argument === argument);
}

function candidatesOf(place: Place, among: readonly Argument[]): readonly Candidate[] {
  const open = among.filter(
    (argument) => !place.given.has(argument.destination) && isOffered(place, argument),
  );
  const first = open.filter(({ isRequired }) => isRequired === true);
  const others = open.filter(({ isRequired }) => isRequired !== true);
  return [...first, ...others].map((argument) =>
    described(argument.flag ?? '', firstSentence(wordsOf(place, argument))),
  );
}

// Options that work but that help does not speak of are not offered either.
function isOffered(place: Place, argument: Argument): boolean {
  const option = operationOption(place, argument);
  return option?.kind !== 'member' || !option.isUndocumented;
}

function wordsOf(place: Place, argument: Argument): string {
  const { level } = place;
  const option = operationOption(place, argument);
  if (level.kind === 'operation' && option !== undefined) {
    return operationOptionWords(level.operation, option);
  }
  if (level.kind !== 'own') return globalOptionWords[argument.flag ?? ''] ?? '';
  return isDescribed(level.command) ? ownOptionWords(level.command, argument) : '';
}

// What stands behind the option on its line of the help.
function ownOptionWords({ help }: DescribedCommand, { flag }: Argument): string {
  const line = help.split('\n').find((it) => it.trimStart().split(/[\s,]/)[0] === flag);
  return line?.trim().split(/ {2,}/)[1] ?? '';
}

function operationOptionWords(operation: OperationName, option: OperationOption): string {
  if (option.kind !== 'member') return programOptionWords(option);
  const { input }: Operation = operations[operation];
  return memberWords(input.name, option.member);
}
