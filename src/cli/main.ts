import { processIo } from './process-io.js';
import { interruptedExitCode, run } from './run.js';

// No `await` here: parts that are loaded later may share a file with this one, and loading them would
// then wait for what waits for them.
void run(process.argv.slice(2), processIo()).then((exitCode) => {
  process.exitCode = exitCode;
  // What was interrupted may still wait for an answer.
  if (exitCode === interruptedExitCode) process.exit();
});
