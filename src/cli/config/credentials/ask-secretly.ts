import { openSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { ReadStream, WriteStream } from 'node:tty';
import { generalError } from '../../aws/cli-error.js';

/** Asks at the terminal for what must not be seen; without one, standard input has the answer. */
export async function askSecretly(question: string): Promise<string> {
  const terminal = openTerminal();
  const output = terminal?.output ?? process.stderr;
  output.write(question);
  const lines = createInterface({
    input: terminal?.input ?? process.stdin,
    output: nowhere(),
    terminal: terminal !== undefined,
  });
  try {
    return await firstLine(lines);
  } finally {
    lines.close();
    output.write('\n');
    terminal?.input.destroy();
    terminal?.output.destroy();
  }
}

interface Terminal {
  readonly input: ReadStream;
  readonly output: WriteStream;
}

// Standard input and output may well be files or pipes while there is a terminal.
function openTerminal(): Terminal | undefined {
  try {
    return {
      input: new ReadStream(openSync('/dev/tty', 'r')),
      output: new WriteStream(openSync('/dev/tty', 'w')),
    };
  } catch {
    return undefined;
  }
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

function firstLine(lines: ReturnType<typeof createInterface>): Promise<string> {
  return new Promise((resolve, reject) => {
    lines.once('line', resolve);
    // The terminal hands Ctrl-C to whoever reads it like this.
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    lines.once('close', () => reject(generalError('')));
  });
}
