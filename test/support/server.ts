import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A built server in a process of its own, as its users run it. */
export interface TestServer {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly dataDirectory: string;
  readonly pid: number;
  /** What the server has written to standard error so far. */
  readonly log: () => string;
  /** kill -9. The data stays; so does its database's process, as after any crash. */
  readonly kill: () => Promise<void>;
  /** SIGTERM; gives the exit code. */
  readonly stop: () => Promise<number | null>;
}

export interface TestServerOptions {
  readonly dataDirectory: string;
  readonly port?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const program = new URL('../../bin/pipewright.mjs', import.meta.url).pathname;
const credentials = {
  accessKeyId: 'AKIATESTTESTTESTTEST',
  secretAccessKey: 'test+secret/test+secret/test+secret/test',
};

/** Starts the server and waits until it says that it is ready. */
export const startServer = async (options: TestServerOptions): Promise<TestServer> => {
  const { dataDirectory, port = 0, args = [], env = {} } = options;
  const child = spawn(
    process.execPath,
    [program, 'server', '--port', String(port), '--data-dir', dataDirectory, ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        PIPEWRIGHT_ACCESS_KEY_ID: credentials.accessKeyId,
        PIPEWRIGHT_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        ...env,
      },
    },
  );
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const endpoint = await readyAddress(child, () => log);
  const exited = once(child, 'exit');
  return {
    endpoint,
    region: 'us-east-1',
    credentials,
    dataDirectory,
    pid: child.pid ?? Number.NaN,
    log: () => log,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
};

const readyAddress = async (child: ChildProcess, log: () => string): Promise<string> => {
  if (!child.stdout) throw new Error('The server has no standard output.');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^Pipewright is ready at (\S+)$/.exec(line)?.[1];
    if (address) {
      child.stdout.resume();
      return address;
    }
  }
  throw new Error(`The server ended before it was ready:\n${log()}`);
};

/** A data directory of a test's own; `remove` it when its servers have stopped. */
export const makeDataDirectory = async (): Promise<{
  readonly path: string;
  readonly remove: () => Promise<void>;
}> => {
  const path = await mkdtemp(join(tmpdir(), 'pw-data-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
};
