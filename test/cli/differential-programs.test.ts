import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { runProgram } from '../support/run-program.js';
import { answered, called, job, tagged } from './cases/lines.js';
import { comparedCases } from './compared-cases.js';
import type { Case } from './comparison.js';
import { startStockCommand } from './stock/stock-command.js';

const built = fileURLToPath(new URL('../../bin/pipewright.mjs', import.meta.url));

const testCases = comparedCases({
  ours: (args, env) => runProgram(process.execPath, [built, ...args], { env }),
  startStock: startStockCommand,
});

const page = (name: string, nextToken?: string) => ({
  body: { pipelines: [{ name, version: 1, created: 1_700_000_000 }], nextToken },
});

const listed = (...options: readonly string[]): Case =>
  answered(called('list-pipelines', ...options), page('grüße', 'more'), page('shop'));

/** Some of what the other comparisons look at within one process. */
const cases: readonly Case[] = [
  answered(called(...job), { body: { status: 'InProgress' } }),
  answered(called(...job), { status: 400, body: { __type: 'JobNotFoundException', message: 'm' } }),
  called('acknowledge-job'),
  called('acknowledge-job', '--generate-cli-skeleton', 'yaml-input'),
  called(...job, '--output', 'tabel'),
  called(...job, '--bogus'),
  tagged('key=a,value==b'),
  listed(),
  listed('--output', 'yaml', '--max-items', '1'),
  listed('--output', 'table', '--query', 'pipelines[].{n: name, v: version}'),
  listed('--output', 'text', '--query', 'pipelines[?'),
];

describe('the built command, beside the stock aws command', () => testCases(cases));
