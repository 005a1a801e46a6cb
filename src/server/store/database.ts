import pg from 'pg';
import { OperatingError } from './operating-error.js';
import type { Statement } from './sql.js';

/** Where the database is. */
export type DatabaseAddress =
  | {
      readonly kind: 'socket';
      readonly directory: string;
      readonly user: string;
      readonly name: string;
    }
  | { readonly kind: 'url'; readonly url: string };

/** One transaction. Statements are sent as they come and answered in order, without waiting. */
export interface Tx {
  /** Runs a statement and gives its rows. */
  readonly rows: <Row>(statement: Statement<Row>) => Promise<readonly Row[]>;
  /**
   * Sends a statement whose answer nobody waits for; it travels together with the commit. When it
   * fails, the transaction does.
   */
  readonly write: (statement: Statement<never>) => void;
}

/** The pool of connections. All that is durable goes through it. */
export interface Database {
  readonly rows: <Row>(statement: Statement<Row>) => Promise<readonly Row[]>;
  /** Commits when `work` is done, rolls back when it throws; runs it again after a deadlock. */
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Calls `heard` with each payload notified on `channel`, until closed. */
  readonly listen: (channel: string, heard: (payload: string) => void) => Promise<void>;
  readonly close: () => Promise<void>;
}

const attemptsMax = 5;
const connectionsMax = 12;
const schema = 'pipewright';

// All bigint columns are counts and epoch milliseconds, far below 2^53.
const bigintOid = 20;
pg.types.setTypeParser(bigintOid, Number);

export const openDatabase = (address: DatabaseAddress): Database => {
  const options = connectionOptions(address);
  const pool = new pg.Pool({ ...options, max: connectionsMax });
  // A connection that breaks is replaced by the pool at its next use: idle ones tell the pool, those
  // in use themselves, beside failing what is asked of them.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const listeners: pg.Client[] = [];

  const rows = async <Row>(statement: Statement<Row>): Promise<readonly Row[]> => {
    const client = await connect(pool);
    try {
      return await run<Row>(client, statement);
    } catch (error) {
      throw asOperatingError(error);
    } finally {
      client.release();
    }
  };

  return {
    rows: (statement) => retried(() => rows(statement)),
    transaction: (work) => retried(() => transact(pool, work)),
    listen: async (channel, heard) => {
      const client = new pg.Client(options);
      client.on('error', () => undefined);
      client.on('notification', (message) => heard(message.payload ?? ''));
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      listeners.push(client);
    },
    close: async () => {
      await Promise.all(listeners.map((client) => client.end()));
      await pool.end();
    },
  };
};

const connectionOptions = (address: DatabaseAddress): pg.ClientConfig => {
  const common = {
    pipeline: true,
    options: `-c search_path=${schema}`,
    application_name: 'pipewright',
  };
  if (address.kind === 'url') return { ...common, connectionString: address.url };
  return { ...common, host: address.directory, user: address.user, database: address.name };
};

const connect = async (pool: pg.Pool): Promise<pg.PoolClient> => {
  try {
    return await pool.connect();
  } catch (error) {
    throw new OperatingError('The database cannot be reached.', { cause: error });
  }
};

const run = async <Row>(
  client: pg.PoolClient,
  statement: Statement<Row>,
): Promise<readonly Row[]> => {
  const { name, text, values } = statement;
  const result = await client.query<Row & pg.QueryResultRow>({ name, text, values: [...values] });
  return result.rows;
};

const transact = async <T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const client = await connect(pool);
  const writes: Promise<unknown>[] = [];
  const sent = <P>(promise: Promise<P>): Promise<P> => {
    // The failure is looked at below; this keeps it from being called unhandled until then.
    promise.catch(() => undefined);
    return promise;
  };
  let broken = false;
  try {
    writes.push(sent(client.query('begin')));
    const answer = await work({
      rows: (statement) => run(client, statement),
      write: (statement) => {
        writes.push(sent(run(client, statement)));
      },
    });
    const committed = sent(client.query('commit'));
    await Promise.all(writes);
    // A failed statement turns the commit into a rollback, and says so only here.
    if ((await committed).command !== 'COMMIT') throw new OperatingError('The commit was refused.');
    return answer;
  } catch (error) {
    broken = !(await rolledBack(client));
    throw asOperatingError(error);
  } finally {
    client.release(broken);
  }
};

const rolledBack = async (client: pg.PoolClient): Promise<boolean> => {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
};

const retried = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (attempts === attemptsMax || !mayBeTriedAgain(error)) throw error;
    }
  }
};

// Serialization failure and deadlock: PostgreSQL has undone the transaction and asks to repeat it.
const repeatable = new Set(['40001', '40P01']);

const mayBeTriedAgain = (error: unknown): boolean => {
  const cause = error instanceof OperatingError ? error.cause : error;
  return cause instanceof pg.DatabaseError && repeatable.has(cause.code ?? '');
};

// Classes of PostgreSQL errors that speak of the server's state and not of the statement.
const operatingClasses = ['08', '40', '53', '57', '58'];

const asOperatingError = (error: unknown): unknown => {
  if (error instanceof pg.DatabaseError) {
    const isOperating = operatingClasses.some((start) => error.code?.startsWith(start));
    return isOperating
      ? new OperatingError('The database is not available.', { cause: error })
      : error;
  }
  return isConnectionLoss(error)
    ? new OperatingError('The connection to the database was lost.', { cause: error })
    : error;
};

const isConnectionLoss = (error: unknown): boolean =>
  error instanceof Error &&
  (/Connection terminated|ECONN|EPIPE|ENOENT/.test(error.message) || 'errno' in error);
