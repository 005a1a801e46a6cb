import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { realEngine } from './engine.js';
import { reportOf } from './report.js';
import { simulate, storyOf } from './simulate.js';
import { play } from './story.js';

const steps = Number(process.env['PIPEWRIGHT_SIMULATION_STEPS'] ?? 100_000);
const seed = Number(process.env['PIPEWRIGHT_SIMULATION_SEED'] ?? 1);
const perStepMax = 2;

const oldSeeds = readFileSync(new URL('seeds.txt', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => /^\d+/.exec(line)?.[0] ?? [])
  .map(Number);

test('stories that once failed go well', () => {
  const failures = oldSeeds.flatMap((one) => {
    const failure = play(realEngine, storyOf(one));
    return failure ? [{ seed: one, ...failure }] : [];
  });
  expect(failures).toEqual([]);
});

test(
  'whatever happens, in whatever order, and wherever the server dies, every property holds after every step',
  () => {
    const { steps: taken, failed } = simulate(realEngine, { seed, steps });
    if (failed) throw new Error(reportOf(realEngine, failed));
    expect(taken).toBeGreaterThanOrEqual(steps);
  },
  60_000 + steps * perStepMax,
);

test('the same seed tells the same story', () => {
  expect(storyOf(seed)).toEqual(storyOf(seed));
  expect(storyOf(seed)).not.toEqual(storyOf(seed + 1));
});
