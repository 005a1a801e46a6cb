import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import type { DatabaseAddress } from './database.js';
import { OperatingError } from './operating-error.js';

const migrationsDirectory = new URL('./migrations/', import.meta.url);
// Any number serves, as long as all servers of a database agree on it.
const migrationLock = 727_001;

/**
 * Brings the schema up to date. Servers that start together take turns; each migration is one
 * transaction. A database that is newer than this server is left alone: migrations only add.
 */
export const migrate = async (address: DatabaseAddress): Promise<void> => {
  const client = new pg.Client(
    address.kind === 'url'
      ? { connectionString: address.url }
      : { host: address.directory, user: address.user, database: address.name },
  );
  await client.connect().catch((cause: unknown) => {
    throw new OperatingError('The database cannot be reached.', { cause });
  });
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query('set client_min_messages = warning');
    await client.query('create schema if not exists pipewright');
    await client.query('set search_path = pipewright');
    await client.query(
      'create table if not exists migration (number integer primary key, name text not null, applied timestamptz not null default now())',
    );
    const { rows } = await client.query<{ number: number }>('select number from migration');
    const applied = new Set(rows.map((row) => row.number));
    for (const name of await migrationNames()) {
      const number = Number.parseInt(name, 10);
      if (!applied.has(number)) await applyMigration(client, number, name);
    }
  } finally {
    await client.end();
  }
};

const migrationNames = async (): Promise<readonly string[]> =>
  (await readdir(migrationsDirectory)).filter((name) => name.endsWith('.sql')).sort();

const applyMigration = async (client: pg.Client, number: number, name: string): Promise<void> => {
  const text = await readFile(new URL(name, migrationsDirectory), 'utf8');
  await client.query('begin');
  await client.query(text);
  await client.query('insert into migration (number, name) values ($1, $2)', [number, name]);
  await client.query('commit');
};
