import { opendir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findKnownFiles } from '../../store/objects-parts.js';
import type { EmbeddedObjects } from './embedded-objects.js';
import { unfinished } from './object-files.js';

const filesAtOnce = 500;

/**
 * Removes the files that have no row and were last touched before a time: what uploads left behind
 * that ended in a crash. Gives how many there were.
 */
export const sweepOrphans = async (
  objects: EmbeddedObjects,
  { olderThan }: { readonly olderThan: number },
): Promise<number> => {
  let removed = 0;
  let old: OldFile[] = [];
  for await (const file of oldFiles(objects.files.directory, olderThan)) {
    old.push(file);
    if (old.length < filesAtOnce) continue;
    removed += await removeOrphans(objects, old);
    old = [];
  }
  return removed + (await removeOrphans(objects, old));
};

interface OldFile {
  readonly path: string;
  /** Absent for a file that was never finished and is nobody's for sure. */
  readonly file: string | undefined;
}

async function* oldFiles(directory: string, olderThan: number): AsyncGenerator<OldFile> {
  for await (const folder of await opendir(directory)) {
    if (!/^[0-9a-f]{2}$/.test(folder.name)) continue;
    for await (const { name } of await opendir(join(directory, folder.name))) {
      const path = join(directory, folder.name, name);
      if (!isOurs(name) || !(await isOlder(path, olderThan))) continue;
      yield { path, file: name.endsWith(unfinished) ? undefined : name };
    }
  }
}

const isOurs = (name: string): boolean => /^[0-9a-f-]{36}(\.part)?$/.test(name);

// A file that was linked or renamed is as new as that, whatever its content is.
const isOlder = async (path: string, olderThan: number): Promise<boolean> => {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && found.ctimeMs < olderThan;
};

const removeOrphans = async (
  { database }: EmbeddedObjects,
  old: readonly OldFile[],
): Promise<number> => {
  const names = old.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const known = new Set(
    names.length === 0 ? [] : (await findKnownFiles(database, names)).map(({ file }) => file),
  );
  const orphans = old.filter(({ file }) => file === undefined || !known.has(file));
  for (const { path } of orphans) await rm(path, { force: true });
  return orphans.length;
};
