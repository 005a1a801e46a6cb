import type { KnownActionType } from '../../../catalogue/index.js';

/** The names in braces: keys of the target action's configuration. */
export const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(placeholder)].map(([, name = '']) => name);

/**
 * Whether a key's value may be put in a placeholder's place: the type has it, and it is no secret,
 * which deliveries could otherwise be used to guess.
 */
export const mayStandIn = (type: KnownActionType | undefined, key: string): boolean =>
  type?.properties.some(({ name, secret }) => name === key && !secret) === true;

/** The text with a value in the place of each placeholder; undefined where one has none. */
export const filledIn = (
  text: string,
  valueAt: (key: string) => string | undefined,
): string | undefined => {
  if (placeholdersIn(text).some((key) => valueAt(key) === undefined)) return undefined;
  return text.replace(placeholder, (_, key: string) => valueAt(key) ?? '');
};

const placeholder = /\{([^{}]*)\}/g;
