import { at, elementsAt, sound } from './members.js';

const pathMax = 4_096;
/** Of all paths together. What is longer takes too long to compare. */
const charactersMax = 128 * 1024;

/**
 * The files that a push's commits say they have changed. Nothing where one of them does not say, or
 * where they are too many to be looked at: then anything may have changed.
 */
export const changedFilesOf = (commits: readonly unknown[]): readonly string[] | undefined => {
  if (commits.length === 0) return undefined;
  const files = new Set<string>();
  for (const commit of commits) {
    if (!kindsOfChange.some((kind) => Array.isArray(at(commit, kind)))) return undefined;
    for (const path of kindsOfChange.flatMap((kind) => elementsAt(commit, kind))) {
      if (typeof path !== 'string' || path.length > pathMax) return undefined;
      files.add(sound(path));
    }
  }
  const characters = [...files].reduce((sum, { length }) => sum + length, 0);
  return characters <= charactersMax ? [...files] : undefined;
};

const kindsOfChange = ['added', 'removed', 'modified'] as const;
