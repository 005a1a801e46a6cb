import { describe, expect, test } from 'vitest';
import {
  type At,
  begin,
  cancelled,
  failed,
  inDeploy,
  retry,
  stop,
  stopped,
  stopping,
  succeeded,
  superseded,
} from '../../test/support/deploy-story.js';
import { condition } from '../../test/support/engine-story.js';

// The specification's tables of what becomes of an execution and of a stage, a row a test.

describe('a pipeline execution', () => {
  test.each<[string, () => At, string]>([
    ['is InProgress when it has been started', () => begin(), 'InProgress in S'],
    ['is Succeeded with its last stage', succeeded, 'Succeeded'],
    ['is Failed with a stage', () => failed(), 'Failed'],
    ['is Superseded by a newer one that comes to its slot', superseded, 'Superseded'],
    ['is Stopping while running actions end', stopping, 'Stopping in D'],
    ['is Cancelled when its stage is changed under it', cancelled, 'Cancelled'],
  ])('%s', (_, at, where) => {
    const { story, id } = at();
    expect(story.where(id)).toBe(where);
  });

  test('whose target is named is a rollback with an id of its own', () => {
    const { story, id } = succeeded();
    story.tell({
      kind: 'rollbackRequested',
      pipelineExecutionId: 'R',
      stageName: 'D',
      targetPipelineExecutionId: id,
      by: 'somebody',
    });
    expect(story.state().executions['R']).toMatchObject({
      executionType: 'ROLLBACK',
      rollbackTarget: id,
      status: 'InProgress',
    });
  });

  test.each<[string, () => At]>([
    ['Succeeded', succeeded],
    ['Superseded', superseded],
    ['Cancelled', cancelled],
  ])('that is %s stays so, whatever is asked of it', (_, at) => {
    const { story, id } = at();
    const before = story.state().executions[id];
    for (const event of [
      stop(id, false),
      stop(id, true),
      retry(id),
      retry(id, 'ALL_ACTIONS', 'E'),
    ]) {
      story.refused(event);
    }
    expect(story.state().executions[id]).toBe(before);
  });

  test.each<[string, () => At]>([
    ['Failed', () => failed()],
    ['Stopped', stopped],
  ])('that is %s goes on under its id when its stage is retried', (_, at) => {
    const { story, id } = at();
    story.tell(retry(id));
    expect(story.where(id)).toBe('InProgress in D');
    expect(story.state().executionsStarted).toBe(1);
  });
});

describe('a stage', () => {
  const rule = (result: 'FAIL' | 'SKIP' | 'ROLLBACK') => ({ conditions: [condition(result, 'r')] });
  const judged = (sketch: object, verdict: 'holds' | 'fails'): At => {
    const at = inDeploy(sketch);
    if (!('beforeEntry' in sketch)) {
      at.story.succeed(at.id, 'one', 'two');
      at.story.succeed(at.id, 'behind');
    }
    at.story.rule(at.id, 'r', verdict);
    return at;
  };

  test.each<[string, () => At, string | undefined]>([
    ['is InProgress when it is entered', () => inDeploy(), 'InProgress'],
    [
      'is Failed by its entry condition',
      () => judged({ beforeEntry: rule('FAIL') }, 'fails'),
      'Failed',
    ],
    [
      'is Skipped by its entry condition',
      () => judged({ beforeEntry: rule('SKIP') }, 'fails'),
      'Skipped',
    ],
    [
      'is Succeeded when its condition holds',
      () => judged({ onSuccess: rule('FAIL') }, 'holds'),
      'Succeeded',
    ],
    [
      'is Failed by its condition of success',
      () => judged({ onSuccess: rule('FAIL') }, 'fails'),
      'Failed',
    ],
    [
      'is Failed before it is rolled back',
      () => judged({ onSuccess: rule('ROLLBACK') }, 'fails'),
      'Failed',
    ],
    ['is Failed when an action failed and none runs', () => failed(), 'Failed'],
    [
      'stays InProgress when it is run again by itself',
      () => failed({ onFailure: { result: 'RETRY' } }),
      'InProgress',
    ],
    ['is Stopping when it is to be stopped', stopping, 'Stopping'],
    ['is Stopped when its actions are abandoned', stopped, 'Stopped'],
    ['is Cancelled when it is changed', cancelled, 'Cancelled'],
  ])('%s', (_, at, status) => {
    const { story } = at();
    expect(story.state().stages['D']?.latest?.status).toBe(status);
  });

  test('is InProgress again when it is retried', () => {
    const { story, id } = failed();
    story.tell(retry(id));
    expect(story.state().stages['D']?.latest?.status).toBe('InProgress');
  });
});
