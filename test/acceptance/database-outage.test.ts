import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonCaller } from '../support/json-call.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { until } from '../support/until.js';

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
beforeAll(async () => {
  data = await makeDataDirectory();
  server = await startServer({ dataDirectory: data.path });
});
afterAll(async () => {
  await server.stop();
  await data.remove();
});

test('while the database is away requests are answered 503, and after a restart as before', async () => {
  const call = jsonCaller(server);
  expect((await call('ListPipelines')).status).toBe(200);

  const pid = Number.parseInt(
    await readFile(join(data.path, 'postgres/postmaster.pid'), 'utf8'),
    10,
  );
  process.kill(pid, 'SIGQUIT');
  const answer = await until('the outage is noticed', async () => {
    const one = await call('ListPipelines');
    return one.status !== 200 && one;
  });
  expect(answer).toMatchObject({
    status: 503,
    headers: { 'x-amzn-errortype': 'ServiceUnavailableException' },
    body: '{"__type":"ServiceUnavailableException","message":"The database is not available. Try again."}',
  });
  // What needs no database is answered all the same.
  expect((await call('Nonsense')).status).toBe(400);
  await server.stop();

  server = await startServer({ dataDirectory: data.path });
  expect((await jsonCaller(server)('ListPipelines')).status).toBe(200);
});
