import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import {
  type Database,
  type DatabaseAddress,
  openDatabase,
} from '../../src/server/store/database.js';

/** A database of a test's own, migrated and empty. */
export interface TestDatabase {
  readonly database: Database;
  readonly address: DatabaseAddress;
  readonly close: () => Promise<void>;
}

const user = 'pipewright';

/** Clones the migrated template; `close` drops the clone. */
export const openTestDatabase = async (): Promise<TestDatabase> => {
  const directory = inject('databaseDirectory');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(directory, `create database ${name} template template_migrated`);
  const address: DatabaseAddress = { kind: 'socket', directory, user, name };
  const database = openDatabase(address);
  const close = async () => {
    await database.close();
    await administer(directory, `drop database ${name} with (force)`);
  };
  return { database, address, close };
};

const administer = async (directory: string, statement: string): Promise<void> => {
  const client = new pg.Client({ host: directory, user, database: 'postgres' });
  await client.connect();
  // Two clones at once would each find the template in use: they take turns.
  await client.query('select pg_advisory_lock(727002)');
  await client.query(statement);
  await client.end();
};
