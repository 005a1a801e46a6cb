import { describe, expect, test } from 'vitest';
import {
  type At,
  begin,
  cancelled,
  deploy,
  failed,
  inDeploy,
  retry,
  shut,
  statuses,
  stop,
  stopped,
  stopping,
  succeeded,
  superseded,
  update,
} from '../../test/support/deploy-story.js';
import { approval } from '../../test/support/engine-story.js';
import type { EngineEvent } from './index.js';

// The specification's tables of stops and retries, a row a test.

describe('a stop', () => {
  test.each<[string, () => At, boolean, string]>([
    ['lets running actions end', () => inDeploy(), false, 'Stopping in D'],
    ['abandons them', () => inDeploy(), true, 'Stopped'],
    ['takes effect at once on one that waits', shut, false, 'Stopped'],
    ['takes effect at once on one that waits, with abandon as well', shut, true, 'Stopped'],
    ['may turn into an abandonment', stopping, true, 'Stopped'],
  ])('%s', (_, at, abandon, where) => {
    const { story, id } = at();
    story.tell(stop(id, abandon));
    expect(story.where(id)).toBe(where);
    expect(story.state().stages['D']?.inbound).toEqual([]);
  });

  test.each<[string, () => At, boolean, string]>([
    ['Stopping already', stopping, false, 'DuplicatedStopRequestException'],
    ['Stopped', stopped, false, 'PipelineExecutionNotStoppableException'],
    ['Stopped, with abandon', stopped, true, 'PipelineExecutionNotStoppableException'],
    ['Succeeded', succeeded, true, 'PipelineExecutionNotStoppableException'],
    ['Failed', () => failed(), true, 'PipelineExecutionNotStoppableException'],
    ['Superseded', superseded, true, 'PipelineExecutionNotStoppableException'],
    ['Cancelled', cancelled, true, 'PipelineExecutionNotStoppableException'],
  ])('is refused to one that is %s', (_, at, abandon, code) => {
    const { story, id } = at();
    expect(story.refused(stop(id, abandon)).code).toBe(code);
  });

  test('ends in Stopped also when a running action fails', () => {
    const at = stopping();
    at.story.fail(at.id, 'one');
    expect(at.story.where(at.id)).toBe('Stopping in D');
    at.story.succeed(at.id, 'two');
    expect(at.story.where(at.id)).toBe('Stopped');
    expect(statuses(at)).toEqual({ one: 'Failed', two: 'Succeeded' });
  });

  test('waits for a pending approval, which an abandonment ends', () => {
    const at = inDeploy({ actions: [approval('ask')] });
    at.story.tell(stop(at.id, false));
    expect(at.story.where(at.id)).toBe('Stopping in D');
    at.story.tell(stop(at.id, true));
    expect(statuses(at)).toEqual({ ask: 'Abandoned' });
  });
});

describe('a retry', () => {
  const overtaken = (): At => {
    const at = failed();
    const next = at.story.start();
    at.story.succeed(next, 'fetch');
    return at;
  };

  test.each<[string, () => At, EngineEvent['kind'] | string, (id: string) => EngineEvent]>([
    [
      'an unknown stage',
      () => failed(),
      'StageNotFoundException',
      (id) => retry(id, 'ALL_ACTIONS', 'X'),
    ],
    ['a stage in which nothing failed', () => inDeploy(), 'StageNotRetryableException', retry],
    [
      'a stage that succeeded',
      succeeded,
      'StageNotRetryableException',
      (id) => retry(id, 'FAILED_ACTIONS', 'E'),
    ],
    ['a stage that it waits for', shut, 'StageNotRetryableException', retry],
    [
      'a stage that another one has entered since',
      overtaken,
      'NotLatestPipelineExecutionException',
      retry,
    ],
    [
      'an unknown execution',
      () => failed(),
      'NotLatestPipelineExecutionException',
      () => retry('nobody'),
    ],
  ])('is refused for %s', (_, at, code, event) => {
    const { story, id } = at();
    expect(story.refused(event(id)).code).toBe(code);
  });

  test('is refused once the structure has changed', () => {
    const { story, id } = failed();
    story.tell(update);
    expect(story.refused(retry(id)).code).toBe('StageNotRetryableException');
  });

  test('of all actions is refused while one of them runs', () => {
    const { story, id } = inDeploy();
    story.fail(id, 'one');
    expect(story.refused(retry(id, 'ALL_ACTIONS')).code).toBe('ConflictException');
  });

  test('is refused where fifty executions are in flight', () => {
    const { story, id } = begin({ executionMode: 'PARALLEL' });
    story.fail(id, 'fetch');
    for (let index = 0; index < 50; index += 1) story.start();
    expect(story.refused(retry(id, 'FAILED_ACTIONS', 'S')).code).toBe(
      'ConcurrentPipelineExecutionsLimitExceededException',
    );
  });

  test('of the failed actions keeps what has succeeded, and goes on to what has not run', () => {
    const at = failed();
    const kept = deploy(at)?.actions['two']?.actionExecutionId;
    at.story.tell(retry(at.id));
    expect(statuses(at)).toEqual({ one: 'InProgress', two: 'Succeeded' });
    expect(deploy(at)?.actions['two']?.actionExecutionId).toBe(kept);
    at.story.succeed(at.id, 'one');
    at.story.succeed(at.id, 'behind');
    expect(at.story.where(at.id)).toBe('InProgress in E');
  });

  test('of all actions begins with the lowest runOrder', () => {
    const at = failed();
    at.story.tell(retry(at.id, 'ALL_ACTIONS'));
    expect(statuses(at)).toEqual({ one: 'InProgress', two: 'InProgress' });
  });
});
