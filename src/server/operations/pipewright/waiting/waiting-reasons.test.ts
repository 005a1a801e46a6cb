import { describe, expect, test } from 'vitest';
import {
  approval,
  declare,
  type EngineStory,
  tellStory,
} from '../../../../../test/support/engine-story.js';
import {
  acknowledgeWithin,
  type Known,
  reasonsIn,
} from '../../../../../test/support/waiting-scene.js';

const minute = 60_000;

const sentences = (story: EngineStory, known?: Known): readonly string[] =>
  reasonsIn(story, known).map(({ sentence }) => sentence);

/** An execution E1 whose action Pack, in Build, began five minutes ago. */
const packing = (more: Parameters<typeof declare>[1] = {}): EngineStory => {
  const story = tellStory(declare({ Source: ['Fetch'], Build: ['Pack'] }, more));
  story.succeed(story.start(), 'Fetch');
  story.clock.now += 5 * minute;
  return story;
};

const began =
  'E1 has waited in Build for 5 min for a job worker to do Pack (Build Custom Worker 1)';
const isAt = 'E1 has been in Build at Pack (Build Custom Worker 1) for 5 min';

describe('a job', () => {
  test.each<[string, Known['jobs'] & object, Known['reports']?]>([
    [`${began}: none has ever polled for that type.`, {}],
    [
      `${began}: the last poll for that type was 2 min ago.`,
      { Pack: { lastPolled: 1_000_000 + 3 * minute } },
    ],
    [
      `${began}: none has ever polled for that type; only a poll for Flavor=arm is given it.`,
      { Pack: { queryable: 'Flavor', queryValue: 'arm' } },
    ],
    [
      'E1 has waited in Build for 1 min for a job worker to do Pack (Build Custom Worker 1): one that was handed it has not acknowledged it; the last poll for that type was 2 min ago.',
      {
        Pack: {
          status: 'Dispatched',
          availableAt: 1_000_000 + 4 * minute,
          lastPolled: 1_000_000 + 3 * minute,
        },
      },
    ],
    [
      'E1 waits in Build for the job worker that was handed Pack (Build Custom Worker 1) 20 s ago to acknowledge it; in 40 s another one may take it.',
      { Pack: { status: 'Dispatched', availableAt: 1_000_000 + 5 * minute + 40_000 } },
    ],
    [
      'E1 has been working in Build on Pack (Build Custom Worker 1) for 5 min: its worker has the job and has reported nothing so far.',
      { Pack: { status: 'InProgress' } },
    ],
    [
      'E1 has been working in Build on Pack (Build Custom Worker 1) for 5 min: 40 %, “half way”, known to its worker as b-7, reported 1 min ago.',
      { Pack: { status: 'InProgress' } },
      {
        Pack: {
          reported: 1_000_000 + 4 * minute,
          said: { percentComplete: 40, summary: ' half\nway ', externalExecutionId: 'b-7' },
        },
      },
    ],
    [
      `${isAt}; a worker may go on in 7 s.`,
      { Pack: { availableAt: 1_000_000 + 5 * minute + 7_000 } },
    ],
    [`${isAt}: the server is about to take it up.`, { Pack: { claimant: 'server' } }],
    [
      `${isAt}: the server is carrying it out: “copying”, reported 5 min ago.`,
      { Pack: { claimant: 'server', status: 'Dispatched', availableAt: 2_000_000 } },
      { Pack: { reported: 1_000_000, said: { summary: 'copying' } } },
    ],
    [
      `${isAt}; the server looks at it again in 20 s.`,
      { Pack: { claimant: 'server', availableAt: 1_000_000 + 5 * minute + 20_000 } },
    ],
  ])('says: %s', (sentence, jobs, reports = {}) => {
    expect(sentences(packing(), { jobs, reports })).toEqual([sentence]);
  });

  test('that has ended since the execution was looked at holds nothing up', () => {
    expect(sentences(packing(), { jobs: { Pack: { status: 'Succeeded' } } })).toEqual([]);
  });

  test('tells the same in members', () => {
    const handedOut = 1_000_000 + 4.5 * minute;
    const [reason] = reasonsIn(packing(), {
      jobs: {
        Pack: {
          status: 'Dispatched',
          availableAt: handedOut + acknowledgeWithin,
          lastPolled: handedOut,
        },
      },
    });
    expect(reason).toMatchObject({
      kind: 'JobNotAcknowledged',
      pipelineExecutionId: 'E1',
      stageName: 'Build',
      actionName: 'Pack',
      since: handedOut,
      until: handedOut + acknowledgeWithin,
      lastPolled: handedOut,
      actionTypeId: { provider: 'Worker' },
    });
  });
});

test('an approval says until when there is time for it', () => {
  const story = tellStory(
    declare({ Source: ['Fetch'], Sign: [approval('Ask', { timeoutInMinutes: 60 })] }),
  );
  story.succeed(story.start(), 'Fetch');
  story.clock.now += 5 * minute;
  expect(reasonsIn(story)).toEqual([
    {
      kind: 'ApprovalPending',
      sentence:
        'E1 has waited in Sign for 5 min for an answer to Ask; without one it fails in 55 min (1970-01-01 01:16 UTC).',
      pipelineExecutionId: 'E1',
      stageName: 'Sign',
      actionName: 'Ask',
      since: 1_000_000,
      until: 1_000_000 + 60 * minute,
    },
  ]);
});

describe('an execution that is being stopped', () => {
  const stop = (story: EngineStory, abandon: boolean, reason?: string) =>
    story.tell({ kind: 'stopRequested', pipelineExecutionId: 'E1', abandon, reason });

  test('waits for what still runs in it', () => {
    const story = packing();
    stop(story, false);
    expect(sentences(story, { jobs: { Pack: { status: 'InProgress' } } })).toEqual([
      'E1 is being stopped in Build, as soon as Pack ends.',
      'E1 has been working in Build on Pack (Build Custom Worker 1) for 5 min: its worker has the job and has reported nothing so far.',
    ]);
  });

  test('and was, waits for a retry', () => {
    const story = packing();
    stop(story, true, 'wrong branch');
    expect(sentences(story)).toEqual([
      'E1 was stopped in Build just now (“wrong branch”): it waits for a retry or a newer execution.',
    ]);
  });
});

describe('a stage that failed', () => {
  const failed = (executionMode: 'SUPERSEDED' | 'PARALLEL'): EngineStory => {
    const story = packing({ executionMode });
    story.fail('E1', 'Pack');
    story.clock.now += 3 * minute;
    return story;
  };
  const reports = {
    Pack: { said: { errorDetails: { code: 'JobFailed', message: 'exit code 1.\n' } } },
  };

  test('says why, and waits for a retry or for who comes next', () => {
    expect(reasonsIn(failed('SUPERSEDED'), { reports })).toEqual([
      {
        kind: 'StageFailed',
        sentence:
          'E1 failed in Build 3 min ago (Pack: exit code 1): it waits for a retry or a newer execution.',
        pipelineExecutionId: 'E1',
        stageName: 'Build',
        actionName: 'Pack',
        retryable: true,
        since: 1_000_000 + 5 * minute,
      },
    ]);
  });

  test('waits for nobody any more once another execution has entered it', () => {
    const story = failed('SUPERSEDED');
    story.succeed(story.start(), 'Fetch');
    expect(reasonsIn(story).map(({ kind }) => kind)).toEqual(['JobNotTaken']);
  });
});

test('what has succeeded, was superseded or cancelled waits for nothing', () => {
  const story = packing();
  const waiting = story.start();
  story.succeed(waiting, 'Fetch');
  story.succeed(story.start(), 'Fetch');
  story.succeed('E1', 'Pack');
  expect(story.where(waiting)).toBe('Superseded');
  expect(reasonsIn(story).map((one) => [one.kind, one.pipelineExecutionId])).toEqual([
    ['JobNotTaken', expect.not.stringMatching(`^(E1|${waiting})$`)],
  ]);
});
