import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { damaged, zipOf } from '../../../../test/support/action-job.js';
import { eachZipEntry, ZipError } from './zip-entries.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pw-zip-'));
});
afterAll(() => rm(directory, { recursive: true }));

const withFile = async (zip: Buffer, use: (file: FileHandle) => Promise<void>): Promise<void> => {
  const file = await open(join(directory, 'artifact.zip'), 'w+');
  try {
    await file.writeFile(zip);
    await use(file);
  } finally {
    await file.close();
  }
};

const unpack = async (zip: Buffer): Promise<Readonly<Record<string, string>>> => {
  const files: [string, string][] = [];
  await withFile(zip, ({ fd }) =>
    eachZipEntry(fd, async ({ name, size, body }) => {
      const content = await text(body);
      expect(Buffer.byteLength(content)).toBe(size);
      files.push([name, content]);
    }),
  );
  return Object.fromEntries(files);
};

test('every file comes out as it went in, with its name, zips in it as they are', async () => {
  const inner = (await zipOf({ a: 'inner' })).toString('latin1');
  const files = {
    'index.html': '<h1>Hi</h1>',
    'deep/er/grüße.txt': 'ü'.repeat(100_000),
    'inner.zip': inner,
    empty: '',
    __proto__0: 'x',
  };
  expect(await unpack(await zipOf(files))).toEqual(files);
  expect(await unpack(await zipOf(files, { compress: false }))).toEqual(files);
});

test('folders are no files', async () => {
  // The name of a file becomes that of a folder, both where it is and where it is listed.
  const zip = await zipOf({ 'folder+': '', file: 'x' });
  const folder = damaged(damaged(zip, 'folder+', 'folder/'), 'folder+', 'folder/');
  expect(await unpack(folder)).toEqual({ file: 'x' });
});

test('an empty zip has no files', async () => {
  expect(await unpack(await zipOf({}))).toEqual({});
});

describe('a zip cannot be unpacked', () => {
  const fault = (zip: Buffer): Promise<unknown> => unpack(zip).catch((error: unknown) => error);
  const long = 'hello world '.repeat(1_000);

  test.each([
    ['that is none', () => Buffer.from('plain text')],
    ['that is empty', () => Buffer.alloc(0)],
    ['that is cut off', async () => (await zipOf({ a: long })).subarray(0, 50)],
  ])('%s', async (_, make) => {
    const error = await fault(await make());
    expect(error).toBeInstanceOf(ZipError);
    expect(error).toHaveProperty('message', expect.stringMatching(/^The artifact is not a zip/));
  });

  test.each(['../evil', 'a/../../b', '/etc/abc'])('in which a name is %s', async (name) => {
    const harmless = 'x'.repeat(name.length);
    const zip = await zipOf({ [harmless]: '1' });
    const error = await fault(damaged(damaged(zip, harmless, name), harmless, name));
    expect(error).toBeInstanceOf(ZipError);
    expect(error).toHaveProperty('message', expect.stringContaining(name));
  });

  test('in which a name has a NUL in it', async () => {
    const zip = await zipOf({ 'a+b': '1' });
    const error = await fault(damaged(damaged(zip, 'a+b', 'a\0b'), 'a+b', 'a\0b'));
    expect(error).toBeInstanceOf(ZipError);
    expect(error).toHaveProperty('message', expect.stringContaining('such a name'));
  });

  test('in which a stored file has been changed', async () => {
    const zip = await zipOf({ a: long }, { compress: false });
    const error = await fault(damaged(zip, 'hello', 'jello'));
    expect(error).toBeInstanceOf(ZipError);
    expect(error).toHaveProperty(
      'message',
      'The file a of the artifact cannot be unpacked: its checksum is not that of its content.',
    );
  });

  test('in which a compressed file has been changed', async () => {
    const zip = await zipOf({ 'a.txt': long });
    // Behind the name the compressed bytes begin; the first of them is the kind of block.
    zip[zip.indexOf('a.txt') + 'a.txt'.length] = 0xff;
    expect(await fault(zip)).toBeInstanceOf(ZipError);
  });

  test('in which a file is longer than it says, and none of the rest is read', async () => {
    const zip = await zipOf({ a: long });
    zip.writeUInt32LE(10, zip.indexOf('PK\x01\x02', 0, 'latin1') + 24);
    const error = await fault(zip);
    expect(error).toBeInstanceOf(ZipError);
    expect(error).toHaveProperty('message', expect.stringContaining('too many bytes'));
  });

  test('in which a file is compressed in a way that nobody knows', async () => {
    const zip = await zipOf({ a: long });
    zip.writeUInt16LE(12, zip.indexOf('PK\x01\x02', 0, 'latin1') + 10);
    expect(await fault(zip)).toBeInstanceOf(ZipError);
  });

  test('in which a file is encrypted', async () => {
    const zip = await zipOf({ a: long });
    const flags = zip.indexOf('PK\x01\x02', 0, 'latin1') + 8;
    zip.writeUInt16LE(zip.readUInt16LE(flags) | 1, flags);
    expect(await fault(zip)).toBeInstanceOf(ZipError);
  });
});

test('what goes wrong with the taker is not the fault of the zip', async () => {
  const names: string[] = [];
  const taken = withFile(await zipOf({ a: 'x', b: 'y' }), ({ fd }) =>
    eachZipEntry(fd, async ({ name, body }) => {
      names.push(name);
      body.destroy(new Error('the disk is full'));
      throw new Error('the disk is full');
    }),
  );
  await expect(taken).rejects.toThrow(/^the disk is full$/);
  expect(names).toEqual(['a']);
});
