import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import { type RunningDuties, startDuties } from './duties/index.js';
import { startPostgres } from './embedded/index.js';
import { createEventFeed, createEventStreams } from './events/index.js';
import { createExecution, type QueuedJob } from './execution/index.js';
import { createFindCredentials, rootCredentials } from './identity/index.js';
import { meetNeighbours } from './neighbours.js';
import { openArtifacts } from './open-artifacts.js';
import { listen } from './protocol/listen.js';
import { type Database, type DatabaseAddress, openDatabase } from './store/database.js';
import { lockDataDirectory } from './store/directory-lock.js';
import { migrate } from './store/migrate.js';
import { OperatingError } from './store/operating-error.js';
import { settingOnce } from './store/settings.js';
import { tellOfEvents } from './tell-of-events.js';

/** A server that answers requests. */
export interface RunningServer {
  readonly address: string;
  /** Lets running requests end, then everything else; what is unfinished goes on at the next start. */
  readonly stop: () => Promise<void>;
}

/** Puts the server together, from the data directory up, and starts it. */
export const serve = async (config: Config, log: Logger): Promise<RunningServer> => {
  await makeDataDirectory(config.dataDirectory);
  const undo: (() => Promise<void>)[] = [];
  const unwind = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const address = await startServer(config, log, (step) => undo.push(step));
    return { address, stop: unwind };
  } catch (error) {
    await unwind();
    throw error;
  }
};

const makeDataDirectory = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new OperatingError(`The data directory ${path} cannot be made: ${why}`, { cause });
  });
};

type OnStop = (step: () => Promise<void>) => void;

const startServer = async (config: Config, log: Logger, onStop: OnStop): Promise<string> => {
  const clock = Date.now;
  const database = await connectDatabase(config, onStop);
  // Only now is it sure that no other server has this data directory.
  const root = await rootCredentials({
    dataDirectory: config.dataDirectory,
    given: config.rootCredentials,
  });
  const serverKey = Buffer.from(await settingOnce(database, 'serverKey', newServerKey), 'base64');
  const feed = createEventFeed(database);
  const told: {
    duties?: RunningDuties;
    neighbours?: (jobs: readonly QueuedJob[]) => void;
    ofEvents?: () => void;
    address?: string;
  } = {};
  const execution = createExecution({
    database,
    settings: config,
    clock,
    onQueued: (jobs) => {
      told.duties?.jobsQueued(jobs);
      told.neighbours?.(jobs);
    },
    onCommitted: () => {
      feed.wake();
      told.ofEvents?.();
    },
  });
  if (config.databaseUrl !== undefined) {
    const { tell } = await meetNeighbours({ database, log, heardOf: execution.heardOf });
    told.neighbours = tell;
    told.ofEvents = await tellOfEvents({ database, feed, log });
  }
  const artifacts = await openArtifacts(config, database);
  const publicAddress = () => config.publicUrl ?? told.address ?? '';
  const base = { database, execution, artifacts, clock, log, config };
  const duties = startDuties({ ...base, feed, publicAddress });
  told.duties = duties;
  onStop(async () => {
    feed.close();
    await duties.stop();
  });
  onStop(async () => execution.close());
  const server = await listen(
    {
      services: {
        database,
        execution,
        serverKey,
        webhooks: { githubEndpoint: config.githubEndpoint, log },
      },
      events: createEventStreams(database, feed),
      publicUrl: config.publicUrl,
      findCredentials: createFindCredentials({ root, accountId: config.accountId, serverKey }),
      artifacts: artifacts.endpoint,
      onObjectCreated: duties.objectCreated,
      clock,
      log,
    },
    config,
  );
  onStop(server.stop);
  told.address = server.address;
  return server.address;
};

const newServerKey = (): string => randomBytes(32).toString('base64');

const connectDatabase = async (config: Config, onStop: OnStop): Promise<Database> => {
  const address = await databaseAddress(config, onStop);
  await migrate(address);
  const database = openDatabase(address);
  onStop(database.close);
  return database;
};

const databaseAddress = async (config: Config, onStop: OnStop): Promise<DatabaseAddress> => {
  if (config.databaseUrl !== undefined) return { kind: 'url', url: config.databaseUrl };
  const postgres = await startPostgres(config.dataDirectory);
  const unlock = await lockDataDirectory(postgres.address, config.dataDirectory);
  // From here on the database is this server's to stop; before, another one may be using it.
  onStop(postgres.stop);
  onStop(unlock);
  return postgres.address;
};
