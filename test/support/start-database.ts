import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../src/server/embedded/index.js';
import { migrate } from '../../src/server/store/migrate.js';

declare module 'vitest' {
  interface ProvidedContext {
    databaseDirectory: string;
  }
}

/** One database server for the whole test run, with a migrated template that each file clones. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const directory = await mkdtemp(join(tmpdir(), 'pw-test-'));
  const postgres = await startPostgres(directory);
  if (postgres.address.kind !== 'socket') throw new Error('The embedded database has a socket.');
  const { directory: host, user, name: database } = postgres.address;
  const client = new pg.Client({ host, user, database });
  await client.connect();
  await client.query('create database template_migrated');
  await client.end();
  await migrate({ kind: 'socket', directory: host, user, name: 'template_migrated' });
  project.provide('databaseDirectory', host);
  return async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
};
