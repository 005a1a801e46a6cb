import { describe, expect, test } from 'vitest';
import { declare, tellStory } from '../../test/support/engine-story.js';

const parallel = { executionMode: 'PARALLEL', pipelineType: 'V2' } as const;
const declaration = declare({ S: ['fetch'], B: ['build'], D: ['deploy'] }, parallel);
const hold = {
  kind: 'transitionChanged',
  stageName: 'B',
  transitionType: 'Inbound',
  to: { kind: 'disabled', reason: 'hold' },
  by: 'somebody',
} as const;

describe('an execution in PARALLEL mode', () => {
  test('goes on with the version that it began with, also through stages that are there no more', () => {
    const story = tellStory(declaration);
    const old = story.start();
    story.tell({
      kind: 'pipelineUpdated',
      declaration: declare({ S: ['fetch'], X: ['other'] }, parallel),
      version: 2,
    });
    const young = story.start();
    story.succeed(old, 'fetch', 'build', 'deploy');
    story.succeed(young, 'fetch', 'other');
    expect([story.where(old), story.where(young)]).toEqual(['Succeeded', 'Succeeded']);
  });

  test('does not wait any longer for a stage that is gone', () => {
    const story = tellStory(declaration);
    story.tell(hold);
    const id = story.start();
    story.succeed(id, 'fetch');
    expect(story.where(id)).toBe('InProgress before B');
    story.tell({
      kind: 'pipelineUpdated',
      declaration: declare({ S: ['fetch'], X: ['other'] }, parallel),
      version: 2,
    });
    expect(story.where(id)).toBe('InProgress in B');
  });

  test('keeps its manner when the mode is changed, and is shown apart from the others', () => {
    const story = tellStory(declaration);
    const first = story.start();
    const single = { ...declaration, executionMode: 'SUPERSEDED' as const };
    story.tell({ kind: 'pipelineUpdated', declaration: single, version: 2 });
    const second = story.start();
    story.succeed(first, 'fetch', 'build', 'deploy');
    expect(story.where(first)).toBe('Succeeded');
    const { latest, latestParallel, lockedBy } = story.state().stages['S'] ?? {};
    expect(latest?.pipelineExecutionId).toBe(second);
    expect(latestParallel?.pipelineExecutionId).toBe(first);
    expect(lockedBy).toBe(second);
  });
});
