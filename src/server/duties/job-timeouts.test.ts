import { expect, test } from 'vitest';
import { customType } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';
import {
  executorType,
  thirdPartyPipeline,
  thirdPartyType,
} from '../../../test/support/third-party.js';
import { sql } from '../store/sql.js';
import { endOverdueJobs } from './job-timeouts.js';

const at = operationsOfFile();

const lookForOverdue = () =>
  endOverdueJobs({
    database: at.database,
    execution: at.execution,
    clock: () => at.clock.now,
  });

/** A pipeline whose build a third party's worker has acknowledged. */
const building = async (provider: string, jobTimeout: number | undefined) => {
  const { executor } = executorType(provider);
  await at.call('UpdateActionType', {
    actionType: executorType(provider, { executor: { ...executor, jobTimeout } }),
  });
  await at.call('CreateCustomActionType', customType('Source', provider));
  await at.call('CreatePipeline', { pipeline: thirdPartyPipeline(provider, provider) });
  const source = { category: 'Source', owner: 'Custom', provider, version: '1' } as const;
  const { jobs: [job] = [] } = await at.call('PollForJobs', { actionTypeId: source });
  await at.call('AcknowledgeJob', { jobId: job?.id ?? '', nonce: job?.nonce ?? '' });
  await at.call('PutJobSuccessResult', { jobId: job?.id ?? '' });
  const actionTypeId = thirdPartyType(provider);
  const { clientToken } = await at.call('GetThirdPartyClient', { actionTypeId });
  const take = async () => {
    const { jobs: [next] = [] } = await at.call('PollForThirdPartyJobs', { actionTypeId });
    const jobId = next?.jobId ?? '';
    const { jobDetails } = await at.call('GetThirdPartyJobDetails', { jobId, clientToken });
    await at.call('AcknowledgeThirdPartyJob', {
      jobId,
      clientToken,
      nonce: jobDetails?.nonce ?? '',
    });
    return jobId;
  };
  return { clientToken, take };
};

const buildAction = async (name: string) => {
  const { stageStates = [] } = await at.call('GetPipelineState', { name });
  return stageStates[1]?.actionStates?.[0]?.latestExecution;
};

const jobStatus = async (jobId: string): Promise<string | undefined> => {
  const rows = await at.database.rows(sql<{ status: string }>`
    select status from job where job_id = ${jobId}`);
  return rows[0]?.status;
};

test('a job that takes longer than its type allows ends, and its action fails', async () => {
  const { take, clientToken } = await building('Slow', 90);
  const jobId = await take();
  at.clock.now += 89_999;
  await lookForOverdue();
  expect(await buildAction('Slow')).toMatchObject({ status: 'InProgress' });
  at.clock.now += 1;
  await lookForOverdue();
  expect(await buildAction('Slow')).toMatchObject({
    status: 'Failed',
    errorDetails: { code: 'JobTimeout', message: expect.stringContaining('timed out') },
  });
  expect(await jobStatus(jobId)).toBe('TimedOut');
  await expect(
    at.call('PutThirdPartyJobSuccessResult', { jobId, clientToken }),
  ).rejects.toMatchObject({ code: 'InvalidJobStateException' });
});

test('each job of a continued action has the time for itself', async () => {
  const { take, clientToken } = await building('Rounds', 90);
  const jobId = await take();
  at.clock.now += 80_000;
  await at.call('PutThirdPartyJobSuccessResult', { jobId, clientToken, continuationToken: 'c' });
  at.clock.now += 5_000;
  await take();
  at.clock.now += 80_000;
  await lookForOverdue();
  expect(await buildAction('Rounds')).toMatchObject({ status: 'InProgress' });
});

test('a job of a type without a limit has the time of its action', async () => {
  const { take } = await building('Patient', undefined);
  await take();
  at.clock.now += 50 * 60_000;
  await lookForOverdue();
  expect(await buildAction('Patient')).toMatchObject({ status: 'InProgress' });
});

test('a job that nobody waits for any more is not found again', async () => {
  const { take } = await building('Orphan', 90);
  const jobId = await take();
  await at.database.rows(sql`delete from pipeline where name = 'Orphan'`);
  at.clock.now += 90_000;
  await lookForOverdue();
  expect(await jobStatus(jobId)).toBe('TimedOut');
});
