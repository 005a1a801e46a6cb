import { describe, expect, test } from 'vitest';
import { condition, declare, tellStory } from '../../test/support/engine-story.js';
import type { PipelineDeclaration, StageDeclaration } from '../model/index.js';

type Gates = Pick<StageDeclaration, 'beforeEntry' | 'onSuccess' | 'onFailure'>;

const withDeploy = (gates: Gates, more: Partial<PipelineDeclaration> = {}) =>
  declare(
    { S: ['fetch'], D: { actions: ['deploy'], ...gates }, E: ['end'] },
    { pipelineType: 'V2', ...more },
  );

/** A pipeline whose execution has come as far as its stage D. */
const atDeploy = (gates: Gates) => {
  const story = tellStory(withDeploy(gates));
  const id = story.start();
  story.succeed(id, 'fetch');
  const stage = () => story.state().executions[id]?.stage;
  return { story, id, stage };
};

const one = (result: 'FAIL' | 'SKIP' | 'ROLLBACK') => ({
  conditions: [condition(result, 'r1', 'r2')],
});

const override = (id: string, conditionType: 'BEFORE_ENTRY' | 'ON_SUCCESS') => ({
  kind: 'conditionOverridden' as const,
  pipelineExecutionId: id,
  stageName: 'D',
  conditionType,
  by: 'somebody',
});

const retry = (id: string, retryMode: 'FAILED_ACTIONS' | 'ALL_ACTIONS' = 'FAILED_ACTIONS') => ({
  kind: 'stageRetried' as const,
  pipelineExecutionId: id,
  stageName: 'D',
  retryMode,
});

describe('the condition before entry', () => {
  test('is asked before any action begins, and lets the stage go on when all its rules hold', () => {
    const { story, id, stage } = atDeploy({ beforeEntry: one('FAIL') });
    expect(stage()?.actions).toEqual({});
    story.rule(id, 'r1', 'holds');
    expect(stage()?.conditions?.beforeEntry?.status).toBe('InProgress');
    story.rule(id, 'r2', 'holds');
    expect(stage()?.conditions?.beforeEntry?.status).toBe('Succeeded');
    expect(Object.keys(stage()?.actions ?? {})).toEqual(['deploy']);
  });

  test('fails the stage when one rule says no, once the others have ended', () => {
    const { story, id, stage } = atDeploy({ beforeEntry: one('FAIL') });
    story.rule(id, 'r1', 'fails');
    expect(story.where(id)).toBe('InProgress in D');
    story.rule(id, 'r2', 'holds');
    expect(story.where(id)).toBe('Failed');
    expect(stage()).toMatchObject({
      status: 'Failed',
      conditions: { beforeEntry: { status: 'Failed' } },
    });
  });

  test('is Errored when its rules cannot be evaluated', () => {
    const { story, id, stage } = atDeploy({
      beforeEntry: { conditions: [condition('FAIL', 'r1')] },
    });
    story.rule(id, 'r1', 'errs');
    expect(stage()?.conditions?.beforeEntry?.status).toBe('Errored');
    expect(story.where(id)).toBe('Failed');
  });

  test('lets the execution pass by the stage when its result is SKIP', () => {
    const { story, id } = atDeploy({ beforeEntry: { conditions: [condition('SKIP', 'r1')] } });
    story.rule(id, 'r1', 'fails');
    expect(story.where(id)).toBe('InProgress in E');
    expect(story.state().stages['D']?.latest?.status).toBe('Skipped');
    expect(story.refused(retry(id)).code).toBe('StageNotRetryableException');
    expect(story.refused(override(id, 'BEFORE_ENTRY')).code).toBe(
      'ConditionNotOverridableException',
    );
  });

  test('is asked again by a retry only if the stage failed by it', () => {
    const { story, id, stage } = atDeploy({
      beforeEntry: { conditions: [condition('FAIL', 'r1')] },
    });
    story.rule(id, 'r1', 'fails');
    story.tell(retry(id));
    story.rule(id, 'r1', 'holds');
    story.fail(id, 'deploy');
    story.tell(retry(id));
    expect(stage()?.conditions?.beforeEntry?.status).toBe('Succeeded');
    story.succeed(id, 'deploy');
    expect(story.where(id)).toBe('InProgress in E');
  });

  test('may be overridden while it is asked and after it has failed', () => {
    const asked = atDeploy({ beforeEntry: one('FAIL') });
    const { effects } = asked.story.tell(override(asked.id, 'BEFORE_ENTRY'));
    expect(effects.filter(({ kind }) => kind === 'closeJob')).toHaveLength(2);
    expect(asked.stage()?.conditions?.beforeEntry?.status).toBe('Overridden');
    expect(Object.keys(asked.stage()?.actions ?? {})).toEqual(['deploy']);

    const failed = atDeploy({ beforeEntry: { conditions: [condition('FAIL', 'r1')] } });
    failed.story.rule(failed.id, 'r1', 'fails');
    failed.story.tell(override(failed.id, 'BEFORE_ENTRY'));
    expect(failed.story.where(failed.id)).toBe('InProgress in D');
    failed.story.succeed(failed.id, 'deploy', 'end');
    expect(failed.story.where(failed.id)).toBe('Succeeded');
  });

  test('cannot be overridden while another execution is in the stage, nor for one that is not its latest', () => {
    const { story, id } = atDeploy({ beforeEntry: { conditions: [condition('FAIL', 'r1')] } });
    story.rule(id, 'r1', 'fails');
    const second = story.start();
    story.succeed(second, 'fetch');
    expect(story.refused(override(id, 'BEFORE_ENTRY')).code).toBe(
      'NotLatestPipelineExecutionException',
    );
    expect(story.refused(override('nobody', 'BEFORE_ENTRY')).code).toBe(
      'NotLatestPipelineExecutionException',
    );
    expect(story.refused({ ...override(id, 'BEFORE_ENTRY'), stageName: 'X' }).code).toBe(
      'StageNotFoundException',
    );
    expect(story.refused(override(second, 'ON_SUCCESS')).code).toBe(
      'ConditionNotOverridableException',
    );
  });

  test('is abandoned with its rules when the execution is', () => {
    const { story, id, stage } = atDeploy({ beforeEntry: one('FAIL') });
    story.tell({ kind: 'stopRequested', pipelineExecutionId: id, abandon: true });
    expect(story.where(id)).toBe('Stopped');
    expect(stage()?.conditions?.beforeEntry).toMatchObject({
      status: 'Abandoned',
      rules: [{ status: 'Abandoned' }, { status: 'Abandoned' }],
    });
  });

  test('is waited for by a stop that does not abandon', () => {
    const { story, id } = atDeploy({ beforeEntry: { conditions: [condition('FAIL', 'r1')] } });
    story.tell({ kind: 'stopRequested', pipelineExecutionId: id, abandon: false });
    expect(story.where(id)).toBe('Stopping in D');
    story.rule(id, 'r1', 'holds');
    expect(story.where(id)).toBe('Stopped');
  });
});

describe('the condition on success', () => {
  test('keeps the stage in progress, and fails it when it is not met', () => {
    const { story, id } = atDeploy({ onSuccess: { conditions: [condition('FAIL', 'r1')] } });
    story.succeed(id, 'deploy');
    expect(story.where(id)).toBe('InProgress in D');
    story.rule(id, 'r1', 'fails');
    expect(story.where(id)).toBe('Failed');
    expect(story.refused(retry(id)).code).toBe('StageNotRetryableException');
  });

  test('that was overridden lets the execution go on', () => {
    const { story, id } = atDeploy({ onSuccess: { conditions: [condition('FAIL', 'r1')] } });
    story.succeed(id, 'deploy');
    story.rule(id, 'r1', 'fails');
    story.tell(override(id, 'ON_SUCCESS'));
    expect(story.where(id)).toBe('InProgress in E');
    expect(story.state().executions[id]?.succeededStages).toEqual(['S', 'D']);
  });

  test('may be overridden before it rolls back, and not after', () => {
    const gates = { onSuccess: { conditions: [condition('ROLLBACK', 'r1')] } };
    const before = atDeploy(gates);
    before.story.succeed(before.id, 'deploy');
    before.story.tell(override(before.id, 'ON_SUCCESS'));
    expect(before.story.where(before.id)).toBe('InProgress in E');

    const after = atDeploy(gates);
    after.story.succeed(after.id, 'deploy');
    after.story.rule(after.id, 'r1', 'fails');
    expect(after.story.where(after.id)).toBe('Failed');
    expect(after.story.refused(override(after.id, 'ON_SUCCESS')).code).toBe(
      'ConditionNotOverridableException',
    );
  });
});

describe('on failure', () => {
  test.each([
    ['FAIL', 'Failed'],
    ['SKIP', 'InProgress in E'],
    // There is nothing to go back to.
    ['ROLLBACK', 'Failed'],
  ] as const)('the result %s leaves the execution %s', (result, where) => {
    const { story, id } = atDeploy({ onFailure: { result } });
    story.fail(id, 'deploy');
    expect(story.where(id)).toBe(where);
  });

  test('a rollback that there is nothing for is said in the summary', () => {
    const { story, id } = atDeploy({ onFailure: { result: 'ROLLBACK' } });
    story.fail(id, 'deploy');
    expect(story.state().executions[id]?.statusSummary).toContain('D was not rolled back');
  });

  test('a condition is asked, and its result engages when it is not met', () => {
    const gates = { onFailure: { conditions: [condition('SKIP', 'r1')] } };
    const met = atDeploy(gates);
    met.story.fail(met.id, 'deploy');
    expect(met.story.where(met.id)).toBe('InProgress in D');
    expect(met.story.refused(retry(met.id)).code).toBe('ConflictException');
    met.story.rule(met.id, 'r1', 'holds');
    expect(met.story.where(met.id)).toBe('Failed');

    const unmet = atDeploy(gates);
    unmet.story.fail(unmet.id, 'deploy');
    unmet.story.rule(unmet.id, 'r1', 'fails');
    expect(unmet.story.where(unmet.id)).toBe('InProgress in E');
  });

  test('T8: a stage is retried once by itself, in the same execution', () => {
    const { story, id } = atDeploy({ onFailure: { result: 'RETRY' } });
    story.fail(id, 'deploy');
    expect(story.where(id)).toBe('InProgress in D');
    expect(story.state().stages['D']?.latest?.retries).toMatchObject({
      automatic: 1,
      manual: 0,
      latest: 'AutomatedStageRetry',
    });
    story.fail(id, 'deploy');
    expect(story.where(id)).toBe('Failed');
    story.tell(retry(id));
    story.fail(id, 'deploy');
    expect(story.where(id)).toBe('Failed');
  });

  test('an automatic retry of all actions runs those again that had succeeded', () => {
    const retryConfiguration = { retryMode: 'ALL_ACTIONS' as const };
    const story = tellStory(
      declare({
        S: ['fetch'],
        D: { actions: ['a', 'b'], onFailure: { result: 'RETRY', retryConfiguration } },
      }),
    );
    const id = story.start();
    story.succeed(id, 'fetch', 'a');
    story.fail(id, 'b');
    const { actions } = story.state().executions[id]?.stage ?? {};
    expect(Object.values(actions ?? {}).map(({ status }) => status)).toEqual([
      'InProgress',
      'InProgress',
    ]);
  });
});

test('what happens is told in order, each end behind its beginning', () => {
  const { story, id } = atDeploy({ beforeEntry: { conditions: [condition('SKIP', 'r1')] } });
  story.rule(id, 'r1', 'fails');
  story.succeed(id, 'end');
  const told = story.decisions
    .flatMap(({ changes }) => changes)
    .map((change) => {
      if (change.kind === 'pipelineChanged') return `pipeline ${change.state}`;
      if (change.kind === 'approvalNeeded') return 'approval';
      const { stageName, state } = change;
      return change.kind === 'stageChanged'
        ? `${stageName} ${state}`
        : `${stageName}/${change.actionName} ${state}`;
    });
  expect(told).toEqual([
    'pipeline STARTED',
    'S STARTED',
    'S/fetch STARTED',
    'S/fetch SUCCEEDED',
    'S SUCCEEDED',
    'D STARTED',
    'D SKIPPED',
    'E STARTED',
    'E/end STARTED',
    'E/end SUCCEEDED',
    'E SUCCEEDED',
    'pipeline SUCCEEDED',
  ]);
});
