import type { OperationName } from '../../../model/index.js';
import { invalidChoice } from './argument-value.js';
import { commandNames, operationNamed } from './command-name.js';
import { parseKnown } from './parse-known.js';

export type ParsedService =
  | { readonly kind: 'help'; readonly rest: readonly string[] }
  | {
      readonly kind: 'operation';
      readonly operation: OperationName;
      readonly rest: readonly string[];
    };

/** Takes the operation's word, the first that is no option, out of what the globals left. */
export function parseService(words: readonly string[]): ParsedService {
  const { values, rest } = parseKnown([operationArgument], words);
  const word = String(values.get(operationArgument.destination));
  if (word === 'help') return { kind: 'help', rest };
  const operation = operationNamed(word);
  if (operation !== undefined) return { kind: 'operation', operation, rest };
  throw invalidChoice('operation', word, [...commandNames(), 'help']);
}

const operationArgument = { destination: 'operation', takes: 'one', isRequired: true } as const;
