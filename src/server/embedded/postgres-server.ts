import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { DatabaseAddress } from '../store/database.js';
import { OperatingError } from '../store/operating-error.js';
import { asPlainUser } from './as-plain-user.js';
import { findBinaries, type PostgresBinaries } from './find-binaries.js';

/** The database server that belongs to a data directory. */
export interface EmbeddedPostgres {
  readonly address: DatabaseAddress & { readonly kind: 'socket' };
  readonly stop: () => Promise<void>;
}

const run = promisify(execFile);
const user = 'pipewright';
const name = 'postgres';
const startTimeout = 30_000;
// Longest path of a Unix socket that every system accepts, less the socket's own name.
const socketDirectoryMax = 80;

/**
 * Starts the database of a data directory, making it first where there is none. One that still
 * runs, because its server was killed, is taken over as it is. Listens on a Unix socket only.
 */
export const startPostgres = async (dataDirectory: string): Promise<EmbeddedPostgres> => {
  const cluster = resolve(dataDirectory, 'postgres');
  const madeBy = await clusterVersion(cluster);
  const binaries = await findBinaries(madeBy);
  if (madeBy === undefined) await initialise(binaries, cluster);
  const directory = await socketDirectory(dataDirectory);
  const address = { kind: 'socket', directory, user, name } as const;
  if (!(await isAnswering(address))) await launch(binaries, cluster, address);
  return { address, stop: () => stop(cluster) };
};

const clusterVersion = async (cluster: string): Promise<number | undefined> => {
  const text = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number.parseInt(text, 10);
};

// The cluster appears under its name only when it is whole, so that a crash here leaves nothing
// that a later start would take for a database.
const initialise = async (binaries: PostgresBinaries, cluster: string): Promise<void> => {
  const unfinished = `${cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const args = ['-D', unfinished, '-U', user, '-A', 'trust', '-E', 'UTF8', '--no-locale'];
  const command = await asPlainUser(binaries.initdb, args);
  await run(command.file, [...command.args]).catch((cause: unknown) => {
    throw new OperatingError(`The database could not be made: ${lastLine(cause)}`, { cause });
  });
  await rename(unfinished, cluster);
};

const lastLine = (cause: unknown): string =>
  String(cause instanceof Error ? cause.message : cause)
    .trim()
    .split('\n')
    .at(-1) ?? '';

const socketDirectory = async (dataDirectory: string): Promise<string> => {
  const own = resolve(dataDirectory, 'socket');
  const digest = createHash('sha256').update(own).digest('hex').slice(0, 16);
  const directory = own.length <= socketDirectoryMax ? own : join(tmpdir(), `pipewright-${digest}`);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return directory;
};

const isAnswering = async (address: DatabaseAddress & { kind: 'socket' }): Promise<boolean> => {
  const client = new pg.Client({
    host: address.directory,
    user: address.user,
    database: address.name,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
};

const settings = (directory: string): readonly string[] =>
  Object.entries({
    listen_addresses: '',
    unix_socket_directories: directory,
    unix_socket_permissions: '0700',
    shared_buffers: '128MB',
    max_connections: '100',
    // Commits are durable; only how often the log is recycled is a matter of taste.
    max_wal_size: '1GB',
    jit: 'off',
    log_destination: 'stderr',
  }).flatMap(([key, value]) => ['-c', `${key}=${value}`]);

const launch = async (
  binaries: PostgresBinaries,
  cluster: string,
  address: DatabaseAddress & { kind: 'socket' },
): Promise<void> => {
  const log = await open(join(cluster, 'postgres.log'), 'a', 0o600);
  const args = ['-D', cluster, ...settings(address.directory)];
  const command = await asPlainUser(binaries.postgres, args);
  // Its own process group: Ctrl-C must reach the server first, which then stops the database.
  const child = spawn(command.file, [...command.args], {
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  });
  child.unref();
  await log.close();
  await ready(child, cluster, address);
};

const ready = async (
  child: ChildProcess,
  cluster: string,
  address: DatabaseAddress & { kind: 'socket' },
): Promise<void> => {
  const deadline = Date.now() + startTimeout;
  let exited = false;
  child.once('error', () => {
    exited = true;
  });
  child.once('exit', () => {
    exited = true;
  });
  while (!(await isAnswering(address))) {
    if (exited || Date.now() > deadline) {
      const log = await readFile(join(cluster, 'postgres.log'), 'utf8').catch(() => '');
      throw new OperatingError(
        `The database did not start: ${log.trim().split('\n').slice(-3).join(' / ')}`,
      );
    }
    await delay(15);
  }
};

// «Fast» shutdown: sessions are ended, everything is written, nothing needs recovery afterwards.
const stop = async (cluster: string): Promise<void> => {
  const pid = await postmasterPid(cluster);
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGINT');
    while ((await postmasterPid(cluster)) === pid) await delay(15);
  } catch {
    // It has ended by itself.
  }
};

const postmasterPid = async (cluster: string): Promise<number | undefined> => {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const pid = Number.parseInt(text ?? '', 10);
  return Number.isSafeInteger(pid) ? pid : undefined;
};
