import type { KnownActionType } from '../catalogue/index.js';

/** What is shown of a secret, and what stands for it in an update that does not change it. */
export const mask = '****';

/** Whether the value of a property may be shown to nobody. Of an unknown type, none may be shown. */
export const isSecret = (known: KnownActionType | undefined, key: string): boolean =>
  known === undefined || known.properties.some(({ name, secret }) => secret && name === key);
