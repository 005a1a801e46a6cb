import type { ProgramEnd } from '../../support/run-program.js';
import { stockPrograms } from '../../support/stock-programs.js';
import { startDriver } from './driver-process.js';

/** The stock AWS CLI v2, kept running so that a case does not pay for its start. */
export interface StockCli {
  readonly version: string;
  readonly run: (
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ) => Promise<ProgramEnd>;
  readonly stop: () => Promise<void>;
}

/** Starts it in a folder, which it stays in. Cases are run one after the other. */
export const startStockCli = async (
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<StockCli> => {
  const { awsInPython } = stockPrograms;
  if (awsInPython === undefined) throw new Error('This machine lacks the AWS CLI v2.');
  const driver = await startDriver(awsInPython, 'cli_driver.py', { cwd, env });
  return {
    version: String(driver.greeting),
    run: async (args, caseEnv) => endOf(await driver.ask({ args, env: caseEnv })),
    stop: driver.stop,
  };
};

const endOf = (answer: unknown): ProgramEnd => {
  const { code, stdout, stderr } = answer as Record<'stdout' | 'stderr', string> & {
    readonly code: number;
  };
  return { code, stdout: fromBase64(stdout), stderr: fromBase64(stderr) };
};

const fromBase64 = (text: string): string => Buffer.from(text, 'base64').toString();
