import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Connection, openConnection } from './connection.js';

/** A built server in its own process, and how to talk to it. */
export interface BenchServer extends Connection {
  readonly pid: number;
  readonly dataDirectory: string;
  /** From the start of the process until it said that it is ready, in milliseconds. */
  readonly readyAfter: number;
  readonly stop: () => Promise<void>;
}

const credentials = { accessKeyId: 'AKIABENCHBENCHBENCHB', secretAccessKey: 'bench' };

export const startBenchServer = async (dataDirectory: string): Promise<BenchServer> => {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      'bin/pipewright.mjs',
      'server',
      '--port',
      '0',
      '--data-dir',
      dataDirectory,
      '--log-level',
      'warn',
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        PIPEWRIGHT_ACCESS_KEY_ID: credentials.accessKeyId,
        PIPEWRIGHT_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      },
    },
  );
  const endpoint = await readyAddress(child);
  const readyAfter = performance.now() - began;
  const connection = openConnection(endpoint, credentials);
  return {
    ...connection,
    pid: child.pid ?? 0,
    dataDirectory,
    readyAfter,
    stop: async () => {
      connection.close();
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
};

const readyAddress = async (child: ChildProcess): Promise<string> => {
  if (child.stdout) {
    for await (const line of createInterface({ input: child.stdout })) {
      const endpoint = /ready at (\S+)/.exec(line)?.[1];
      if (endpoint) return endpoint;
    }
  }
  throw new Error('The server did not start.');
};
