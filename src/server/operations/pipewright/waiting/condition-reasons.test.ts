import { describe, expect, test } from 'vitest';
import {
  condition,
  declare,
  type EngineStory,
  tellStory,
} from '../../../../../test/support/engine-story.js';
import { type Known, reasonsIn } from '../../../../../test/support/waiting-scene.js';
import type { Condition } from '../../../../model/index.js';

const minute = 60_000;

/** An execution E1 that has come to the stage Deploy five minutes ago. */
const arrived = (
  gates: Parameters<typeof declare>[0][string],
  more: Parameters<typeof declare>[1] = {},
): EngineStory => {
  const story = tellStory(declare({ Source: ['Fetch'], Deploy: gates }, more));
  story.succeed(story.start(), 'Fetch');
  story.clock.now += 5 * minute;
  return story;
};

const entry = (result: Condition['result']) => ({
  actions: ['Ship'],
  beforeEntry: { conditions: [condition(result, 'Alarm', 'Window')] },
});

const sentences = (story: EngineStory, known?: Known): readonly string[] =>
  reasonsIn(story, known).map(({ sentence }) => sentence);

const who = 'E1 has waited for 5 min for the beforeEntry condition of Deploy';

describe('a condition that is being evaluated', () => {
  test('tells of each rule that has not said yes or no', () => {
    const story = arrived(entry('FAIL'));
    const reports = { Alarm: { reported: story.clock.now, said: { summary: 'Alarm is OK.' } } };
    expect(sentences(story, { reports })).toEqual([
      expect.stringMatching(
        `^${who}: its rule Alarm is being evaluated: “Alarm is OK.”; without a result it fails in .* UTC\\)\\.$`,
      ),
      expect.stringMatching(`^${who}: its rule Window is being evaluated; without a result `),
    ]);
    story.rule('E1', 'Alarm', 'holds');
    expect(reasonsIn(story)).toMatchObject([
      {
        kind: 'RuleInProgress',
        stageName: 'Deploy',
        ruleName: 'Window',
        gate: 'beforeEntry',
        overridable: true,
        since: 1_000_000,
      },
    ]);
  });

  test('tells when a deployment window opens, though the rule is looked at before', () => {
    const story = arrived(entry('SKIP'));
    const at = Date.UTC(1970, 0, 1, 9);
    const jobs = {
      Window: {
        ruleProvider: 'DeploymentWindow',
        ruleConfiguration: { Cron: '* * 9-17 * * ?' },
        availableAt: story.clock.now + minute,
      },
    };
    story.rule('E1', 'Alarm', 'holds');
    expect(reasonsIn(story, { jobs })).toMatchObject([
      {
        kind: 'WindowClosed',
        sentence: `${who}: the deployment window of its rule Window opens in 8 h 38 min (1970-01-01 09:00 UTC).`,
        until: at,
        overridable: false,
      },
    ]);
  });
});

test('a condition cannot be overridden any more while its execution is being stopped', () => {
  const story = arrived(entry('FAIL'));
  story.rule('E1', 'Alarm', 'holds');
  story.tell({ kind: 'stopRequested', pipelineExecutionId: 'E1', abandon: false });
  expect(reasonsIn(story)).toMatchObject([
    { kind: 'Stopping' },
    { kind: 'RuleInProgress', overridable: false },
  ]);
});

describe('a condition that was not met', () => {
  test('before entry waits to be overridden', () => {
    const story = arrived(entry('FAIL'));
    story.rule('E1', 'Alarm', 'fails');
    story.rule('E1', 'Window', 'holds');
    story.clock.now += 2 * minute;
    const reports = {
      Alarm: { said: { errorDetails: { code: 'JobFailed', message: 'It is in ALARM.' } } },
    };
    expect(reasonsIn(story, { reports })).toEqual([
      {
        kind: 'ConditionFailed',
        sentence:
          'E1 failed at the beforeEntry condition of Deploy 2 min ago (Alarm: It is in ALARM): it waits for an override, a retry or a newer execution.',
        pipelineExecutionId: 'E1',
        stageName: 'Deploy',
        ruleName: 'Alarm',
        gate: 'beforeEntry',
        overridable: true,
        retryable: true,
        since: 1_000_000 + 5 * minute,
      },
    ]);
  });

  test('after success is told of as such', () => {
    const story = arrived({
      actions: ['Ship'],
      onSuccess: { conditions: [condition('FAIL', 'Healthy')] },
    });
    story.succeed('E1', 'Ship');
    expect(sentences(story)[0]).toContain('for the onSuccess condition of Deploy');
    story.rule('E1', 'Healthy', 'errs');
    expect(reasonsIn(story)).toMatchObject([
      {
        kind: 'ConditionFailed',
        sentence:
          'E1 failed at the onSuccess condition of Deploy just now (Healthy): it waits for an override or a newer execution.',
        gate: 'onSuccess',
        overridable: true,
        retryable: false,
      },
    ]);
  });

  test('after failure leaves it what it is: a failure', () => {
    const story = arrived({
      actions: ['Ship'],
      onFailure: { result: 'ROLLBACK', conditions: [condition('ROLLBACK', 'Bad')] },
    });
    story.fail('E1', 'Ship');
    expect(reasonsIn(story)).toMatchObject([{ kind: 'RuleInProgress', overridable: false }]);
    story.rule('E1', 'Bad', 'fails');
    expect(reasonsIn(story)).toMatchObject([{ kind: 'StageFailed', actionName: 'Ship' }]);
  });

  test('lets nothing wait when the stage is skipped', () => {
    const story = arrived(entry('SKIP'));
    story.rule('E1', 'Alarm', 'fails');
    story.rule('E1', 'Window', 'holds');
    expect(story.where('E1')).toBe('Succeeded');
    expect(reasonsIn(story)).toEqual([]);
  });
});

test('in parallel, the execution that entered a stage last is told of when it fails there', () => {
  const story = arrived(['Ship'], { executionMode: 'PARALLEL' });
  story.fail('E1', 'Ship');
  expect(sentences(story)).toEqual(['E1 failed in Deploy just now (Ship): it waits for a retry.']);
});

test('what failed before the pipeline was changed waits for a newer execution', () => {
  const story = arrived(['Ship']);
  story.fail('E1', 'Ship');
  story.tell({
    kind: 'pipelineUpdated',
    declaration: declare({ Source: ['Fetch'], Deploy: ['Send'] }),
    version: 2,
  });
  expect(reasonsIn(story)).toMatchObject([
    {
      sentence: 'E1 failed in Deploy just now (Ship): it waits for a newer execution.',
      retryable: false,
    },
  ]);
});
