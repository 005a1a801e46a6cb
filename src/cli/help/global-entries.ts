import type { Argument } from '../aws/grammar/argument.js';
import { globalOptions } from '../aws/grammar/global-options.js';
import { globalOptionWords } from './global-option-words.js';
import { type EntryBlock, facts, paragraphs } from './page.js';

/** What is said of each option of the whole program. */
export function globalEntries(): readonly EntryBlock[] {
  return globalOptions.map((argument) => {
    const { flag = '', choices } = argument;
    return {
      kind: 'entry',
      term: flag,
      note: `(${typeOf(argument)})`,
      blocks: [
        ...paragraphs(globalOptionWords[flag] ?? ''),
        ...facts(choices === undefined ? [] : [`Values: ${choices.join(', ')}`]),
      ],
    };
  });
}

function typeOf({ takes, destination }: Argument): string {
  if (takes === 'nothing') return 'boolean';
  return destination.endsWith('-timeout') ? 'integer' : 'string';
}
