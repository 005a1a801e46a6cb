import type { OwnCommand, OwnCommands } from '../aws/contract.js';
import { defineCommand } from '../commands/command-line/define-command.js';
import { UsageFailure } from '../commands/command-line/failure.js';
import type { Io } from '../io.js';
import { programName } from '../program.js';
import type { Candidate } from './candidate.js';
import { candidatesAt } from './candidates.js';
import { placeAfter } from './place.js';
import { forBash, forFish, forZsh } from './print-candidates.js';
import { scriptOf, shells } from './scripts.js';
import { readShellLine } from './shell-words.js';
import { sourcesOf } from './sources.js';

export const completion = defineCommand({
  name: 'completion',
  help: `Usage: ${programName} completion bash|zsh|fish

Prints the script that completes commands in a shell. Put one of these lines into
the file that the shell reads when it starts:

  bash  ~/.bashrc                     source <(${programName} completion bash)
  zsh   ~/.zshrc, after compinit      source <(${programName} completion zsh)
  fish  ~/.config/fish/config.fish    ${programName} completion fish | source

The tabulator key then completes commands, operations, options and their values,
file names behind file://, and the names of pipelines, stages, actions and
executions, for which it asks the server that the line would go to.

To complete another name that you have given to ${programName} in bash:

  alias aws=${programName}; complete -F _${programName} aws
`,
  options: {},
  run: async ({ positionals }, io) => {
    const [word, ...others] = positionals;
    const shell = shells.find((it) => it === word);
    if (shell === undefined || others.length > 0) {
      throw new UsageFailure(`Name one shell: ${shells.join(', ')}.`);
    }
    io.writeOut(scriptOf(shell));
    return 0;
  },
});

/**
 * What the scripts run at every press of the key: `bash LINE WORD` with the line up to the cursor and
 * what bash takes for the word there, `zsh WORD…` and `fish WORD…` with the words up to the cursor.
 */
export function completerOf(commands: OwnCommands): OwnCommand {
  return {
    run: async ([shell, ...given], io) => {
      io.writeOut(await answer({ shell, given, commands, io }));
      return 0;
    },
  };
}

interface Question {
  readonly shell: string | undefined;
  readonly given: readonly string[];
  readonly commands: OwnCommands;
  readonly io: Io;
}

async function answer({ shell, given, commands, io }: Question): Promise<string> {
  const find = (words: readonly string[]): Promise<readonly Candidate[]> =>
    candidatesFor(words, commands, io);
  switch (shell) {
    case 'bash': {
      const [text = '', replaced = ''] = given;
      const line = readShellLine(text);
      return forBash(await find(behindProgram(line.words)), line, replaced);
    }
    case 'zsh':
      return forZsh(await find(given));
    case 'fish':
      return forFish(await find(given));
    default:
      return '';
  }
}

// Variables may be set before the program's name.
function behindProgram(words: readonly string[]): readonly string[] {
  const program = words.findIndex((word) => !/^\w+=/.test(word));
  return words.slice(program + 1);
}

async function candidatesFor(
  words: readonly string[],
  commands: OwnCommands,
  io: Io,
): Promise<readonly Candidate[]> {
  const place = await placeAfter(words.slice(0, -1), commands);
  return candidatesAt(place, words.at(-1) ?? '', { sources: sourcesOf(place, io), commands });
}
