import { expect, test } from 'vitest';
import { someAtOnce } from './some-at-once.js';

/** A piece of work that ends when it is told to. */
const piece = () => {
  let end = (): void => undefined;
  let fail = (_: Error): void => undefined;
  const done = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { work: () => done, end, fail };
};

const isSettled = async (promise: Promise<unknown>): Promise<boolean> => {
  let settled = false;
  const note = (): void => {
    settled = true;
  };
  promise.then(note, note);
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
};

test('no more pieces than asked for are under way', async () => {
  const pool = someAtOnce(2);
  const [one, two, three] = [piece(), piece(), piece()];
  await pool.add('a', one.work);
  await pool.add('b', two.work);
  const third = pool.add('c', three.work);
  expect(await isSettled(third)).toBe(false);
  one.end();
  await third;
  const ended = pool.ended();
  two.end();
  expect(await isSettled(ended)).toBe(false);
  three.end();
  await ended;
});

test('of two pieces with one name the later begins when the earlier has ended', async () => {
  const pool = someAtOnce(8);
  const [one, two] = [piece(), piece()];
  await pool.add('a', one.work);
  const second = pool.add('a', two.work);
  expect(await isSettled(second)).toBe(false);
  one.end();
  await second;
  two.end();
  await pool.ended();
});

test('a failure is told once all has ended, and nothing begins after it', async () => {
  const pool = someAtOnce(8);
  const [one, two] = [piece(), piece()];
  await pool.add('a', one.work);
  await pool.add('b', two.work);
  one.fail(new Error('no room'));
  await expect(pool.add('a', two.work)).rejects.toThrow('no room');
  const ended = pool.ended();
  expect(await isSettled(ended)).toBe(false);
  two.end();
  await expect(ended).rejects.toThrow('no room');
});
