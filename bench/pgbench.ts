import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../src/server/embedded/index.js';
import { type Database, type DatabaseAddress, openDatabase } from '../src/server/store/database.js';
import { migrate } from '../src/server/store/migrate.js';
import { sql } from '../src/server/store/sql.js';
import type { BenchServer } from './bench-server.js';
import type { Figure } from './figure.js';
import { type PgbenchScript, pgbenchScript } from './pgbench-script.js';
import { recordCycle } from './recorded-cycle.js';

const run = promisify(execFile);
// Many more pipelines than clients: a client that finds no job would spoil the run.
const shape = { provider: 'Pgbench', pipelines: 192, actionsBefore: 9 };
const clientCounts = [1, 8, 16, 32];
const seconds = 4;
const databaseName = 'pgbench';

type SocketAddress = DatabaseAddress & { readonly kind: 'socket' };

/**
 * The line that `cycles` is held against: the very statements of one life cycle, sent by pgbench to the
 * same PostgreSQL, without HTTP, signatures, JSON or engine.
 */
export const benchPgbench = async (
  server: BenchServer,
  cycles: readonly Figure[],
): Promise<readonly Figure[]> => {
  const program = await findPgbench();
  if (!program) {
    console.log(
      'pgbench was not found: (a) is measured alone. Debian has it in postgresql-client.',
    );
    return [];
  }
  // Takes over the database that the server has running, and gives where it is.
  const { address } = await startPostgres(server.dataDirectory);
  const own: SocketAddress = { ...address, name: databaseName };
  await administer(address, `create database ${databaseName}`);
  await migrate(own);
  const database = openDatabase(own);
  const directory = await mkdtemp(join(tmpdir(), 'pw-pgbench-'));
  try {
    const cycle = await recordCycle(database, shape);
    const found: Measured[] = [];
    for (const isPipelined of [false, true]) {
      const script = pgbenchScript(cycle, { isPipelined });
      for (const clients of clientCounts) {
        const bench = { program, directory, address: own, database, script, clients };
        found.push({ perSecond: await measure(bench), clients, isPipelined });
      }
    }
    return figures(found, cycles[0]?.value ?? Number.NaN);
  } finally {
    await database.close();
    await rm(directory, { recursive: true, force: true });
    await administer(address, `drop database ${databaseName} with (force)`);
  }
};

interface Measured {
  readonly perSecond: number;
  readonly clients: number;
  readonly isPipelined: boolean;
}

const figures = (found: readonly Measured[], perSecond: number): readonly Figure[] => {
  const best = found.reduce((one, other) => (other.perSecond > one.perSecond ? other : one));
  const how = `${best.clients} clients${best.isPipelined ? ', pipelined' : ''}`;
  return [
    {
      name: `(a) the same statements through pgbench, ${how}`,
      value: best.perSecond,
      unit: '/s',
      target: 'for comparison',
    },
    {
      name: '(a) ratio of the two',
      value: perSecond / best.perSecond,
      unit: '',
      target: 'target ≥ 0.35',
    },
  ];
};

/** Life cycles a second, having made sure that each of them was carried out. */
const measure = async (bench: {
  readonly program: string;
  readonly directory: string;
  readonly address: SocketAddress;
  readonly database: Database;
  readonly script: PgbenchScript;
  readonly clients: number;
}): Promise<number> => {
  const { program, directory, address, database, script, clients } = bench;
  const file = join(directory, 'cycle.sql');
  await writeFile(file, script.text);
  const before = await succeededJobs(database);
  const { stdout } = await run(
    program,
    [
      '--no-vacuum',
      '--protocol=prepared',
      `--file=${file}`,
      `--client=${clients}`,
      `--jobs=${Math.min(clients, 2)}`,
      `--time=${seconds}`,
      ...script.values.flatMap(([name, value]) => ['-D', `${name}=${value}`]),
      `--host=${address.directory}`,
      `--username=${address.user}`,
      address.name,
    ],
    { env: { ...process.env, PGOPTIONS: '-c search_path=pipewright' } },
  );
  const transactions = Number(/actually processed: (\d+)/.exec(stdout)?.[1]);
  const done = (await succeededJobs(database)) - before;
  if (done !== transactions) {
    throw new Error(`pgbench counts ${transactions} life cycles, the database ${done}:\n${stdout}`);
  }
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
};

const succeededJobs = async (database: Database): Promise<number> => {
  const [row] = await database.rows(
    sql<{ count: number }>`select count(*) as count from job where status = 'Succeeded'`,
  );
  return row?.count ?? 0;
};

const findPgbench = async (): Promise<string | undefined> => {
  const debian = '/usr/lib/postgresql';
  const versions = await readdir(debian).catch(() => []);
  const newestFirst = [...versions].sort((a, b) => Number(b) - Number(a));
  const candidates = ['pgbench', ...newestFirst.map((one) => join(debian, one, 'bin/pgbench'))];
  for (const program of candidates) {
    const isThere = await run(program, ['--version']).then(
      () => true,
      () => false,
    );
    if (isThere) return program;
  }
  return undefined;
};

const administer = async (address: SocketAddress, statement: string): Promise<void> => {
  const client = new pg.Client({
    host: address.directory,
    user: address.user,
    database: address.name,
  });
  await client.connect();
  await client.query(statement);
  await client.end();
};
