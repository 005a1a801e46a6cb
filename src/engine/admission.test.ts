import { describe, expect, test } from 'vitest';
import { declare, tellStory } from '../../test/support/engine-story.js';
import type { ExecutionMode } from '../model/index.js';
import { arrive } from './admission.js';
import { beginDraft } from './draft.js';

const given = { now: 0, newId: () => 'id', newKey: () => 'key', continuationDelay: 0 };

describe('an execution that arrives at a slot', () => {
  test('is superseded itself when a newer one waits there already', () => {
    const story = tellStory(declare({ S: ['fetch'], D: ['deploy'] }));
    const older = story.start();
    story.succeed(older, 'fetch');
    const newer = story.start();
    story.succeed(newer, 'fetch');
    expect(story.where(newer)).toBe('InProgress before D');
    // No order of events lets an older one come second today; the rule holds all the same.
    const state = story.state();
    const draft = beginDraft(state, given);
    arrive(draft, older, 'D');
    expect(draft.state.executions[older]).toMatchObject({ status: 'Superseded' });
    expect(draft.state.stages['D']?.inbound).toEqual([newer]);
  });
});

const inMode = (executionMode: ExecutionMode) =>
  tellStory(declare({ S: ['fetch'], D: ['deploy'] }, { executionMode, pipelineType: 'V2' }));

describe('the other modes', () => {
  test('QUEUED lets executions into a stage one after the other, in the order of their arrival', () => {
    const story = inMode('QUEUED');
    const [first, second, third] = [story.start(), story.start(), story.start()] as const;
    expect(story.where(third)).toBe('InProgress before S');
    story.succeed(first, 'fetch');
    story.succeed(second, 'fetch');
    story.succeed(third, 'fetch');
    expect([second, third].map(story.where)).toEqual([
      'InProgress before D',
      'InProgress before D',
    ]);
    story.fail(first, 'deploy');
    expect([second, third].map(story.where)).toEqual(['InProgress in D', 'InProgress before D']);
  });

  test('PARALLEL lets every execution in at once', () => {
    const story = inMode('PARALLEL');
    const [first, second] = [story.start(), story.start()] as const;
    story.succeed(first, 'fetch');
    story.succeed(second, 'fetch');
    expect([first, second].map(story.where)).toEqual(['InProgress in D', 'InProgress in D']);
  });

  test.each(['QUEUED', 'PARALLEL'] as const)('%s takes no more than 50 executions', (mode) => {
    const story = inMode(mode);
    for (let count = 0; count < 50; count += 1) story.start();
    expect(() => story.start()).toThrow('ConcurrentPipelineExecutionsLimitExceededException');
  });
});
