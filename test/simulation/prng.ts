/** A source of chance that a seed decides on: the same seed gives the same numbers on every machine. */
export interface Random {
  /** A whole number from 0 to 2^32 - 1. */
  readonly next: () => number;
  /** A whole number from 0 to `limit` - 1. */
  readonly below: (limit: number) => number;
  /** Whether something happens that happens `percent` times in a hundred. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Another source, which what is taken from this one later has no influence on. */
  readonly split: (label: string) => Random;
}

export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  // Mulberry32: one addition and three rounds of mixing.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
  return {
    next,
    below,
    chance: (percent) => below(100) < percent,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
    split: (label) => createRandom(hash(label, seed)),
  };
};

const hash = (text: string, seed: number): number => {
  let value = (seed ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
};
