import { readFile } from 'node:fs/promises';
import type { Io } from './io.js';

/** The process as the command line sees it. */
export function processIo(): Io {
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) stream.on('error', endQuietly);
  let signal: AbortSignal | undefined;
  return {
    env: process.env,
    writeOut: (text) => {
      stdout.write(text);
    },
    writeErr: (text) => {
      stderr.write(text);
    },
    isOutTty: stdout.isTTY === true,
    columns: stdout.columns,
    readFile: (path) => readFile(path),
    now: Date.now,
    random: Math.random,
    // Ctrl-C ends a process by itself, until somebody asks to be told of it.
    get signal() {
      signal ??= interruptSignal();
      return signal;
    },
  };
}

function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}

// Who reads the output may stop doing so when they have seen enough.
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
