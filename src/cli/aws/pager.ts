import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { shellWords } from '../config/profiles/shell-words.js';
import type { Io } from '../io.js';
import { configurationError, generalError } from './cli-error.js';
import type { PagerStream } from './contract.js';

/**
 * Sends output through a program such as `less`, which is started when the first of it comes.
 * `close` waits until the reader has left it, and throws if there is no such program.
 */
export async function openPager(command: string, io: Io): Promise<PagerStream> {
  let pager: Pager | undefined;
  return {
    write: (text) => {
      pager ??= startPager(command, io);
      pager.input.write(text);
    },
    close: async () => {
      pager?.input.end();
      await pager?.ended;
    },
  };
}

interface Pager {
  readonly input: Writable;
  readonly ended: Promise<void>;
}

// What fits on the screen is not paged, colours come through, and the screen is not cleared.
const lessOptions = 'FRX';

function startPager(command: string, io: Io): Pager {
  const [program = '', ...args] = shellWords(command);
  const child = spawn(program, args, {
    env: { LESS: lessOptions, ...io.env },
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  // Who leaves the pager before the end has seen enough.
  child.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(notStarted(program, error)));
    child.once('close', () => resolve());
  });
  // It is waited for only when all has been written.
  ended.catch(() => {});
  return { input: child.stdin, ended };
}

function notStarted(program: string, error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ENOENT') return generalError(error.message, { cause: error });
  return configurationError(
    'Pager',
    'Unable to redirect output to pager. Received the following error when opening pager:\n' +
      `[Errno 2] No such file or directory: '${program}'\n\n` +
      'Learn more about configuring the output pager by running "aws help config-vars".',
  );
}
