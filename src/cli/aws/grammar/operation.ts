import type { OperationName } from '../../../model/index.js';
import { CliError } from '../cli-error.js';
import type { Argument, ArgumentValue } from './argument.js';
import { type OperationOption, optionsOf } from './operation-options.js';
import { parseKnown } from './parse-known.js';

export type OperationArguments =
  | { readonly kind: 'help'; readonly words: readonly string[] }
  | GivenOptions;

export interface GivenOptions {
  readonly kind: 'given';
  /** All that the operation has. */
  readonly options: readonly OperationOption[];
  /** Those that are given, by the destination of their argument. */
  readonly values: ReadonlyMap<string, ArgumentValue>;
}

/** Reads the options of an operation; whatever is left over is an error. */
export function parseOperation(
  operation: OperationName,
  words: readonly string[],
): OperationArguments {
  if (words.length === 1 && words[0] === 'help') return { kind: 'help', words: [] };
  const options = optionsOf(operation);
  const isWaived = isRequiredWaived(words);
  const known = options.map(({ argument }) =>
    isWaived ? { ...argument, isRequired: false } : argument,
  );
  const { values, rest } = parseKnown([...known, helpSlot], words);
  const help = values.get(helpSlot.destination);
  if (help === 'help') return { kind: 'help', words: rest };
  // The first free word was taken for `help`; it joins the others at their end.
  const unknown = help === undefined || help === '' ? rest : [...rest, String(help)];
  if (unknown.length === 0) return { kind: 'given', options, values };
  throw new CliError(`Unknown options: ${unknown.join(', ')}`, { exitCode: 252, usage: 'before' });
}

const helpSlot: Argument = { destination: 'help', takes: 'atMostOne' };

// What counts is that the very word stands on the line: neither an abbreviation nor `--option=value`.
function isRequiredWaived(words: readonly string[]): boolean {
  if (words.includes('--cli-input-json') || words.includes('--cli-input-yaml')) return true;
  const skeleton = words.indexOf('--generate-cli-skeleton');
  return skeleton !== -1 && words[skeleton + 1] !== 'output';
}
