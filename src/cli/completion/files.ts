import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Candidate } from './candidate.js';

/** The prefixes by which a value names a file. */
const filePrefix = /^(fileb?:\/\/)(.*)$/s;

export function namesFile(word: string): boolean {
  return filePrefix.test(word);
}

/** The files that a value which begins with `file://` or `fileb://` may mean. */
export async function namedFiles(word: string): Promise<readonly Candidate[]> {
  const [, prefix = '', path = ''] = filePrefix.exec(word) ?? [];
  return prefixed(prefix, await filesBeginning(path));
}

/** The files and directories whose paths begin so. A directory that cannot be read has none. */
export async function filesBeginning(path: string): Promise<readonly Candidate[]> {
  const isDirectory = path === '' || path.endsWith('/');
  const shown = isDirectory ? path : path.slice(0, path.length - basename(path).length);
  const beginning = isDirectory ? '' : basename(path);
  const entries = await entriesOf(isDirectory ? path : dirname(path));
  return entries
    .filter(({ name }) => name.startsWith(beginning) && isWanted(name, beginning))
    .map((entry) =>
      entry.isDirectory
        ? { value: `${shown}${entry.name}/`, isOpen: true }
        : { value: shown + entry.name },
    )
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}

// What begins with a dot is shown to who asks for it.
function isWanted(name: string, beginning: string): boolean {
  return beginning !== '' || !name.startsWith('.');
}

interface Entry {
  readonly name: string;
  readonly isDirectory: boolean;
}

async function entriesOf(directory: string): Promise<readonly Entry[]> {
  try {
    const entries = await readdir(atHome(directory), { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, isDirectory: entry.isDirectory() }));
  } catch {
    return [];
  }
}

function atHome(path: string): string {
  if (path === '') return '.';
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path;
}

function prefixed(prefix: string, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.map((candidate) => ({ ...candidate, value: prefix + candidate.value }));
}
