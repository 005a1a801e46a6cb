import { describe, expect, test } from 'vitest';
import { batched } from './batched.js';

/** Work whose batches end when the test says so. */
const controlled = () => {
  const batches: { readonly items: readonly string[]; readonly end: () => void }[] = [];
  const run = (items: readonly string[]): Promise<readonly string[]> =>
    new Promise((resolve) => {
      batches.push({ items, end: () => resolve(items.map((item) => item.toUpperCase())) });
    });
  return { batches, run };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('batched', () => {
  test('makes one batch of the calls of one turn, and answers each with its own', async () => {
    const { batches, run } = controlled();
    const call = batched(run, { max: 10, flights: 1 });
    const answers = ['a', 'b', 'c'].map(call);
    await turn();
    expect(batches.map(({ items }) => items)).toEqual([['a', 'b', 'c']]);
    batches[0]?.end();
    expect(await Promise.all(answers)).toEqual(['A', 'B', 'C']);
  });

  test('gathers the next batch while all flights are under way, no larger than the limit', async () => {
    const { batches, run } = controlled();
    const call = batched(run, { max: 2, flights: 1 });
    const first = call('a');
    await turn();
    const later = ['b', 'c', 'd'].map(call);
    await turn();
    expect(batches).toHaveLength(1);
    batches[0]?.end();
    await first;
    await turn();
    batches[1]?.end();
    await turn();
    batches[2]?.end();
    expect(await Promise.all(later)).toEqual(['B', 'C', 'D']);
    expect(batches.map(({ items }) => items)).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  test('lets one bad call fail alone', async () => {
    const call = batched(
      async (items: readonly string[]) => {
        if (items.includes('bad')) throw new Error('bad');
        return items;
      },
      { max: 10, flights: 1 },
    );
    const [good, bad, fine] = ['good', 'bad', 'fine'].map(call);
    await expect(bad).rejects.toThrow('bad');
    expect(await good).toBe('good');
    expect(await fine).toBe('fine');
  });
});
