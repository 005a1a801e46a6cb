import { afterAll, beforeAll } from 'vitest';
import { type StockClients, stockClients } from './clients.js';
import { makeDataDirectory, startServer, type TestServer } from './server.js';

/** A live server and stock clients, for all tests of a file. */
export interface LiveServer {
  readonly dataDirectory: string;
  readonly server: TestServer;
  readonly clients: StockClients;
}

/** Called once at the head of a file; `setUp` runs before its first test. */
export const liveServer = (
  setUp: (live: LiveServer) => Promise<void> = async () => undefined,
): LiveServer => {
  let data: Awaited<ReturnType<typeof makeDataDirectory>> | undefined;
  let server: TestServer | undefined;
  let clients: StockClients | undefined;
  beforeAll(async () => {
    data = await makeDataDirectory();
    server = await startServer({ dataDirectory: data.path });
    clients = stockClients(server);
    await setUp(live);
  });
  afterAll(async () => {
    clients?.close();
    await server?.stop();
    await data?.remove();
  });
  const live: LiveServer = {
    get dataDirectory() {
      return started(data).path;
    },
    get server() {
      return started(server);
    },
    get clients() {
      return started(clients);
    },
  };
  return live;
};

const started = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('The server is started before the first test.');
  return value;
};
