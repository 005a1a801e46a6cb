import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rootCredentials } from './root-credentials.js';

let dataDirectory: string;
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'pw-credentials-'));
});
afterEach(() => rm(dataDirectory, { recursive: true, force: true }));

const file = () => join(dataDirectory, 'credentials');

describe('rootCredentials', () => {
  test('makes credentials at the first start and keeps them, for their owner alone', async () => {
    const first = await rootCredentials({ dataDirectory });
    expect(first.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(first.secretAccessKey).toHaveLength(40);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await rootCredentials({ dataDirectory })).toMatchObject(first);
  });

  test('writes given ones over those of the file, in the format of the AWS tools', async () => {
    await rootCredentials({ dataDirectory });
    const given = { accessKeyId: 'AKIAGIVEN', secretAccessKey: 'a+b/c' };
    expect(await rootCredentials({ dataDirectory, given })).toEqual(given);
    expect(await readFile(file(), 'utf8')).toBe(
      '[default]\naws_access_key_id = AKIAGIVEN\naws_secret_access_key = a+b/c\n',
    );
  });

  test.each([
    [{ accessKeyId: 'has/slash', secretAccessKey: 'x' }, 'PIPEWRIGHT_ACCESS_KEY_ID must be'],
    [{ accessKeyId: 'A', secretAccessKey: 'two words' }, 'PIPEWRIGHT_SECRET_ACCESS_KEY must be'],
  ])('refuses given ones that no client could sign with: %j', async (given, message) => {
    await expect(rootCredentials({ dataDirectory, given })).rejects.toThrow(message);
  });

  test('says what is wrong with a file that it cannot read, and leaves it as it is', async () => {
    await writeFile(file(), 'nonsense');
    await expect(rootCredentials({ dataDirectory })).rejects.toThrow(
      'is not a credentials file: line 1 is neither',
    );
    expect(await readFile(file(), 'utf8')).toBe('nonsense');
  });
});
