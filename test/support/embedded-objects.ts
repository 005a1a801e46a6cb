import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  createBucket,
  type MadeVersion,
  type OpenedObjects,
  openEmbedded,
  putObject,
  readObject,
  setVersioning,
  type VersionName,
  type WriteCondition,
} from '../../src/server/artifacts/embedded/index.js';
import type { Database } from '../../src/server/store/database.js';
import { sql } from '../../src/server/store/sql.js';
import { openTestDatabase } from './database.js';

/** The embedded objects of a test: its own database and folder, and a bucket `things`. */
export interface TestObjects extends OpenedObjects {
  readonly database: Database;
  readonly dataDirectory: string;
  readonly clock: { now: number };
  readonly close: () => Promise<void>;
}

export const account = '000000000000';
export const bucket = 'things';

export const openTestObjects = async ({ isShared = false } = {}): Promise<TestObjects> => {
  const own = await openTestDatabase();
  const opened = await openObjectsOn(own.database, { isShared });
  const close = async () => {
    await opened.close();
    await own.close();
  };
  return { ...opened, close };
};

/** The same on a database that several tests share, of which each finds its tables empty. */
export const openObjectsOn = async (
  database: Database,
  { isShared = false } = {},
): Promise<TestObjects> => {
  await database.rows(sql`truncate bucket, object_version, multipart_upload, object_part`);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'pw-objects-'));
  const clock = { now: 1_790_000_000_000 };
  const opened = await openEmbedded({ dataDirectory, database, isShared, clock: () => clock.now });
  await createBucket(opened.objects, { account, bucket, region: 'us-east-1' });
  return {
    ...opened,
    database,
    dataDirectory,
    clock,
    close: () => rm(dataDirectory, { recursive: true, force: true }),
  };
};

/** The place of a key in the bucket. */
export const at = (key: string, versionId?: string): VersionName => ({
  account,
  bucket,
  key,
  versionId,
});

/** Has the bucket keep versions from now on, or not any more. */
export const keepVersions = (
  { objects }: TestObjects,
  versioning: 'Enabled' | 'Suspended' = 'Enabled',
): Promise<void> => setVersioning(objects, { account, bucket }, versioning);

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Puts an object of some text. */
export const putText = (
  { objects }: TestObjects,
  key: string,
  text: string,
  condition: WriteCondition = {},
): Promise<MadeVersion> =>
  putObject(objects, at(key), {
    body: Readable.from([Buffer.from(text)]),
    describe: () => described(md5(text)),
    condition,
  });

export const described = (etag: string) => ({
  etag,
  content: { contentType: 'text/plain', headers: {}, metadata: {} },
  tags: [],
});

export const readText = async (
  { objects }: TestObjects,
  key: string,
  versionId?: string,
): Promise<string> =>
  (await buffer((await readObject(objects, at(key, versionId))).body)).toString();

/** The names of all files that hold bytes, finished or not. */
export const filesOf = async ({ dataDirectory }: TestObjects): Promise<readonly string[]> => {
  const entries = await readdir(join(dataDirectory, 'objects'), {
    recursive: true,
    withFileTypes: true,
  });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};
