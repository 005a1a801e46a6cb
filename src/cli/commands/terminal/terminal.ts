import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { buffer } from 'node:stream/consumers';

/** What our commands need of the terminal beyond the `Io` of all commands. */
export interface Terminal {
  readonly isErrTty: boolean;
  /** Whether somebody can be asked: both what they type and what they see is a terminal. */
  readonly canAsk: boolean;
  /** The size as it is now; it changes when the window does. Undefined where there is no terminal. */
  readonly size: (stream: 'out' | 'err') => TerminalSize | undefined;
  /** Asks on standard error, so that standard output stays what a program can read. */
  readonly ask: (question: string) => Promise<string>;
  readonly readInput: () => Promise<Buffer>;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  const isErrTty = stderr.isTTY === true;
  return {
    isErrTty,
    canAsk: stdin.isTTY === true && isErrTty,
    size: (stream) => {
      const { isTTY, columns, rows } = stream === 'out' ? stdout : stderr;
      return isTTY === true ? { columns, rows } : undefined;
    },
    ask: async (question) => {
      // The terminal itself edits the line: then Ctrl-C is still a signal.
      const lines = createInterface({ input: stdin, output: stderr, terminal: false });
      try {
        // Who closes the input has no answer.
        const closed = once(lines, 'close').then(() => '');
        return await Promise.race([lines.question(question), closed]);
      } finally {
        lines.close();
      }
    },
    readInput: () => buffer(stdin),
  };
}
