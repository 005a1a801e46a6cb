import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesBeginning, namedFiles, namesFile } from './files.js';

let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pipewright-files-'));
  await mkdir(join(directory, 'shops'));
  for (const name of ['shop.json', 'shop two.json', '.hidden', 'other.txt']) {
    await writeFile(join(directory, name), '');
  }
});

afterAll(() => rm(directory, { recursive: true, force: true }));

describe('the files that a word may mean', () => {
  test('are those whose names begin so, directories to be gone on with', async () => {
    expect(await filesBeginning(`${directory}/sh`)).toEqual([
      { value: `${directory}/shop two.json` },
      { value: `${directory}/shop.json` },
      { value: `${directory}/shops/`, isOpen: true },
    ]);
  });

  test('are hidden ones only if asked for', async () => {
    const all = await filesBeginning(`${directory}/`);
    expect(all.map(({ value }) => value.slice(directory.length))).toEqual([
      '/other.txt',
      '/shop two.json',
      '/shop.json',
      '/shops/',
    ]);
    expect(await filesBeginning(`${directory}/.h`)).toEqual([{ value: `${directory}/.hidden` }]);
  });

  test('are none where nothing can be read', async () => {
    expect(await filesBeginning(`${directory}/nowhere/`)).toEqual([]);
    expect(await filesBeginning(`${directory}/shop.json/x`)).toEqual([]);
  });

  test.each(['file://', 'fileb://'])('stand behind %s', async (prefix) => {
    expect(namesFile(`${prefix}a`)).toBe(true);
    expect(await namedFiles(`${prefix}${directory}/o`)).toEqual([
      { value: `${prefix}${directory}/other.txt` },
    ]);
  });

  test('are in the directory of the command where the path has none', async () => {
    expect(await filesBeginning('package.js')).toEqual([{ value: 'package.json' }]);
    expect(namesFile('package.json')).toBe(false);
  });
});
