import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PollForJobsCommand } from '@aws-sdk/client-codepipeline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stockClients } from '../support/clients.js';
import { rawClient } from '../support/raw-client.js';
import { type ProgramEnd, runProgram } from '../support/run-program.js';
import { makeDataDirectory, startServer } from '../support/server.js';
import { customType, registerType } from '../support/story.js';

const program = fileURLToPath(new URL('../../bin/pipewright.mjs', import.meta.url));

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
beforeAll(async () => {
  data = await makeDataDirectory();
});
afterAll(async () => {
  await data.remove();
});

/** Runs a server that is expected not to come up. */
const runServer = (...args: readonly string[]): Promise<ProgramEnd> =>
  runProgram(process.execPath, [program, 'server', ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: data.path },
  });

describe('a server', () => {
  test('is ready when it says so, and leaves its credentials for their owner alone', async () => {
    const server = await startServer({ dataDirectory: data.path });
    expect((await fetch(`${server.endpoint}/healthz`)).status).toBe(200);
    const file = join(data.path, 'credentials');
    expect(await readFile(file, 'utf8')).toBe(
      `[default]\naws_access_key_id = ${server.credentials.accessKeyId}\naws_secret_access_key = ${server.credentials.secretAccessKey}\n`,
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await server.stop()).toBe(0);
  });

  test('that gets SIGTERM answers those who wait, with nothing, and ends with 0', async () => {
    const server = await startServer({ dataDirectory: data.path });
    const clients = stockClients(server);
    await registerType(clients.codepipeline, 'Build', 'Patient');
    const actionTypeId = customType('Build', 'Patient');
    const raw = rawClient(server);
    const wait = { 'x-pipewright-wait': '20' };
    const polled = raw.call('PollForJobs', JSON.stringify({ actionTypeId }), wait);
    // Answered behind the poll, which is waiting by then.
    await clients.codepipeline.send(new PollForJobsCommand({ actionTypeId }));
    const began = performance.now();
    const stopped = server.stop();
    expect(await polled).toMatchObject({ status: 200, body: '{"jobs":[]}' });
    expect(await stopped).toBe(0);
    expect(performance.now() - began).toBeLessThan(15_000);
    raw.close();
    clients.close();
  });

  test('logs one line a request, with the id that the client sees', async () => {
    const server = await startServer({ dataDirectory: data.path });
    const raw = rawClient(server);
    const { headers } = await raw.call('ListPipelines', '{}');
    raw.close();
    await server.stop();
    const lines = server
      .log()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ requestId }) => requestId === headers['x-amzn-requestid']);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ operation: 'ListPipelines', status: 200 });
  });
});

describe('a server that cannot start says why in one line', () => {
  test('when its port is taken', async () => {
    const server = await startServer({ dataDirectory: data.path });
    const other = await makeDataDirectory();
    const { port } = new URL(server.endpoint);
    const end = await runServer('--port', port, '--data-dir', other.path);
    expect(end).toMatchObject({ code: 1, stdout: '' });
    expect(end.stderr).toMatch(new RegExp(`^pipewright: Port ${port} of 127.0.0.1 is taken .*\n$`));
    await server.stop();
    await other.remove();
  });

  test('when another server has the data directory', async () => {
    const server = await startServer({ dataDirectory: data.path });
    const end = await runServer('--port', '0', '--data-dir', data.path);
    expect(end).toMatchObject({ code: 1, stdout: '' });
    expect(end.stderr).toMatch(/^pipewright: The data directory \S+ is in use by another .*\n$/);
    // The one that is there is none the worse for it.
    expect((await fetch(`${server.endpoint}/healthz`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
  });

  test('when the database cannot be reached', async () => {
    const url = 'postgres://nobody@127.0.0.1:1/nothing';
    const end = await runServer('--port', '0', '--data-dir', data.path, '--database-url', url);
    expect(end).toMatchObject({ code: 1, stdout: '' });
    expect(end.stderr).toMatch(/^pipewright: The database cannot be reached.*\n$/);
  });
});
