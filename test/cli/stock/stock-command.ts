import { runProgram } from '../../support/run-program.js';
import { stockPrograms } from '../../support/stock-programs.js';
import type { StockCli } from './stock-cli.js';

/** The stock AWS CLI as a user runs it, once for each case. */
export const startStockCommand = async (
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<StockCli> => {
  const { aws } = stockPrograms;
  if (aws === undefined) throw new Error('This machine lacks the aws command.');
  // Where its model is found is the same for all cases.
  const { AWS_DATA_PATH: dataPath = '' } = env;
  return {
    version: '2',
    run: (args, caseEnv) =>
      runProgram(aws, args, { cwd, env: { ...caseEnv, AWS_DATA_PATH: dataPath } }),
    stop: async () => undefined,
  };
};
