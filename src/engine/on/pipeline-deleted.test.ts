import { describe, expect, test } from 'vitest';
import { declare, tellStory } from '../../../test/support/engine-story.js';

const straight = declare({ S: ['fetch'], B: ['build'], D: ['deploy'] });

/** A pipeline whose execution is in its last stage. */
const inDeploy = () => {
  const story = tellStory(straight);
  const first = story.start();
  story.succeed(first, 'fetch', 'build');
  return { story, first };
};

describe('a deletion', () => {
  test('ends everything that is in flight and closes its jobs', () => {
    const { story, first } = inDeploy();
    const second = story.start();
    const { effects } = story.tell({ kind: 'pipelineDeleted' });
    expect([story.where(first), story.where(second)]).toEqual(['Cancelled', 'Cancelled']);
    expect(effects).toHaveLength(2);
  });
});
