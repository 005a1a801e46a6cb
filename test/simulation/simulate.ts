import { randomDeclaration } from './declarations.js';
import type { Engine } from './engine.js';
import { createRandom } from './prng.js';
import { randomStep, randomTemper } from './step.js';
import { type Failure, play, type Story } from './story.js';

const stepsPerStory = { min: 50, max: 500 };

/** The story that a seed stands for. */
export const storyOf = (seed: number): Story => {
  const random = createRandom(seed);
  const temper = randomTemper(random.split('temper'));
  const steps = random.split('steps');
  const { min, max } = stepsPerStory;
  return {
    declaration: randomDeclaration(random.split('pipeline')),
    steps: Array.from({ length: min + random.below(max - min) }, () => randomStep(steps, temper)),
  };
};

export interface Failed {
  readonly seed: number;
  readonly story: Story;
  readonly failure: Failure;
}

/** Plays the stories of a seed and its successors until so many steps were taken, or one fails. */
export const simulate = (
  engine: Engine,
  { seed, steps }: { readonly seed: number; readonly steps: number },
): { readonly steps: number; readonly failed: Failed | undefined } => {
  let taken = 0;
  for (let next = seed; taken < steps; next += 1) {
    const story = storyOf(next);
    const failure = play(engine, story);
    if (failure) return { steps: taken, failed: { seed: next, story, failure } };
    taken += story.steps.length;
  }
  return { steps: taken, failed: undefined };
};
