import { describe, expect, test } from 'vitest';
import { type Expiring, refreshing } from './refreshing.js';

const minute = 60_000;

const expiring = (key: string, minutes: number): Expiring => ({
  keys: { accessKeyId: key, secretAccessKey: 's' },
  expiresAt: minutes * minute,
});

/** Credentials at a time that the test moves; each loading gives the next of those given. */
const open = (loads: readonly (Expiring | Error)[], first?: Expiring) => {
  let time = 0;
  let loaded = 0;
  const credentials = refreshing(
    async () => {
      const next = loads[loaded] ?? new Error('no more');
      loaded += 1;
      if (next instanceof Error) throw next;
      return next;
    },
    () => time,
    first,
  );
  return {
    credentials,
    keyAt: async (minutes: number) => {
      time = minutes * minute;
      return (await credentials.current?.())?.accessKeyId;
    },
    loaded: () => loaded,
  };
};

test('nothing is loaded before it is asked for, and then once as long as it lasts', async () => {
  const { credentials, keyAt, loaded } = open([expiring('a', 60)]);
  expect([credentials.accessKeyId, loaded()]).toEqual(['', 0]);
  expect(await keyAt(0)).toBe('a');
  expect(await keyAt(45)).toBe('a');
  expect(loaded()).toBe(1);
});

test('what there is at first is shown, and used', async () => {
  const { credentials, keyAt, loaded } = open([], expiring('first', 60));
  expect(credentials.accessKeyId).toBe('first');
  expect(await keyAt(0)).toBe('first');
  expect(loaded()).toBe(0);
});

test('new ones are loaded a quarter of an hour before the old ones expire', async () => {
  const { keyAt } = open([expiring('a', 60), expiring('b', 120)]);
  expect(await keyAt(0)).toBe('a');
  expect(await keyAt(46)).toBe('b');
});

describe('that there are no new ones', () => {
  test('is no error while the old ones last ten minutes', async () => {
    const { keyAt } = open([expiring('a', 60), new Error('x'), expiring('c', 120)]);
    await keyAt(0);
    expect(await keyAt(46)).toBe('a');
    expect(await keyAt(47)).toBe('c');
  });

  test('is one after that', async () => {
    const { keyAt } = open([expiring('a', 60), new Error('refused')]);
    await keyAt(0);
    await expect(keyAt(51)).rejects.toThrow('refused');
  });

  test('is one when there were none yet', async () => {
    await expect(open([new Error('refused')]).keyAt(0)).rejects.toThrow('refused');
  });
});

test('new ones that have expired already are an error', async () => {
  await expect(open([expiring('a', -1)]).keyAt(0)).rejects.toMatchObject({
    message: 'Credentials were refreshed, but the refreshed credentials are still expired.',
    exitCode: 255,
  });
});
