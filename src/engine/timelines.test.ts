import { describe, expect, test } from 'vitest';
import { approval, declare, tellStory } from '../../test/support/engine-story.js';

const straight = declare({ S: ['fetch'], B: ['build'], D: ['deploy'] });

/** A pipeline whose execution is in its last stage. */
const inDeploy = (declaration = straight) => {
  const story = tellStory(declaration);
  const first = story.start();
  story.succeed(first, 'fetch', 'build');
  return { story, first };
};
const retry = (
  pipelineExecutionId: string,
  stageName: string,
  retryMode: 'FAILED_ACTIONS' | 'ALL_ACTIONS' = 'FAILED_ACTIONS',
) => ({ kind: 'stageRetried', pipelineExecutionId, stageName, retryMode }) as const;
const stop = (pipelineExecutionId: string, abandon: boolean) =>
  ({ kind: 'stopRequested', pipelineExecutionId, abandon }) as const;
const change = (stageName: string, to: 'enabled' | 'disabled') =>
  ({
    kind: 'transitionChanged',
    stageName,
    transitionType: 'Inbound',
    to: to === 'enabled' ? { kind: to } : { kind: to, reason: 'hold' },
    by: 'somebody',
  }) as const;

describe('SUPERSEDED mode', () => {
  test('of those that wait for a locked stage only the newest stays, and it enters when a failure frees the stage (T1)', () => {
    const { story, first } = inDeploy();
    const second = story.start();
    story.succeed(second, 'fetch', 'build');
    expect(story.where(second)).toBe('InProgress before D');
    const third = story.start();
    story.succeed(third, 'fetch', 'build');
    expect(story.where(second)).toBe('Superseded');
    expect(story.where(third)).toBe('InProgress before D');
    story.fail(first, 'deploy');
    expect(story.where(first)).toBe('Failed');
    expect(story.where(third)).toBe('InProgress in D');
    expect(story.refused(retry(first, 'D')).code).toBe('NotLatestPipelineExecutionException');
  });

  test('an execution in front of a disabled transition is superseded, stopped at once, and gone when it opens (T2)', () => {
    const story = tellStory(straight);
    story.tell(change('D', 'disabled'));
    const first = story.start();
    story.succeed(first, 'fetch', 'build');
    expect(story.where(first)).toBe('InProgress before D');
    const second = story.start();
    story.succeed(second, 'fetch', 'build');
    expect(story.where(first)).toBe('Superseded');
    story.tell(stop(second, false));
    expect(story.where(second)).toBe('Stopped');
    expect(story.state().stages['D']?.inbound).toEqual([]);
    story.tell(change('D', 'enabled'));
    expect(story.state().stages['D']?.lockedBy).toBeUndefined();
    expect(story.refused(retry(second, 'D')).code).toBe('NotLatestPipelineExecutionException');
    const third = story.start();
    story.succeed(third, 'fetch', 'build');
    expect(story.where(third)).toBe('InProgress in D');
  });

  test('an approval keeps its stage, and the newest of those behind it enters with a token of its own (T3)', () => {
    const declaration = declare({
      S: ['fetch'],
      P: [approval('ask'), { name: 'deploy', runOrder: 2 }],
    });
    const story = tellStory(declaration);
    const [first, second, third] = [story.start(), story.start(), story.start()] as const;
    // Each start came before the one in front had left the source stage.
    expect(story.where(second)).toBe('Superseded');
    story.succeed(first, 'fetch');
    story.succeed(third, 'fetch');
    expect(story.where(first)).toBe('InProgress in P');
    expect(story.where(third)).toBe('InProgress before P');
    const token = story.state().executions[first]?.stage?.actions['ask']?.work;
    story.approve(first, 'ask');
    expect(story.where(third)).toBe('InProgress before P');
    story.succeed(first, 'deploy');
    expect(story.where(first)).toBe('Succeeded');
    expect(story.where(third)).toBe('InProgress in P');
    expect(story.state().executions[third]?.stage?.actions['ask']?.work).not.toEqual(token);
  });

  test('a stage that is left lets the next one in only after the one ahead has moved on', () => {
    const story = tellStory(straight);
    const first = story.start();
    story.succeed(first, 'fetch');
    const second = story.start();
    story.succeed(second, 'fetch');
    expect(story.where(second)).toBe('InProgress before B');
    story.succeed(first, 'build');
    expect(story.where(first)).toBe('InProgress in D');
    expect(story.where(second)).toBe('InProgress in B');
  });

  test('what waits behind a door that was shut for more than thirty days stays until a newer execution comes', () => {
    const story = tellStory(straight);
    story.tell(change('D', 'disabled'));
    const first = story.start();
    story.succeed(first, 'fetch', 'build');
    story.clock.now += 31 * 24 * 60 * 60_000;
    story.tell(change('D', 'enabled'));
    expect(story.where(first)).toBe('InProgress before D');
    const second = story.start();
    story.succeed(second, 'fetch', 'build');
    expect(story.where(first)).toBe('Superseded');
    expect(story.where(second)).toBe('InProgress in D');
  });
});

describe('retry', () => {
  const two = declare({ S: ['fetch'], T: ['a', 'b', { name: 'c', runOrder: 2 }] });

  test('failed actions are run again while their siblings go on, all actions are not (T5)', () => {
    const story = tellStory(two);
    const id = story.start();
    story.succeed(id, 'fetch');
    const before = story.job(id, 'a').actionExecutionId;
    const sibling = story.job(id, 'b');
    story.fail(id, 'a');
    expect(story.where(id)).toBe('InProgress in T');
    expect(story.refused(retry(id, 'T', 'ALL_ACTIONS')).code).toBe('ConflictException');
    story.tell(retry(id, 'T'));
    expect(story.job(id, 'a').actionExecutionId).not.toBe(before);
    expect(story.job(id, 'b')).toEqual(sibling);
    expect(story.refused(retry(id, 'T')).code).toBe('ConflictException');
    story.succeed(id, 'a', 'b');
    story.succeed(id, 'c');
    expect(story.where(id)).toBe('Succeeded');
    expect(story.state().stages['T']?.latest?.retries).toMatchObject({
      manual: 1,
      latest: 'ManualStageRetry',
    });
  });

  test('all actions run again from the lowest runOrder in the same execution', () => {
    const story = tellStory(two);
    const id = story.start();
    story.succeed(id, 'fetch', 'a', 'b');
    story.fail(id, 'c');
    expect(story.where(id)).toBe('Failed');
    story.tell(retry(id, 'T', 'ALL_ACTIONS'));
    story.succeed(id, 'b', 'a', 'c');
    expect(story.where(id)).toBe('Succeeded');
  });

  test('a stage that succeeded, one that was never entered and one that has changed since are not retried', () => {
    const story = tellStory(two);
    const id = story.start();
    story.succeed(id, 'fetch');
    expect(story.refused(retry(id, 'S')).code).toBe('StageNotRetryableException');
    expect(story.refused(retry(id, 'T')).code).toBe('StageNotRetryableException');
    expect(story.refused(retry(id, 'X')).code).toBe('StageNotFoundException');
    expect(story.refused(retry('nobody', 'T')).code).toBe('NotLatestPipelineExecutionException');
    story.fail(id, 'a');
    story.succeed(id, 'b');
    const declaration = declare({ S: ['fetch'], T: ['a', 'b', 'c', 'd'] });
    story.tell({ kind: 'pipelineUpdated', declaration, version: 2 });
    expect(story.refused(retry(id, 'T')).code).toBe('StageNotRetryableException');
  });
});

describe('stop', () => {
  test('waits for what runs, is refused twice, and may turn into an abandonment that can be retried (T6)', () => {
    const { story, first } = inDeploy();
    const job = story.job(first, 'deploy');
    story.tell(stop(first, false));
    expect(story.where(first)).toBe('Stopping in D');
    expect(story.refused(stop(first, false)).code).toBe('DuplicatedStopRequestException');
    story.tell(stop(first, true));
    expect(story.where(first)).toBe('Stopped');
    expect(story.state().executions[first]?.stage?.actions['deploy']?.status).toBe('Abandoned');
    const late = { kind: 'jobSucceeded', ...job, outputVariables: {} } as const;
    expect(story.refused(late).code).toBe('InvalidJobStateException');
    expect(story.refused(stop(first, true)).code).toBe('PipelineExecutionNotStoppableException');
    story.tell(retry(first, 'D'));
    story.succeed(first, 'deploy');
    expect(story.where(first)).toBe('Succeeded');
  });

  test.each(['succeed', 'fail'] as const)('is Stopped whether the running actions %s', (end) => {
    const { story, first } = inDeploy();
    story.tell(stop(first, false));
    if (end === 'succeed') story.succeed(first, 'deploy');
    else story.fail(first, 'deploy');
    expect(story.where(first)).toBe('Stopped');
    expect(story.state().stages['D']?.latest?.status).toBe('Stopped');
  });

  test('lets the next execution in', () => {
    const { story, first } = inDeploy();
    const second = story.start();
    story.succeed(second, 'fetch', 'build');
    story.tell(stop(first, true));
    expect(story.where(second)).toBe('InProgress in D');
  });

  test('cannot be asked of an execution that is not there', () => {
    const story = tellStory(straight);
    expect(story.refused(stop('nobody', false)).code).toBe(
      'PipelineExecutionNotStoppableException',
    );
  });
});

describe('jobs', () => {
  test('a continued job is closed and another one carries the token, under the same action execution (T9)', () => {
    const { story, first } = inDeploy();
    const one = story.job(first, 'deploy');
    const { effects } = story.tell({ kind: 'jobContinued', ...one, continuationToken: 'c' });
    const two = story.job(first, 'deploy');
    expect(two.jobId).not.toBe(one.jobId);
    expect(two.actionExecutionId).toBe(one.actionExecutionId);
    expect(effects).toEqual([
      {
        kind: 'continueJob',
        jobId: one.jobId,
        newJobId: two.jobId,
        continuationToken: 'c',
        visibleAt: story.clock.now + 5_000,
      },
    ]);
    const outputVariables = {};
    expect(story.refused({ kind: 'jobSucceeded', ...one, outputVariables }).code).toBe(
      'InvalidJobStateException',
    );
    story.succeed(first, 'deploy');
    expect(story.where(first)).toBe('Succeeded');
  });

  test('an action that is not done in its time fails, and its job is closed as timed out', () => {
    const { story, first } = inDeploy();
    const about = story.job(first, 'deploy');
    const passed = { kind: 'deadlinePassed', ...about } as const;
    story.tell(passed);
    expect(story.where(first)).toBe('InProgress in D');
    story.clock.now += 24 * 60 * 60_000;
    const { effects } = story.tell(passed);
    expect(effects).toEqual([{ kind: 'closeJob', jobId: about.jobId, status: 'TimedOut' }]);
    expect(story.where(first)).toBe('Failed');
  });
});

describe('names that every object inherits', () => {
  test('are names like any other', () => {
    const story = tellStory(
      declare({ __proto__x: ['constructor'], constructor: ['toString', 'hasOwnProperty'] }),
    );
    const id = story.start();
    story.succeed(id, 'constructor');
    story.succeed(id, 'toString', 'hasOwnProperty');
    expect(story.where(id)).toBe('Succeeded');
  });
});
