import { describe, expect, test } from 'vitest';
import { approval, declare, tellStory } from '../../../test/support/engine-story.js';

const straight = declare({ S: ['fetch'], B: ['build'], D: ['deploy'] });

/** A pipeline whose execution is in its last stage. */
const inDeploy = () => {
  const story = tellStory(straight);
  const first = story.start();
  story.succeed(first, 'fetch', 'build');
  return { story, first };
};

describe('an update', () => {
  test('cancels executions in or before a stage that changes, and lets the others go on', () => {
    const { story, first } = inDeploy();
    const second = story.start();
    story.succeed(second, 'fetch', 'build');
    const third = story.start();
    story.succeed(third, 'fetch');
    const fourth = story.start();
    const declaration = declare({ S: ['fetch'], B: ['build'], D: ['deploy', 'more'], E: ['end'] });
    const { effects } = story.tell({ kind: 'pipelineUpdated', declaration, version: 2 });
    expect(story.where(first)).toBe('Cancelled');
    expect(story.where(second)).toBe('Cancelled');
    expect(story.where(third)).toBe('InProgress in B');
    expect(story.where(fourth)).toBe('InProgress in S');
    expect(effects).toMatchObject([{ kind: 'closeJob', status: 'Failed' }]);
    story.succeed(third, 'build');
    story.succeed(third, 'deploy', 'more', 'end');
    expect(story.where(third)).toBe('Succeeded');
  });

  test('that changes nothing cancels nothing and leaves a failed stage retryable', () => {
    const { story, first } = inDeploy();
    story.fail(first, 'deploy');
    const declaration = declare({ S: ['fetch'], B: ['build'], D: ['deploy'] });
    story.tell({ kind: 'pipelineUpdated', declaration, version: 2 });
    story.tell({
      kind: 'stageRetried',
      pipelineExecutionId: first,
      stageName: 'D',
      retryMode: 'FAILED_ACTIONS',
    });
    expect(story.where(first)).toBe('InProgress in D');
  });

  test('keeps transitions by the name of their stage', () => {
    const story = tellStory(straight);
    story.tell({
      kind: 'transitionChanged',
      stageName: 'D',
      transitionType: 'Inbound',
      to: { kind: 'disabled', reason: 'hold' },
      by: 'somebody',
    });
    const declaration = declare({ S: ['fetch'], D: ['deploy'], B: ['build'] });
    story.tell({ kind: 'pipelineUpdated', declaration, version: 2 });
    expect(story.state().stages['D']?.transition.kind).toBe('disabled');
  });

  test('makes the approvals it cancelled out of date', () => {
    const story = tellStory(declare({ S: ['fetch'], P: [approval('ask')] }));
    const id = story.start();
    story.succeed(id, 'fetch');
    const run = story.state().executions[id]?.stage?.actions['ask'];
    const token = run?.work.kind === 'approval' ? run.work.token : '';
    const declaration = declare({ S: ['fetch'], P: [approval('ask'), 'more'] });
    story.tell({ kind: 'pipelineUpdated', declaration, version: 2 });
    const answer = story.refused({
      kind: 'approvalGiven',
      pipelineExecutionId: id,
      actionExecutionId: run?.actionExecutionId ?? '',
      token,
      status: 'Approved',
      summary: '',
      by: 'somebody',
    });
    expect(answer).toMatchObject({
      code: 'InvalidApprovalTokenException',
      message:
        'The pipeline P has been updated, and the approval request you responded to is now out of date.',
    });
  });
});
