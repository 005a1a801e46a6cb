import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { customType } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';
import {
  executorType,
  thirdPartyPipeline,
  thirdPartyType,
} from '../../../test/support/third-party.js';

const at = operationsOfFile();

let count = 0;
let provider = '';
let clientToken = '';
let name = '';
/** A pipeline of a test's own, whose build a third party does. */
beforeEach(async () => {
  count += 1;
  provider = `Third${count}`;
  name = `Pipeline${count}`;
  await at.call('UpdateActionType', { actionType: executorType(provider) });
  await at.call('CreateCustomActionType', customType('Source', provider));
  ({ clientToken } = await at.call('GetThirdPartyClient', {
    actionTypeId: thirdPartyType(provider),
  }));
  await at.call('CreatePipeline', { pipeline: thirdPartyPipeline(name, provider) });
});

/** The source's job, acknowledged. */
const sourceJob = async (): Promise<{ readonly id: string; readonly nonce: string }> => {
  const actionTypeId = { category: 'Source', owner: 'Custom', provider, version: '1' } as const;
  const { jobs: [job] = [] } = await at.call('PollForJobs', { actionTypeId });
  if (job?.id === undefined || job.nonce === undefined) throw new Error('There is no job.');
  await at.call('AcknowledgeJob', { jobId: job.id, nonce: job.nonce });
  return { id: job.id, nonce: job.nonce };
};

const poll = async (maxBatchSize?: number): Promise<readonly string[]> => {
  const actionTypeId = thirdPartyType(provider);
  const { jobs = [] } = await at.call('PollForThirdPartyJobs', { actionTypeId, maxBatchSize });
  return jobs.flatMap(({ jobId }) => (jobId === undefined ? [] : [jobId]));
};

/** The build's job as the poller knows it. */
const buildJob = async (): Promise<string> => {
  await at.call('PutJobSuccessResult', { jobId: (await sourceJob()).id });
  const [jobId] = await poll();
  if (jobId === undefined) throw new Error('There is no job.');
  return jobId;
};

const details = async (jobId: string) =>
  (await at.call('GetThirdPartyJobDetails', { jobId, clientToken })).jobDetails;

const nonceOf = async (jobId: string): Promise<string> => {
  const nonce = (await details(jobId))?.nonce;
  if (nonce === undefined) throw new Error('There is no nonce.');
  return nonce;
};

const acknowledge = async (jobId: string, nonce: string) =>
  (await at.call('AcknowledgeThirdPartyJob', { jobId, nonce, clientToken })).status;

const work = async (): Promise<string> => {
  const jobId = await buildJob();
  await acknowledge(jobId, await nonceOf(jobId));
  return jobId;
};

const succeed = (jobId: string, more: object = {}) =>
  at.call('PutThirdPartyJobSuccessResult', { jobId, clientToken, ...more });

const failureDetails = { type: 'JobFailed', message: 'It does not compile.' } as const;

const buildAction = async () => {
  const { stageStates = [] } = await at.call('GetPipelineState', { name });
  return stageStates[1]?.actionStates?.[0]?.latestExecution;
};

describe('PollForThirdPartyJobs', () => {
  test('gives ids and nothing else, once in the time to acknowledge', async () => {
    await at.call('PutJobSuccessResult', { jobId: (await sourceJob()).id });
    const actionTypeId = thirdPartyType(provider);
    const { clientId } = await at.call('GetThirdPartyClient', { actionTypeId });
    const { jobs } = await at.call('PollForThirdPartyJobs', { actionTypeId, maxBatchSize: 5 });
    expect(jobs).toEqual([{ clientId, jobId: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
    expect(await poll(5)).toEqual([]);
    at.clock.now += 60_000;
    expect(await poll(5)).toEqual([jobs?.[0]?.jobId]);
  });

  test('is for third parties, and for types that are there', async () => {
    const custom = { category: 'Source', owner: 'Custom', provider, version: '1' } as const;
    await expect(at.call('PollForThirdPartyJobs', { actionTypeId: custom })).rejects.toMatchObject({
      code: 'ValidationException',
      message: "ActionType with owner 'Custom' is not supported",
    });
    const s3 = { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '1' } as const;
    await expect(at.call('PollForThirdPartyJobs', { actionTypeId: s3 })).rejects.toMatchObject({
      code: 'ValidationException',
      message: "ActionType with owner 'AWS' is not supported",
    });
    const unknown = thirdPartyType('Nobody');
    await expect(at.call('PollForThirdPartyJobs', { actionTypeId: unknown })).rejects.toMatchObject(
      {
        code: 'ActionTypeNotFoundException',
        message:
          "ActionType (Category: 'Build', Owner: 'ThirdParty', Provider: 'Nobody', Version: '1') is not available",
      },
    );
  });

  test('is for the accounts that the type lets poll', async () => {
    const jobWorkerExecutorConfiguration = { pollingAccounts: ['111111111111'] };
    const executor = {
      type: 'JobWorker',
      configuration: { jobWorkerExecutorConfiguration },
    } as const;
    await at.call('UpdateActionType', { actionType: executorType(provider, { executor }) });
    await expect(poll()).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });
});

describe('GetThirdPartyJobDetails', () => {
  test('tells all but the account and the execution, with secrets and a nonce', async () => {
    const jobId = await buildJob();
    const told = await details(jobId);
    expect(told).toMatchObject({
      id: jobId,
      nonce: expect.any(String),
      data: {
        actionTypeId: thirdPartyType(provider),
        actionConfiguration: { configuration: { Project: 'shop', Password: 'secret' } },
        inputArtifacts: [{ name: 'Code' }],
        outputArtifacts: [{ name: 'App' }],
        artifactCredentials: { sessionToken: expect.any(String) },
      },
    });
    expect(told?.data?.pipelineContext).toEqual({
      pipelineName: name,
      stage: { name: 'Build' },
      action: { name: 'Compile', actionExecutionId: expect.any(String) },
    });
  });

  test('makes the nonces before the latest one worthless, and gives none once it is taken', async () => {
    const jobId = await buildJob();
    const lost = await nonceOf(jobId);
    const latest = await nonceOf(jobId);
    await expect(acknowledge(jobId, lost)).rejects.toMatchObject({
      code: 'InvalidNonceException',
      message: `Nonce ${lost} is not valid for job ${jobId}`,
    });
    expect(await acknowledge(jobId, latest)).toBe('InProgress');
    expect((await details(jobId))?.nonce).toBeUndefined();
    expect(await acknowledge(jobId, latest)).toBe('InProgress');
  });

  test('knows a job that is not a third party’s from one that is not there', async () => {
    const { id: jobId } = await sourceJob();
    await expect(at.call('GetThirdPartyJobDetails', { jobId, clientToken })).rejects.toMatchObject({
      code: 'InvalidJobException',
    });
    for (const unknown of [randomUUID(), 'no UUID', `${'x'.repeat(512)}`]) {
      await expect(
        at.call('GetThirdPartyJobDetails', { jobId: unknown, clientToken }),
      ).rejects.toMatchObject({
        code: 'JobNotFoundException',
        message: `Job ${unknown} could not be found`,
      });
    }
  });
});

describe('a third party’s job', () => {
  test('is closed to whoever has another token, whatever he asks for', async () => {
    const jobId = await buildJob();
    const nonce = await nonceOf(jobId);
    const other = executorType(`Other${count}`);
    await at.call('UpdateActionType', { actionType: other });
    const another = await at.call('GetThirdPartyClient', {
      actionTypeId: thirdPartyType(`Other${count}`),
    });
    const given = { jobId, clientToken: another.clientToken };
    const refused = { code: 'InvalidClientTokenException' };
    await expect(at.call('GetThirdPartyJobDetails', given)).rejects.toMatchObject(refused);
    await expect(at.call('AcknowledgeThirdPartyJob', { ...given, nonce })).rejects.toMatchObject(
      refused,
    );
    await expect(at.call('PutThirdPartyJobSuccessResult', given)).rejects.toMatchObject(refused);
    await expect(
      at.call('PutThirdPartyJobFailureResult', { ...given, failureDetails }),
    ).rejects.toMatchObject(refused);
    expect(await acknowledge(jobId, nonce)).toBe('InProgress');
  });

  test('is none for the operations on custom jobs, and a custom job is none for its own', async () => {
    const custom = await sourceJob();
    const notFound = { code: 'JobNotFoundException' };
    for (const jobId of [custom.id, randomUUID(), 'no UUID']) {
      const given = { jobId, clientToken };
      await expect(
        at.call('AcknowledgeThirdPartyJob', { ...given, nonce: custom.nonce }),
      ).rejects.toMatchObject(notFound);
      await expect(succeed(jobId)).rejects.toMatchObject(notFound);
      await expect(
        at.call('PutThirdPartyJobFailureResult', { ...given, failureDetails }),
      ).rejects.toMatchObject(notFound);
    }
    await at.call('PutJobSuccessResult', { jobId: custom.id });
    const [jobId = ''] = await poll();
    const nonce = await nonceOf(jobId);
    await expect(at.call('AcknowledgeJob', { jobId, nonce })).rejects.toMatchObject(notFound);
    await expect(at.call('GetJobDetails', { jobId })).rejects.toMatchObject(notFound);
    await acknowledge(jobId, nonce);
    await expect(at.call('PutJobSuccessResult', { jobId })).rejects.toMatchObject(notFound);
    await expect(at.call('PutJobFailureResult', { jobId, failureDetails })).rejects.toMatchObject(
      notFound,
    );
    await succeed(jobId);
  });

  test('takes a result when it is acknowledged, and one only', async () => {
    const jobId = await buildJob();
    const refused = { code: 'InvalidJobStateException' };
    await expect(succeed(jobId)).rejects.toMatchObject(refused);
    const nonce = await nonceOf(jobId);
    await expect(succeed(jobId)).rejects.toMatchObject(refused);
    await acknowledge(jobId, nonce);
    await succeed(jobId, { executionDetails: { summary: 'built', externalExecutionId: '7' } });
    await expect(succeed(jobId)).rejects.toMatchObject(refused);
    expect(await acknowledge(jobId, nonce)).toBe('Succeeded');
    expect(await buildAction()).toMatchObject({
      status: 'Succeeded',
      summary: 'built',
      externalExecutionUrl: 'https://build.example.com/shop/7',
    });
  });

  test('goes on under another job when there is a continuation token', async () => {
    const jobId = await work();
    await succeed(jobId, {
      continuationToken: 'round-1',
      executionDetails: { summary: 'half way', percentComplete: 50 },
    });
    expect(await poll()).toEqual([]);
    at.clock.now += 5_000;
    const [next = ''] = await poll();
    expect(next).not.toBe(jobId);
    const told = await details(next);
    expect(told?.data?.continuationToken).toBe('round-1');
    await acknowledge(next, told?.nonce ?? '');
    await succeed(next);
    expect(await buildAction()).toMatchObject({ status: 'Succeeded', summary: 'half way' });
  });

  test('that fails is the failure of its action', async () => {
    const jobId = await work();
    await at.call('PutThirdPartyJobFailureResult', { jobId, clientToken, failureDetails });
    expect(await buildAction()).toMatchObject({
      status: 'Failed',
      errorDetails: { code: 'JobFailed', message: 'It does not compile.' },
    });
  });
});
