import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../src/server/store/sql.js';
import { type StockClients, stockClients } from '../support/clients.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { readEventStream } from '../support/event-reader.js';
import { type EventReceiver, openEventReceiver, toldOf } from '../support/event-receiver.js';
import { pipewrightCaller } from '../support/pipewright-call.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { createPipeline, jobsPipeline, registerType } from '../support/story.js';
import { until } from '../support/until.js';

const provider = 'Shared';
const first = ['STARTED', 'Source STARTED', 'Source/Fetch STARTED'];
let db: TestDatabase;
let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let servers: readonly [TestServer, TestServer];
let clients: StockClients;
let receiver: EventReceiver;

const startAnother = (): Promise<TestServer> => {
  if (db.address.kind !== 'socket') throw new Error('The test database has a socket.');
  const { directory, user, name } = db.address;
  const url = `postgres://${user}@localhost/${name}?host=${encodeURIComponent(directory)}`;
  return startServer({ dataDirectory: data.path, args: ['--database-url', url] });
};

beforeAll(async () => {
  db = await openTestDatabase();
  data = await makeDataDirectory();
  receiver = await openEventReceiver();
  servers = [await startAnother(), await startAnother()];
  clients = stockClients(servers[0]);
  await registerType(clients.codepipeline, 'Source', provider);
  await registerType(clients.codepipeline, 'Build', provider);
});
afterAll(async () => {
  clients?.close();
  for (const one of servers ?? []) await one.stop();
  await receiver?.close();
  await db?.close();
  await data?.remove();
});

const create = (name: string) =>
  createPipeline(clients.codepipeline, jobsPipeline(name, { provider, stages: 1, actions: 1 }));

test('what one server records is followed at the other, and taken up again at the first', async () => {
  const reader = await readEventStream(servers[1]);
  await create('Across');
  const events = [await reader.event(), await reader.event()];
  expect(events.map(({ body }) => toldOf(body))).toEqual(['Across STARTED', 'Source STARTED']);
  reader.close();
  const again = await readEventStream(servers[0], {
    headers: { 'last-event-id': events[0]?.id ?? '' },
  });
  expect((await again.event()).body).toEqual(events[1]?.body);
  again.close();
});

test('a target of both is told once', async () => {
  await pipewrightCaller(servers[1])('PutEventTarget', { name: 'both', url: receiver.url });
  for (const name of ['One', 'Two', 'Three']) await create(name);
  await receiver.taken(9);
  await until('nothing is under way', async () => {
    const [target] = await db.database.rows(sql<{ isDone: boolean }>`
      select lease is null and failures = 0
        and cursor_seq >= (select max(seq) from event) as "isDone" from event_target`);
    return target?.isDone;
  });
  expect(receiver.received.map(({ body }) => toldOf(body))).toEqual(
    ['One', 'Two', 'Three'].flatMap((name) => [`${name} ${first[0]}`, ...first.slice(1)]),
  );
});
