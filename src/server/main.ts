import { type Config, readConfig, UsageError, usage } from './config.js';
import { createLog } from './log.js';
import { serve } from './serve.js';

const usageExitCode = 2;
const failureExitCode = 1;

/** The server as a program: reads its settings, serves until it is told to stop, and exits. */
export const main = async (args: readonly string[]): Promise<void> => {
  const config = readConfigOrExit(args);
  const log = createLog(config.logLevel);
  // Asked for before anybody is told that the server is ready: a signal may be their answer.
  const toldToStop = stopSignal();
  try {
    const server = await serve(config, log);
    process.stdout.write(`Pipewright is ready at ${server.address}\n`);
    await toldToStop;
    log.info('stopping');
    await server.stop();
    process.exit(0);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    log.debug({ err: error }, 'start-up failed');
    process.stderr.write(`pipewright: ${message}\n`);
    process.exit(failureExitCode);
  }
};

const readConfigOrExit = (args: readonly string[]): Config => {
  try {
    const config = readConfig(args, process.env);
    if (config !== 'help') return config;
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`pipewright: ${error.message}\n\n${usage}\n`);
    process.exit(usageExitCode);
  }
};

// A second signal ends the process at once, by the signal's own default.
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
