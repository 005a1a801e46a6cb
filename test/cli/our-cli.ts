import { readFile } from 'node:fs/promises';
import { run } from '../../src/cli/run.js';
import type { ProgramEnd } from '../support/run-program.js';

/** Runs our command line in this process: nobody waits between attempts, and nobody presses Ctrl-C. */
export const runOurCli = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ProgramEnd> => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    env,
    writeOut: (text) => out.push(text),
    writeErr: (text) => err.push(text),
    isOutTty: false,
    columns: undefined,
    readFile,
    now: Date.now,
    random: () => 0,
    signal: new AbortController().signal,
  });
  return { code, stdout: out.join(''), stderr: err.join('') };
};
