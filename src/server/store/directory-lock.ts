import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseAddress } from './database.js';
import { OperatingError } from './operating-error.js';

// Any number serves, as long as it is not the migrations' one.
const directoryLock = 727_003;
const attempts = 40;
const attemptEvery = 50;

/**
 * Makes this process the only server of an embedded database. The lock belongs to a connection, so
 * that it ends with the process however that ends.
 */
export const lockDataDirectory = async (
  address: DatabaseAddress & { readonly kind: 'socket' },
  dataDirectory: string,
): Promise<() => Promise<void>> => {
  const client = new pg.Client({
    host: address.directory,
    user: address.user,
    database: address.name,
  });
  client.on('error', () => undefined);
  await client.connect();
  // The connection of a server that was just killed may take a moment to be noticed as gone.
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { rows } = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock($1) as locked',
      [directoryLock],
    );
    if (rows[0]?.locked) return () => client.end();
    await delay(attemptEvery);
  }
  await client.end();
  throw new OperatingError(
    `The data directory ${dataDirectory} is in use by another Pipewright server. Stop that one, or give another --data-dir.`,
  );
};
