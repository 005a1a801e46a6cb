/**
 * Everything that the command line touches outside itself, as one value, so that a test hands in
 * what it likes and nothing else reads the process.
 */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes to standard output; what a closed pipe no longer takes is dropped. */
  readonly writeOut: (text: string) => void;
  readonly writeErr: (text: string) => void;
  readonly isOutTty: boolean;
  /** The width of the terminal, if standard output is one. */
  readonly columns: number | undefined;
  readonly readFile: (path: string) => Promise<Buffer>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** From 0 up to, but not including, 1. */
  readonly random: () => number;
  /** Aborted by Ctrl-C. Who waits for something waits with it. */
  readonly signal: AbortSignal;
}
