import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A text file of the repository. */
export interface TrackedFile {
  readonly path: string;
  readonly text: string;
}

const repository = fileURLToPath(new URL('../../', import.meta.url));

const madeNotWritten = new Set(['.git', 'node_modules', 'dist', 'dist-bench', '.pipewright']);

/** Everything that a commit would hold: what git tracks and what it would add. */
export const trackedFiles = (): readonly TrackedFile[] =>
  pathsByGit()
    .map((path) => ({ path, text: readIfThere(join(repository, path)) }))
    .filter((file): file is TrackedFile => file.text !== undefined);

const pathsByGit = (): readonly string[] => {
  try {
    const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const options = { cwd: repository, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync('git', args, options).split('\0').filter(Boolean);
  } catch {
    // A tree without its history, or a machine without git.
    return walk(repository).map((path) => relative(repository, path));
  }
};

const walk = (directory: string): readonly string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (madeNotWritten.has(entry.name)) return [];
    const path = join(directory, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });

// A file may have been deleted and not yet been forgotten by git.
const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

const codeExtensions = new Set(['.ts', '.tsx', '.mjs', '.cjs', '.js', '.py', '.sh', '.sql']);

export const isCode = ({ path }: TrackedFile): boolean =>
  codeExtensions.has(extname(path)) || path === '.ci/run';
