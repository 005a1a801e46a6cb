import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, printFigures } from './figure.js';

// The wall time of commands, from their start to their end, beside that of Node doing nothing and of
// the stock AWS CLI. All take turns, so that what else the machine does falls on all of them.

const rounds = Number(process.env['PIPEWRIGHT_BENCH_ROUNDS'] ?? 15);

const ours = [
  process.execPath,
  fileURLToPath(new URL('../../bin/pipewright.mjs', import.meta.url)),
];
// The distribution's own comes first: a wrapper in front of it would be measured as well.
const stock = existsSync('/usr/bin/aws') ? '/usr/bin/aws' : 'aws';

const startStub = async (): Promise<{ readonly url: string; readonly close: () => void }> => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end('{"status":"InProgress"}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
};

/** Milliseconds; undefined where the program is missing. */
const wallTime = async (
  [program = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number | undefined> => {
  const start = performance.now();
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  if (code === null) return undefined;
  if (code !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${code}.`);
  return performance.now() - start;
};

const withoutSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_')));

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;

const measure = async (
  commands: Readonly<Record<string, readonly string[]>>,
  env: NodeJS.ProcessEnv,
): Promise<ReadonlyMap<string, number>> => {
  const times = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, command] of Object.entries(commands)) {
      const time = await wallTime(command, env);
      // The first round only warms the caches of the system.
      if (time !== undefined && round > 0) times.set(name, [...(times.get(name) ?? []), time]);
    }
  }
  return new Map([...times].map(([name, some]) => [name, median(some)]));
};

const directory = await mkdtemp(join(tmpdir(), 'pw-bench-'));
const stub = await startStub();
const job = ['--endpoint-url', stub.url, 'codepipeline', 'acknowledge-job'];
const request = [...job, '--job-id', 'x', '--nonce', '1'];
const skeleton = [...job, '--generate-cli-skeleton'];
try {
  const medians = await measure(
    {
      floor: [process.execPath, '-e', '0'],
      request: [...ours, ...request],
      skeleton: [...ours, ...skeleton],
      stockRequest: [stock, ...request],
      stockSkeleton: [stock, ...skeleton],
    },
    {
      // What makes Node slow to start makes it so for all.
      ...withoutSettings(process.env),
      HOME: directory,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_REGION: 'eu-west-1',
    },
  );
  const time = (key: string, name: string): Figure => ({
    name,
    value: medians.get(key) ?? Number.NaN,
    unit: 'ms',
    target: '',
  });
  const ratio = (name: string, [key, to]: readonly [string, string], target: string): Figure => ({
    name,
    value: (medians.get(key) ?? Number.NaN) / (medians.get(to) ?? Number.NaN),
    unit: '×',
    target,
  });
  printFigures([
    time('floor', 'node -e 0'),
    time('request', 'acknowledge-job, pipewright'),
    time('stockRequest', 'acknowledge-job, the stock AWS CLI'),
    time('skeleton', 'acknowledge-job --generate-cli-skeleton, pipewright'),
    time('stockSkeleton', 'acknowledge-job --generate-cli-skeleton, the stock AWS CLI'),
    ratio('acknowledge-job, to node -e 0', ['request', 'floor'], 'target ≤ 1.8'),
    ratio('acknowledge-job, to the stock AWS CLI', ['request', 'stockRequest'], 'target ≤ 0.2'),
    ratio('skeleton, to node -e 0', ['skeleton', 'floor'], ''),
    ratio('skeleton, to the stock AWS CLI', ['skeleton', 'stockSkeleton'], ''),
  ]);
} finally {
  stub.close();
  await rm(directory, { recursive: true, force: true });
}
