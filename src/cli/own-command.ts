import type { OwnCommand } from './aws/contract.js';
import { commands } from './commands/index.js';
import { awsCommand } from './program.js';

/** What may stand where the command does, beside what is for programs only. */
export const commandWords: readonly string[] = [
  awsCommand,
  ...Object.keys(commands).filter((name) => !name.startsWith('__')),
  'help',
];

export async function ownCommand(name: string): Promise<OwnCommand | undefined> {
  return Object.hasOwn(commands, name) ? commands[name]?.() : undefined;
}
