import { describe, expect, test } from 'vitest';
import { condition, declare, tellStory } from '../../test/support/engine-story.js';
import { decide } from './index.js';

const declaration = declare(
  {
    S: [{ name: 'fetch', outputArtifacts: [{ name: 'App' }] }],
    D: {
      actions: [{ name: 'deploy', inputArtifacts: [{ name: 'App' }] }],
      onFailure: { result: 'ROLLBACK' },
      beforeEntry: { conditions: [condition('FAIL', 'gate')] },
    },
    E: ['end'],
  },
  { pipelineType: 'V2' },
);

/** A pipeline in which one execution has succeeded as a whole. */
const afterSuccess = () => {
  const story = tellStory(declaration);
  const good = story.start();
  story.succeed(good, 'fetch');
  story.rule(good, 'gate', 'holds');
  story.succeed(good, 'deploy', 'end');
  return { story, good };
};

const rollBack = (target: string, more: { readonly stageName?: string } = {}) => ({
  kind: 'rollbackRequested' as const,
  pipelineExecutionId: 'R1',
  stageName: 'D',
  targetPipelineExecutionId: target,
  by: 'somebody',
  ...more,
});

describe('an automatic rollback', () => {
  test('T7: runs the failed stage with what the last good execution had, and before those that wait', () => {
    const { story, good } = afterSuccess();
    const bad = story.start();
    story.succeed(bad, 'fetch');
    story.rule(bad, 'gate', 'holds');
    const waiting = story.start();
    story.succeed(waiting, 'fetch');
    story.fail(bad, 'deploy');
    expect(story.where(bad)).toBe('Failed');
    const id = story.state().stages['D']?.lockedBy ?? '';
    const rollback = story.state().executions[id];
    expect(rollback).toMatchObject({
      executionType: 'ROLLBACK',
      rollbackTarget: good,
      trigger: {
        triggerType: 'AutomatedRollback',
        triggerDetail: JSON.stringify({ FailedPipelineExecutionId: bad }),
      },
      artifacts: story.state().executions[good]?.artifacts,
    });
    expect(story.where(waiting)).toBe('InProgress before D');
    story.succeed(id, 'deploy');
    expect(story.where(id)).toBe('Succeeded');
    expect(story.where(waiting)).toBe('InProgress in D');
    expect(story.state().stages['D']?.lastSucceeded?.pipelineExecutionId).toBe(good);
  });

  test('that fails leads to no other one', () => {
    const { story } = afterSuccess();
    const bad = story.start();
    story.succeed(bad, 'fetch');
    story.rule(bad, 'gate', 'holds');
    story.fail(bad, 'deploy');
    const id = story.state().stages['D']?.lockedBy ?? '';
    story.fail(id, 'deploy');
    expect(story.where(id)).toBe('Failed');
    expect(story.state().stages['D']?.lockedBy).toBeUndefined();
  });

  test('asks for the execution that it goes back to, and does without where that is gone', () => {
    const { story, good } = afterSuccess();
    const bad = story.start();
    story.succeed(bad, 'fetch');
    story.rule(bad, 'gate', 'holds');
    const { [good]: _, ...executions } = story.state().executions;
    const failure = { type: 'JobFailed', message: 'no' } as const;
    const event = { kind: 'jobFailed', ...story.job(bad, 'deploy'), failure } as const;
    const given = { now: 1, newId: () => 'R1', newKey: () => 'k', continuationDelay: 0 };
    const state = { ...story.state(), executions };
    expect(decide(state, event, given)).toEqual({ kind: 'lacking', executions: [good] });
    const answer = decide(state, event, { ...given, absent: [good] });
    expect(answer.kind === 'decision' && answer.state.stages['D']?.lockedBy).toBeUndefined();
  });
});

describe('a rollback by hand', () => {
  test('makes a new execution of one stage, asks no condition and passes a door that is shut', () => {
    const { story, good } = afterSuccess();
    story.tell({
      kind: 'transitionChanged',
      stageName: 'D',
      transitionType: 'Inbound',
      to: { kind: 'disabled', reason: 'hold' },
      by: 'somebody',
    });
    story.tell(rollBack(good));
    expect(story.where('R1')).toBe('InProgress in D');
    expect(story.state().executions['R1']?.trigger).toEqual({
      triggerType: 'ManualRollback',
      triggerDetail: 'somebody',
    });
    story.succeed('R1', 'deploy');
    expect(story.where('R1')).toBe('Succeeded');
    expect(story.state().stages['D']?.latest).toMatchObject({
      type: 'ROLLBACK',
      status: 'Succeeded',
    });
  });

  test('may be retried', () => {
    const { story, good } = afterSuccess();
    story.tell(rollBack(good));
    story.fail('R1', 'deploy');
    story.tell({
      kind: 'stageRetried',
      pipelineExecutionId: 'R1',
      stageName: 'D',
      retryMode: 'FAILED_ACTIONS',
    });
    story.succeed('R1', 'deploy');
    expect(story.where('R1')).toBe('Succeeded');
  });

  test('is refused for a stage that is unknown, the first one, or one that is running', () => {
    const { story, good } = afterSuccess();
    expect(story.refused(rollBack(good, { stageName: 'X' })).code).toBe('StageNotFoundException');
    expect(story.refused(rollBack(good, { stageName: 'S' })).code).toBe(
      'UnableToRollbackStageException',
    );
    const next = story.start();
    story.succeed(next, 'fetch');
    expect(story.refused(rollBack(good))).toMatchObject({
      code: 'UnableToRollbackStageException',
      message: expect.stringContaining('currently running'),
    });
  });

  test('is refused for a target that is unknown, has not succeeded there, is a rollback or is of another version', () => {
    const { story, good } = afterSuccess();
    expect(story.refused(rollBack('nobody')).code).toBe('PipelineExecutionNotFoundException');
    const early = story.start();
    expect(story.refused(rollBack(early)).code).toBe('UnableToRollbackStageException');
    story.tell(rollBack(good));
    story.succeed('R1', 'deploy');
    expect(story.refused(rollBack('R1')).code).toBe('UnableToRollbackStageException');
    story.tell({ kind: 'pipelineUpdated', declaration, version: 2 });
    expect(story.refused(rollBack(good)).code).toBe('PipelineExecutionOutdatedException');
  });

  test('is refused in PARALLEL mode and for pipelines of type V1', () => {
    const parallel = { ...declaration, executionMode: 'PARALLEL' as const };
    for (const other of [parallel, { ...declaration, pipelineType: 'V1' as const }]) {
      const { story, good } = afterSuccess();
      story.tell({ kind: 'pipelineUpdated', declaration: other, version: 2 });
      expect(story.refused(rollBack(good)).code).toBe('UnableToRollbackStageException');
    }
  });
});
