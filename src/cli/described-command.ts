import type { OwnCommand } from './aws/contract.js';

/** A command of our own that help and completion can tell of. */
export interface DescribedCommand extends OwnCommand {
  /**
   * The page of help. Its first paragraph is the usage, in which PIPELINE, STAGE, ACTION, EXECUTION and
   * FILE stand for what completion offers; the second begins with the sentence for lists of commands.
   */
  readonly help: string;
  /** By their names without dashes, in the form that Node's `parseArgs` takes. */
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
}

export function isDescribed(command: OwnCommand): command is DescribedCommand {
  return 'help' in command && 'options' in command;
}

/** The sentence that stands for a command in a list of them. */
export function summaryOf(name: string, command: OwnCommand): string {
  return isDescribed(command) ? firstSentence(command.help) : (otherSummaries[name] ?? '');
}

// The first sentence behind the usage, as far as it stands by itself.
function firstSentence(help: string): string {
  const [, description = ''] = help.split(/\n{2,}/);
  const sentence = /^[\s\S]*?(?=[.:;](?:\s|$))/.exec(description)?.[0] ?? description;
  return `${sentence.replace(/\s+/g, ' ').trim()}.`;
}

// What reads its line by itself has no help text that could be looked into.
const otherSummaries: Readonly<Record<string, string>> = {
  server: 'Runs a server on this machine.',
};
