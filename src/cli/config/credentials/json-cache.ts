import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import type { Io } from '../../io.js';
import { awsPath } from '../profiles/paths.js';
import { type JsonObject, jsonObject } from '../remote/rest-json.js';

/** A folder of JSON files below `.aws`, each named by the hash of its key. */
export interface JsonCache {
  readonly read: (key: string) => Promise<JsonObject | undefined>;
  readonly write: (key: string, value: object) => Promise<void>;
}

/** `folder` is that of AWS's command line, which reads and writes the same files. */
export function jsonCache(
  folder: string,
  io: Io,
  algorithm: 'sha1' | 'sha256' = 'sha1',
): JsonCache {
  const fileOf = (key: string): string =>
    `${folder}/${createHash(algorithm).update(key).digest('hex')}.json`;
  return {
    read: async (key) => {
      const content = await io.readFile(fileOf(key)).catch(() => undefined);
      return content === undefined ? undefined : jsonObject(content.toString());
    },
    write: async (key, value) => {
      await mkdir(folder, { recursive: true });
      // Nobody ever sees half a file, and nobody else reads it.
      const unfinished = `${folder}/${randomUUID()}.tmp`;
      await writeFile(unfinished, JSON.stringify(value), { mode: 0o600 });
      await rename(unfinished, fileOf(key));
    },
  };
}

/** Where roles that were assumed are kept. */
export function roleCacheFolder({ env }: Io): string {
  return awsPath(env, 'cli', 'cache');
}
