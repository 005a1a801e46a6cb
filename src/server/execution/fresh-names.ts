import { randomBytes, randomUUID } from 'node:crypto';
import type { Given } from '../../engine/index.js';

/** The engine's sources of names, and the settings that it is given with each event. */
export type FreshNames = Omit<Given, 'now'>;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const keyLength = 7;

export const createFreshNames = (settings: { readonly continuationDelay: number }): FreshNames => ({
  ...settings,
  newId: randomUUID,
  newKey: () =>
    Array.from(randomBytes(keyLength), (byte) => letters[byte % letters.length]).join(''),
});
