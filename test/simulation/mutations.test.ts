import { describe, expect, test } from 'vitest';
import { mutatedEngine } from './mutated-engine.js';
import { mutations } from './mutations.js';
import { simulate } from './simulate.js';

/** A night's run takes many times as many; each bug shows itself in far fewer. */
const steps = 100_000;

describe('the simulator finds it when', () => {
  test.each(mutations.map((mutation) => [mutation.what, mutation] as const))(
    '%s',
    { timeout: 120_000 },
    async (_, mutation) => {
      const { failed } = simulate(await mutatedEngine(mutation), { seed: 1, steps });
      expect(failed?.failure.faults[0]).toBeDefined();
    },
  );
});
