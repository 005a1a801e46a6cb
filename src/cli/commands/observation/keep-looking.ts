import type { Io } from '../../io.js';
import { interruptedExitCode } from '../command-line/failure.js';
import { PassingFailure } from '../connection/connection-failure.js';
import { pause } from '../terminal/pause.js';

export interface Looking<Result> {
  /** Looks once; a result other than undefined ends it. */
  readonly look: () => Promise<Result | undefined>;
  /** The server, which answered before, does not just now. It is asked again all the same. */
  readonly onPassing: (failure: PassingFailure) => void;
  readonly interval: number;
  readonly io: Io;
}

/** Looks again and again, until there is a result or Ctrl-C. */
export async function keepLooking<Result>(
  looking: Looking<Result>,
): Promise<Result | typeof interruptedExitCode> {
  const { interval, io } = looking;
  const interruption = interrupted(io.signal);
  let hasSeen = false;
  for (;;) {
    const result = await Promise.race([lookOnce(looking, hasSeen), interruption]);
    if (result !== undefined) return result;
    hasSeen = true;
    if (!(await pause(interval, io.signal))) return interruptedExitCode;
  }
}

async function lookOnce<Result>(
  { look, onPassing }: Looking<Result>,
  hasSeen: boolean,
): Promise<Result | undefined> {
  try {
    return await look();
  } catch (error) {
    if (!hasSeen || !(error instanceof PassingFailure)) throw error;
    onPassing(error);
    return undefined;
  }
}

function interrupted(signal: AbortSignal): Promise<typeof interruptedExitCode> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(interruptedExitCode), { once: true });
  });
}
