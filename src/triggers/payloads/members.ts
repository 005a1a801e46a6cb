import { textStart } from '../text-start.js';

/** The value at a place in a payload of which nothing is known; undefined where there is none. */
export const at = (value: unknown, ...path: readonly string[]): unknown => {
  let found = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
      return undefined;
    found = Reflect.get(found, name);
  }
  return found;
};

const textMax = 4_096;

/** A text that is not empty, cut where it is very long, and without what no database keeps. */
export const textAt = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = at(value, ...path);
  return typeof found === 'string' && found !== '' ? sound(textStart(found, textMax)) : undefined;
};

// Surrogates without their other half are no characters.
export const sound = (text: string): string =>
  text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '');

export const elementsAt = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};

const nameMax = 1_024;

/** A name, of a branch or a repository say, that is compared and kept: one that is too long is none. */
export const nameAt = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = textAt(value, ...path);
  return found && found.length <= nameMax ? found : undefined;
};

/** The id of a commit. Some hosts shorten them. */
export const commitIdAt = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = at(value, ...path);
  return typeof found === 'string' && /^[0-9a-f]{7,64}$/i.test(found) ? found : undefined;
};

/** What stands for a commit where there is none: before a ref was made, after it was deleted. */
export const isNoCommit = (commitId: string): boolean => /^0+$/.test(commitId);

/** A number or a text that something is known by. */
export const idAt = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = at(value, ...path);
  return Number.isSafeInteger(found) ? String(found) : nameAt(value, ...path);
};

const urlMax = 2_048;

/** The address of a page. Whoever is shown it may follow it, so that it is one of the web or none. */
export const urlAt = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = textAt(value, ...path);
  if (found === undefined || found.length > urlMax) return undefined;
  return /^https?:\/\/[^\s"'<>]+$/i.test(found) ? found : undefined;
};
