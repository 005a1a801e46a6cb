import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ProgramEnd, runProgram } from '../support/run-program.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';

const program = fileURLToPath(new URL('../../bin/pipewright.mjs', import.meta.url));

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer | undefined;
beforeEach(async () => {
  data = await makeDataDirectory();
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await data.remove();
});

/** Runs a server that is expected not to come up. */
const runServer = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramEnd> =>
  runProgram(
    process.execPath,
    [program, 'server', '--port', '0', '--data-dir', data.path, ...args],
    {
      env: { PATH: process.env['PATH'] ?? '', HOME: data.path, ...env },
    },
  );

const oneLine = (text: string) => ({
  code: 1,
  stdout: '',
  stderr: expect.stringMatching(new RegExp(`^pipewright: ${text}.*\n$`)),
});

describe('a start-up that fails is told in one line', () => {
  test('when the data directory is a file', async () => {
    const path = join(data.path, 'file');
    await writeFile(path, '');
    expect(await runServer(['--data-dir', path])).toEqual(oneLine(`The data directory ${path} `));
  });

  test('when the credentials of the data directory cannot be read', async () => {
    await writeFile(join(data.path, 'credentials'), 'what is this');
    expect(await runServer([])).toEqual(
      oneLine(`${data.path}/credentials is not a credentials file: `),
    );
    await writeFile(join(data.path, 'credentials'), '[other]\n');
    expect(await runServer([])).toEqual(
      oneLine(`${data.path}/credentials is not a credentials file: `),
    );
  });

  test('when the given credentials cannot stand in a request', async () => {
    const env = { PIPEWRIGHT_ACCESS_KEY_ID: 'a/b', PIPEWRIGHT_SECRET_ACCESS_KEY: 'x' };
    expect(await runServer([], env)).toEqual(oneLine('PIPEWRIGHT_ACCESS_KEY_ID must be '));
  });

  test('when a database is not there, by whatever name its host goes', async () => {
    for (const url of [
      'postgres://nobody@localhost:1/nothing',
      'postgres://nobody@127.0.0.1:1/nothing',
      'postgres://nobody@no.such.host.invalid/nothing',
    ]) {
      expect(await runServer(['--database-url', url])).toEqual(
        oneLine('The database cannot be reached'),
      );
    }
  });

  test('when there is no such address to listen on', async () => {
    expect(await runServer(['--host', '192.0.2.1'])).toEqual(
      oneLine('The server cannot listen on port 0 of 192.0.2.1: '),
    );
  });
});

test('a server that finds the data directory in use leaves its credentials alone', async () => {
  server = await startServer({ dataDirectory: data.path });
  const file = join(data.path, 'credentials');
  const before = await readFile(file, 'utf8');
  const env = { PIPEWRIGHT_ACCESS_KEY_ID: 'AKIDOTHER', PIPEWRIGHT_SECRET_ACCESS_KEY: 'other' };
  expect(await runServer([], env)).toEqual(
    oneLine('The data directory \\S+ is in use by another '),
  );
  expect(await readFile(file, 'utf8')).toBe(before);
});

describe('a command line that is not understood ends with 2, its fault and what is understood', () => {
  test.each([
    [['--port', '99999'], "--port takes a whole number up to 65535, not '99999'."],
    [['--port', 'http'], "--port takes a whole number up to 65535, not 'http'."],
    [['--account-id', '1'], "--account-id takes 12 digits, not '1'."],
    [['--log-level', 'loud'], '--log-level takes one of '],
    [
      ['--acknowledge-within', 'soon'],
      "--acknowledge-within takes seconds up to 86400, not 'soon'.",
    ],
    [['--s3-endpoint', 'nowhere'], "--s3-endpoint takes a URL, not 'nowhere'."],
    [['extra'], "Unexpected argument 'extra'"],
  ])('%o', async (args, fault) => {
    const { code, stdout, stderr } = await runServer(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.startsWith(`pipewright: ${fault}`)).toBe(true);
    expect(stderr).toContain('\n\nUsage: pipewright server [options]\n');
  });

  test('--help is understood, and told on standard output', async () => {
    const { code, stdout, stderr } = await runServer(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: pipewright server \[options\]\n/);
  });
});

test('a data directory that is not there yet is made', async () => {
  const dataDirectory = join(data.path, 'a', 'b');
  await mkdir(join(data.path, 'a'));
  server = await startServer({ dataDirectory });
  expect(await server.stop()).toBe(0);
});
