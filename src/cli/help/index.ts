import { CliError } from '../aws/cli-error.js';
import type { HelpSubject } from '../aws/contract.js';
import { invalidChoice } from '../aws/grammar/argument-value.js';
import { commandNames, operationNamed } from '../aws/grammar/command-name.js';
import { isDescribed } from '../described-command.js';
import type { Io } from '../io.js';
import { commandWords, ownCommand } from '../own-command.js';
import { awsCommand } from '../program.js';
import { showPage, showText } from './show-text.js';

/** Shows help, paged on a terminal, and gives the exit code. Words that name nothing are an error. */
export async function showHelp(subject: HelpSubject, io: Io): Promise<number> {
  const [first, ...others] = subject.words;
  switch (subject.kind) {
    case 'program':
      return first === undefined ? showProgram(io) : showTopic(first, others, io);
    case 'service':
      return first === undefined ? showService(io) : showNamed(first, others, io);
    case 'operation': {
      refuse(subject.words);
      const { operationPage } = await import('./operation-page.js');
      return shown(showPage(operationPage(subject.operation), io));
    }
  }
}

async function showProgram(io: Io): Promise<number> {
  const { programPage } = await import('./program-page.js');
  return shown(showPage(await programPage(), io));
}

async function showService(io: Io): Promise<number> {
  const { servicePage } = await import('./service-page.js');
  return shown(showPage(servicePage(), io));
}

async function showTopic(topic: string, others: readonly string[], io: Io): Promise<number> {
  if (topic === 'help') return showHelp({ kind: 'program', words: others }, io);
  if (topic === awsCommand) return showHelp({ kind: 'service', words: others }, io);
  const command = await ownCommand(topic);
  if (command !== undefined) {
    refuse(others);
    // One that reads its line by itself is asked for its help.
    if (!isDescribed(command)) return command.run(['--help'], io);
    return shown(showText(command.help, io));
  }
  if (operationNamed(topic) !== undefined) return showNamed(topic, others, io);
  throw invalidChoice('topic', topic, commandWords);
}

async function showNamed(name: string, others: readonly string[], io: Io): Promise<number> {
  const operation = operationNamed(name);
  if (operation === undefined) throw invalidChoice('operation', name, commandNames());
  return showHelp({ kind: 'operation', operation, words: others }, io);
}

async function shown(showing: Promise<void>): Promise<number> {
  await showing;
  return 0;
}

function refuse(words: readonly string[]): void {
  if (words.length === 0) return;
  throw new CliError(`Unknown options: ${words.join(', ')}`, { exitCode: 252, usage: 'before' });
}
