import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockDataDirectory } from '../store/directory-lock.js';
import { type EmbeddedPostgres, startPostgres } from './postgres-server.js';

let dataDirectory: string;
let running: EmbeddedPostgres[];
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'pw-embedded-'));
  running = [];
});
afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

const start = async (directory = dataDirectory): Promise<EmbeddedPostgres> => {
  const postgres = await startPostgres(directory);
  running.push(postgres);
  return postgres;
};

const query = async ({ address }: EmbeddedPostgres, text: string) => {
  const { directory: host, user, name: database } = address;
  const client = new pg.Client({ host, user, database });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

describe('the embedded database', () => {
  test('keeps what was committed over a stop and a start', async () => {
    const first = await start();
    await query(first, 'create table kept as select 1 as one');
    await first.stop();
    expect(await query(await start(), 'select one from kept')).toEqual([{ one: 1 }]);
  });

  test('that outlived its server is taken over as it runs', async () => {
    const pid = 'select pid from pg_stat_activity where backend_type = $$checkpointer$$';
    const before = await query(await start(), pid);
    expect(await query(await start(), pid)).toEqual(before);
  });

  test('loses nothing to a kill -9 of its own process', async () => {
    const first = await start();
    await query(first, 'create table kept as select 1 as one');
    const pidFile = await readFile(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8');
    const pid = Number.parseInt(pidFile, 10);
    process.kill(pid, 'SIGKILL');
    expect(await query(await start(), 'select one from kept')).toEqual([{ one: 1 }]);
  });

  test('is made anew where a crash left an unfinished one', async () => {
    await mkdir(join(dataDirectory, 'postgres.new'), { recursive: true });
    await writeFile(join(dataDirectory, 'postgres.new', 'PG_VERSION'), '15\n');
    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('puts its socket elsewhere when the path of the data directory is too long for one', async () => {
    const deep = join(dataDirectory, 'd'.repeat(100));
    await mkdir(deep);
    const postgres = await start(deep);
    expect(postgres.address.directory.length).toBeLessThan(80);
    expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('says which PostgreSQL made it when that one is gone', async () => {
    await mkdir(join(dataDirectory, 'postgres'));
    await writeFile(join(dataDirectory, 'postgres', 'PG_VERSION'), '9999\n');
    await expect(startPostgres(dataDirectory)).rejects.toThrow('was made by PostgreSQL 9999');
  });

  test('belongs to one server at a time', async () => {
    const { address } = await start();
    const unlock = await lockDataDirectory(address, dataDirectory);
    await expect(lockDataDirectory(address, dataDirectory)).rejects.toThrow(
      'is in use by another Pipewright server',
    );
    await unlock();
    await (await lockDataDirectory(address, dataDirectory))();
  });
});
