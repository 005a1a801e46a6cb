import { expect, test } from 'vitest';
import { type Engine, realEngine } from './engine.js';
import { reportOf } from './report.js';
import { shrink } from './shrink.js';
import { simulate } from './simulate.js';
import { play } from './story.js';

/** An engine that leaves the jobs of abandoned actions on offer. */
const forgetful: Engine = {
  ...realEngine,
  decide: (state, event, given) => {
    const answer = realEngine.decide(state, event, given);
    const isAbandonment = event.kind === 'stopRequested' && event.abandon;
    return isAbandonment && answer.kind === 'decision' ? { ...answer, effects: [] } : answer;
  },
};

const found = () => {
  const { failed } = simulate(forgetful, { seed: 1, steps: 50_000 });
  if (!failed) throw new Error('The bug was not found.');
  return failed;
};

test('a story that fails is cut down to what it takes: a start and a stop', () => {
  const { story, failure } = shrink(forgetful, found());
  expect(story.steps.map(({ kind }) => kind)).toEqual(['client starts', 'client stops']);
  expect(failure.faults[0]).toMatch(/^jobClosure: the job id\d+ of E\d+ is open/);
  expect(play(forgetful, story)).toEqual(failure);
  expect(play(realEngine, story)).toBeUndefined();
});

test('what is reported names the seed, the steps and how to play them again', () => {
  const failed = found();
  const report = reportOf(forgetful, failed);
  expect(report).toContain(`PIPEWRIGHT_SIMULATION_SEED=${failed.seed}`);
  expect(report).toContain('1. client stops');
});
