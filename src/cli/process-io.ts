import { fstatSync, readFileSync, writeSync } from 'node:fs';
import type { Io } from './io.js';

/** The process as the command line sees it. */
export function processIo(): Io {
  const out = standardOutput();
  let signal: AbortSignal | undefined;
  return {
    env: process.env,
    writeOut: out.write,
    writeErr: (text) => {
      const { stderr } = process;
      if (stderr.listenerCount('error') === 0) stderr.on('error', endQuietly);
      stderr.write(text);
    },
    isOutTty: out.isTty,
    columns: out.columns,
    // The files are small, and starting the threads that read in the background takes longer.
    readFile: async (path) => readFileSync(path),
    now: Date.now,
    random: Math.random,
    // Ctrl-C ends a process by itself, until somebody asks to be told of it.
    get signal() {
      signal ??= interruptSignal();
      return signal;
    },
  };
}

interface Output {
  readonly write: (text: string) => void;
  readonly isTty: boolean;
  readonly columns: number | undefined;
}

const outFile = 1;

// To a file or a pipe we write directly: making a stream of it takes longer than most commands do.
function standardOutput(): Output {
  if (!fstatSync(outFile).isCharacterDevice()) {
    return { write: directWriter(), isTty: false, columns: undefined };
  }
  const { stdout } = process;
  stdout.on('error', endQuietly);
  return {
    write: (text) => {
      stdout.write(text);
    },
    isTty: stdout.isTTY === true,
    columns: stdout.columns,
  };
}

function directWriter(): Output['write'] {
  let isDirect = true;
  return (text) => {
    let rest = Buffer.from(text);
    try {
      while (isDirect && rest.length > 0) rest = rest.subarray(writeSync(outFile, rest));
    } catch (error) {
      // A pipe that its other end has made so takes nothing while it is full: the stream waits for it.
      isDirect = false;
      if (!isBusy(error)) endQuietly(error);
      process.stdout.on('error', endQuietly);
    }
    if (rest.length > 0) process.stdout.write(rest);
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}

function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}

// Who reads the output may stop doing so when they have seen enough.
function endQuietly(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  process.exit();
}
