import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { createNap } from './nap.js';

const long = 3_600_000;

test('a nap ends when it is over', async () => {
  await createNap(new AbortController().signal).sleep(1);
});

test('a nap ends when it is roused, and the next is a nap of its own', async () => {
  const nap = createNap(new AbortController().signal);
  const first = nap.sleep(long);
  nap.rouse();
  await first;
  let isOver = false;
  const second = nap.sleep(long).then(() => {
    isOver = true;
  });
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  nap.rouse();
  await second;
});

test('who is roused before going to sleep does not', async () => {
  const nap = createNap(new AbortController().signal);
  nap.rouse();
  nap.rouse();
  await nap.sleep(long);
});

test('a nap ends with the signal, and there is none after it', async () => {
  const stopping = new AbortController();
  const nap = createNap(stopping.signal);
  const sleeping = nap.sleep(long);
  stopping.abort();
  await sleeping;
  await nap.sleep(long);
});

test('nothing is left with the signal', async () => {
  const { signal } = new AbortController();
  const nap = createNap(signal);
  for (let naps = 0; naps < 100; naps += 1) {
    const sleeping = nap.sleep(long);
    nap.rouse();
    await sleeping;
  }
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
