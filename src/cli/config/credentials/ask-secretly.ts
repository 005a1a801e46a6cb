import { openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';
import { ReadStream, WriteStream } from 'node:tty';
import { generalError } from '../../aws/cli-error.js';

/** Where a question is asked. */
export interface Dialogue {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether the input would be seen, were it not kept from that. */
  readonly isTerminal: boolean;
}

/** Asks at the terminal for what must not be seen; without one, standard input has the answer. */
export async function askSecretly(
  question: string,
  { input, output, isTerminal }: Dialogue = openDialogue(),
): Promise<string> {
  output.write(question);
  const lines = createInterface({ input, output: nowhere(), terminal: isTerminal });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve);
      // The terminal hands Ctrl-C to whoever reads it like this.
      lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      lines.once('close', () => reject(generalError('')));
    });
  } finally {
    lines.close();
    output.write('\n');
    if (isTerminal) {
      input.destroy();
      output.end();
    }
  }
}

// Standard input and output may well be files or pipes while there is a terminal.
function openDialogue(): Dialogue {
  try {
    return {
      input: new ReadStream(openSync('/dev/tty', 'r')),
      output: new WriteStream(openSync('/dev/tty', 'w')),
      isTerminal: true,
    };
  } catch {
    return { input: process.stdin, output: process.stderr, isTerminal: false };
  }
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
