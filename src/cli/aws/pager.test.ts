import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Io } from '../io.js';
import { isColored } from './color.js';
import { openPager } from './pager.js';

const ioWith = (given: Partial<Io>): Io => ({
  env: { PATH: process.env['PATH'] },
  writeOut: () => {},
  writeErr: () => {},
  isOutTty: true,
  columns: 80,
  readFile,
  now: Date.now,
  random: Math.random,
  signal: new AbortController().signal,
  ...given,
});

describe('the pager', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pager-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  test('gets all that is written, and has ended when it is closed', async () => {
    const file = join(folder, 'page');
    const pager = await openPager(`sh -c "cat > ${file}"`, ioWith({}));
    pager.write('one\n');
    pager.write('two\n');
    await pager.close();
    expect(await readFile(file, 'utf8')).toBe('one\ntwo\n');
  });

  test('has options for less, unless the user has some', async () => {
    const file = join(folder, 'less');
    const command = `sh -c 'echo "$LESS" >> ${file}; cat > /dev/null'`;
    for (const env of [{}, { LESS: 'S' }]) {
      const pager = await openPager(command, ioWith({ env: { ...ioWith({}).env, ...env } }));
      pager.write('x');
      await pager.close();
    }
    expect(await readFile(file, 'utf8')).toBe('FRX\nS\n');
  });

  test('is not started for nothing', async () => {
    const file = join(folder, 'started');
    await (await openPager(`touch ${file}`, ioWith({}))).close();
    await expect(readFile(file)).rejects.toThrow();
  });

  test('may be left before the end', async () => {
    const pager = await openPager('true', ioWith({}));
    for (let line = 0; line < 1000; line += 1) pager.write('x'.repeat(1000));
    await pager.close();
  });

  test('that there is not is told of', async () => {
    const pager = await openPager('no-such-pager -x', ioWith({}));
    pager.write('x');
    await expect(pager.close()).rejects.toMatchObject({
      exitCode: 253,
      facts: { code: 'Pager' },
      message:
        'Unable to redirect output to pager. Received the following error when opening pager:\n' +
        "[Errno 2] No such file or directory: 'no-such-pager'\n\n" +
        'Learn more about configuring the output pager by running "aws help config-vars".',
    });
  });
});

test.each([
  ['on', false, true],
  ['off', true, false],
  ['auto', true, true],
  ['auto', false, false],
] as const)(
  'with --color %s, to a terminal: %s, tables are coloured: %s',
  (color, isOutTty, expected) => {
    expect(isColored(color, ioWith({ isOutTty }))).toBe(expected);
  },
);
