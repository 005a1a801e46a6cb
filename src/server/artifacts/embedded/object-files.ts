import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import {
  writeFile as append,
  copyFile,
  type FileHandle,
  link,
  mkdir,
  open,
  rename,
  rm,
  utimes,
} from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** The files that hold the bytes of objects, by ids that nobody can guess. */
export interface ObjectFiles {
  readonly directory: string;
}

/** A file that is durable, and not part of an object yet. */
export interface WrittenFile {
  readonly file: string;
  readonly size: number;
}

const folders = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Opens the files below a data directory; makes the folders when they are not there. */
export const openObjectFiles = async (dataDirectory: string): Promise<ObjectFiles> => {
  const directory = join(dataDirectory, 'objects');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await Promise.all(
    folders.map((folder) => mkdir(join(directory, folder), { recursive: true, mode: 0o700 })),
  );
  await syncDirectory(directory);
  await syncDirectory(dataDirectory);
  return { directory };
};

/** Where a file is, once it has been written whole. */
export const pathOf = (files: ObjectFiles, file: string): string =>
  join(folderOf(files, file), file);

/** What a file is called while it is written. */
export const unfinished = '.part';

/**
 * Writes all of a stream into a new file. When this resolves, the file is on the disk, under its name;
 * when it rejects, because the stream failed or the disk is full, there is none.
 */
export const writeFile = (files: ObjectFiles, body: Readable): Promise<WrittenFile> =>
  makeFile(files, async (path) => {
    const handle = await open(path, 'wx', 0o600);
    try {
      return await fill(handle, body);
    } finally {
      await handle.close();
    }
  });

/** How much may wait in memory for the disk: at the end of a large file nobody waits for long. */
const unsyncedMax = 64 * 1024 * 1024;

const fill = async (handle: FileHandle, body: Readable): Promise<number> => {
  let size = 0;
  let unsynced = 0;
  let syncing = Promise.resolve();
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      await append(handle, chunk);
      size += chunk.length;
      unsynced += chunk.length;
      if (unsynced < unsyncedMax) continue;
      await syncing;
      syncing = handle.datasync();
      // Its failure is waited for below; until then it is not to be called unhandled.
      syncing.catch(() => undefined);
      unsynced = 0;
    }
  } finally {
    await syncing;
  }
  await handle.datasync();
  return size;
};

/** Gives the bytes of a file to a second one. They are shared where the file system can do that. */
export const copyOf = (files: ObjectFiles, from: WrittenFile): Promise<WrittenFile> =>
  makeFile(files, async (path) => {
    const source = pathOf(files, from.file);
    try {
      await link(source, path);
    } catch (error) {
      if (!cannotLink(error)) throw error;
      await copyFile(source, path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      await syncFile(path);
    }
    return from.size;
  });

/** Removes files that belong to nothing. One that is not there is removed already. */
export const removeFiles = async (files: ObjectFiles, names: readonly string[]): Promise<void> => {
  for (const name of names) await rm(pathOf(files, name), { force: true });
};

/** Makes files as good as new for who sweeps by age. */
export const touchFiles = async (files: ObjectFiles, names: readonly string[]): Promise<void> => {
  const now = new Date();
  for (const name of names) await utimes(pathOf(files, name), now, now).catch(() => undefined);
};

const makeFile = async (
  files: ObjectFiles,
  write: (path: string) => Promise<number>,
): Promise<WrittenFile> => {
  const file = randomUUID();
  const path = pathOf(files, file);
  try {
    const size = await write(`${path}${unfinished}`);
    await rename(`${path}${unfinished}`, path);
    await syncDirectory(folderOf(files, file));
    return { file, size };
  } catch (error) {
    await rm(`${path}${unfinished}`, { force: true });
    await rm(path, { force: true });
    throw error;
  }
};

const folderOf = ({ directory }: ObjectFiles, file: string): string =>
  join(directory, file.slice(0, 2));

// No hard links here (the file system has none, or the file has as many as it can have).
const linkErrors = new Set(['EMLINK', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EXDEV']);

const cannotLink = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && linkErrors.has(String(error.code));

// What a directory says is durable only after it was synced itself.
const syncDirectory = (path: string): Promise<void> => syncFile(path);

const syncFile = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
