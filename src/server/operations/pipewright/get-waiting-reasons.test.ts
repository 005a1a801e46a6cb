import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { approval, declare } from '../../../../test/support/engine-story.js';
import { customType } from '../../../../test/support/operations.js';
import {
  type OperationsStory,
  openOperationsStory,
} from '../../../../test/support/operations-story.js';
import { until } from '../../../../test/support/until.js';

let db: TestDatabase;
let story: OperationsStory;
beforeAll(async () => {
  db = await openTestDatabase();
  story = await openOperationsStory(db.database);
});
afterAll(async () => {
  story.close();
  await db.close();
});

const reasons = async (pipelineName: string, pipelineExecutionId?: string) =>
  (await story.call('GetWaitingReasons', { pipelineName, pipelineExecutionId })).reasons;

const seconds = () => story.clock.now / 1000;

const work = (provider: string, more: object = {}) => ({
  name: 'Pack',
  actionTypeId: { category: 'Build', owner: 'Custom', provider, version: '1' } as const,
  ...more,
});

describe('GetWaitingReasons', () => {
  test('follows a job from its offer to its end', async () => {
    const pipelineName = 'Followed';
    await story.call('CreateCustomActionType', customType('Build', 'Followed'));
    const id = await story.create(
      declare({ Source: ['Fetch'], Build: [work('Followed')] }, { name: pipelineName }),
    );
    await story.succeed(id, 'Fetch');
    const actionTypeId = work('Followed').actionTypeId;
    const place = { pipelineExecutionId: id, stageName: 'Build', actionName: 'Pack', actionTypeId };
    const offered = seconds();
    const [untouched] = await reasons(pipelineName);
    expect(untouched).toMatchObject({ ...place, kind: 'JobNotTaken', since: offered });
    expect(untouched?.sentence).toContain('none has ever polled for that type');

    story.clock.now += 1_000;
    const { jobs = [] } = await story.call('PollForJobs', { actionTypeId });
    const [job] = jobs;
    expect(await reasons(pipelineName)).toMatchObject([
      { ...place, kind: 'JobNotAcknowledged', since: seconds(), until: seconds() + 60 },
    ]);
    const handedOut = seconds();
    const lastPolled = await until('it is written down that somebody polled', async () => {
      const [reason] = await reasons(pipelineName);
      return reason?.lastPolled;
    });
    expect(lastPolled).toBe(handedOut);
    story.clock.now += 90_000;
    const [lapsed] = await reasons(pipelineName);
    expect(lapsed).toMatchObject({ kind: 'JobNotTaken', since: handedOut + 60 });
    expect(lapsed?.sentence).toMatch(/has not acknowledged it; the last poll .* 1 min 30 s ago\.$/);

    const { jobs: again = [] } = await story.call('PollForJobs', { actionTypeId });
    const { id: jobId = '', nonce = '' } = again[0] ?? {};
    expect(jobId).toBe(job?.id);
    await story.call('AcknowledgeJob', { jobId, nonce });
    expect(await reasons(pipelineName)).toMatchObject([{ ...place, kind: 'JobInProgress', jobId }]);

    await story.call('PutJobSuccessResult', {
      jobId,
      continuationToken: 'further',
      executionDetails: { summary: 'half way', percentComplete: 50 },
    });
    const [continued] = await reasons(pipelineName);
    expect(continued).toMatchObject({
      ...place,
      kind: 'JobNotYetVisible',
      until: seconds() + 5,
      lastReported: seconds(),
    });
    expect(continued?.sentence).toContain(': 50 %, “half way”, reported just now; ');
  });

  test('tells what a poll has to name to be given the job', async () => {
    const pipelineName = 'Queried';
    const property = { name: 'Flavor', required: true, key: true, secret: false, queryable: true };
    await story.call('CreateCustomActionType', customType('Build', 'Queried', [property]));
    const action = work('Queried', { configuration: { Flavor: 'arm' } });
    const id = await story.create(
      declare({ Source: ['Fetch'], Build: [action] }, { name: pipelineName }),
    );
    await story.succeed(id, 'Fetch');
    expect((await reasons(pipelineName))[0]?.sentence).toContain(
      'only a poll for Flavor=arm is given it',
    );
  });

  test('tells of all stages in their order, and of one execution when it is asked for', async () => {
    const pipelineName = 'Asked';
    const declaration = declare(
      { Source: ['Fetch'], Build: ['Pack'], Sign: [approval('Ask')] },
      { name: pipelineName },
    );
    const first = await story.create(declaration);
    await story.succeed(first, 'Fetch', 'Pack');
    const second = await story.start(pipelineName);
    await story.succeed(second, 'Fetch');
    await story.fail(second, 'Pack');
    const third = await story.start(pipelineName);
    const all = await reasons(pipelineName);
    expect(all.map(({ kind, pipelineExecutionId }) => [kind, pipelineExecutionId])).toEqual([
      ['JobNotTaken', third],
      ['StageFailed', second],
      ['ApprovalPending', first],
    ]);
    expect(all[1]?.sentence).toContain('(Pack: Pack went wrong)');
    expect(await reasons(pipelineName, second)).toEqual([all[1]]);
    expect(await reasons(pipelineName, first)).toEqual([all[2]]);
  });

  test('of an execution that has ended for good there is nothing to tell', async () => {
    const pipelineName = 'Ended';
    const id = await story.create(
      declare({ Source: ['Fetch'], Build: ['Pack'] }, { name: pipelineName }),
    );
    await story.succeed(id, 'Fetch', 'Pack');
    expect(await reasons(pipelineName)).toEqual([]);
    expect(await reasons(pipelineName, id)).toEqual([]);
  });

  test('refuses what is not there', async () => {
    await expect(reasons('Nowhere')).rejects.toMatchObject({ code: 'PipelineNotFoundException' });
    const id = await story.create(
      declare({ Source: ['Fetch'], Build: ['Pack'] }, { name: 'Other' }),
    );
    await story.create(declare({ Source: ['Fetch'], Build: ['Pack'] }, { name: 'Here' }));
    for (const other of [id, randomUUID()]) {
      await expect(reasons('Here', other)).rejects.toMatchObject({
        code: 'PipelineExecutionNotFoundException',
      });
    }
  });
});
