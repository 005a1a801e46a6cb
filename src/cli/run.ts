import { runAws } from './aws/run-aws.js';
import type { Io } from './io.js';
import { ownCommand } from './own-command.js';

export const interruptedExitCode = 130;

/** Runs a command line and gives the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [first = '', ...args] = argv;
  const own = await ownCommand(first);
  if (own !== undefined) return own.run(args, io);
  return untilInterrupted(runAws(argv, io), io);
}

async function untilInterrupted(work: Promise<number>, io: Io): Promise<number> {
  const interrupted = new Promise<number>((resolve) => {
    const interrupt = (): void => resolve(interruptedExitCode);
    if (io.signal.aborted) interrupt();
    io.signal.addEventListener('abort', interrupt, { once: true });
  });
  const exitCode = await Promise.race([work, interrupted]);
  if (exitCode === interruptedExitCode) io.writeOut('\n');
  return exitCode;
}
