import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  openTestServers,
  s3Pipeline,
  type TestServers,
} from '../../../test/support/server-duties.js';
import { claimServerJobs } from '../store/job-claims.js';
import { endOverdueActions } from './action-deadlines.js';
import { doServerJob } from './do-server-job.js';

let servers: TestServers;
beforeAll(async () => {
  servers = await openTestServers();
});
afterAll(() => servers.close());

const minute = 60_000;
const day = 24 * 60 * minute;

const advance = (millis: number): void => {
  for (const { clock } of [servers.one, servers.other]) clock.now += millis;
};

/** All servers look at once. */
const look = async (): Promise<void> => {
  await Promise.all([
    endOverdueActions(servers.parts()),
    endOverdueActions(servers.parts(servers.other)),
  ]);
};

const createAtApproval = async (name: string, timeoutInMinutes?: number): Promise<void> => {
  await servers.put(`${name}.zip`, name);
  const pipeline = s3Pipeline(name, `${name}.zip`);
  const stages = pipeline.stages.map((stage) => ({
    ...stage,
    actions: stage.actions.map((action) =>
      action.name === 'Approve' && timeoutInMinutes !== undefined
        ? { ...action, timeoutInMinutes }
        : action,
    ),
  }));
  await servers.one.call('CreatePipeline', { pipeline: { ...pipeline, stages } });
  const parts = servers.parts();
  const want = { max: 1, now: parts.clock(), lease: 30_000 };
  for (const job of await claimServerJobs(parts.database, want)) {
    await doServerJob(parts, job, new AbortController().signal);
  }
};

const approval = async (pipelineName: string) => {
  const { stageStates = [] } = await servers.one.call('GetPipelineState', { name: pipelineName });
  return stageStates[1]?.actionStates?.[0]?.latestExecution;
};

const answer = async (pipelineName: string, token: string) =>
  servers.one.call('PutApprovalResult', {
    pipelineName,
    stageName: 'Sign',
    actionName: 'Approve',
    token,
    result: { status: 'Approved', summary: '' },
  });

test('an approval that nobody answers in its time fails, and its token is good no more', async () => {
  await createAtApproval('Unanswered', 5);
  const { token = '' } = (await approval('Unanswered')) ?? {};
  advance(5 * minute - 1);
  await look();
  expect(await approval('Unanswered')).toMatchObject({ status: 'InProgress', token });
  advance(1);
  await look();
  const message = 'The approval action Approve timed out: it was not answered within 5 minutes.';
  const failed = await approval('Unanswered');
  expect(failed).toMatchObject({ status: 'Failed', summary: message });
  expect(failed).not.toHaveProperty('token');
  expect((await servers.executions('Unanswered'))[0]?.status).toBe('Failed');
  await expect(answer('Unanswered', token)).rejects.toMatchObject({
    code: 'InvalidApprovalTokenException',
  });

  const [execution] = await servers.executions('Unanswered');
  await servers.one.call('RetryStageExecution', {
    pipelineName: 'Unanswered',
    stageName: 'Sign',
    pipelineExecutionId: execution?.pipelineExecutionId ?? '',
    retryMode: 'FAILED_ACTIONS',
  });
  const again = (await approval('Unanswered'))?.token ?? '';
  expect(again).not.toBe(token);
  await answer('Unanswered', again);
  expect((await servers.executions('Unanswered'))[0]?.status).toBe('Succeeded');
});

test('without a time of its own an approval has seven days', async () => {
  await createAtApproval('Patient');
  advance(7 * day - 1);
  await look();
  expect((await approval('Patient'))?.status).toBe('InProgress');
  advance(1);
  await look();
  expect((await approval('Patient'))?.status).toBe('Failed');
});

test('an execution that is being stopped ends with the time of its approval', async () => {
  await createAtApproval('Stopping', 5);
  const [execution] = await servers.executions('Stopping');
  await servers.one.call('StopPipelineExecution', {
    pipelineName: 'Stopping',
    pipelineExecutionId: execution?.pipelineExecutionId ?? '',
  });
  expect((await servers.executions('Stopping'))[0]?.status).toBe('Stopping');
  advance(5 * minute);
  await look();
  expect((await servers.executions('Stopping'))[0]?.status).toBe('Stopped');
});

test('a job of which nobody says anything times out after a day, and takes no result', async () => {
  const type = { category: 'Build', provider: 'Silent', version: '1' } as const;
  const counts = { minimumCount: 0, maximumCount: 1 };
  await servers.one.call('CreateCustomActionType', {
    ...type,
    inputArtifactDetails: counts,
    outputArtifactDetails: counts,
  });
  await servers.put('Silent.zip', 'x');
  const actionTypeId = { ...type, owner: 'Custom' } as const;
  const [source] = s3Pipeline('Silent', 'Silent.zip').stages;
  if (!source) throw new Error('The pipeline has a source.');
  await servers.one.call('CreatePipeline', {
    pipeline: {
      ...s3Pipeline('Silent', 'Silent.zip'),
      stages: [source, { name: 'Sign', actions: [{ name: 'Approve', actionTypeId }] }],
    },
  });
  const parts = servers.parts();
  const want = { max: 1, now: parts.clock(), lease: 30_000 };
  for (const job of await claimServerJobs(parts.database, want)) {
    await doServerJob(parts, job, new AbortController().signal);
  }
  const { jobs: [job] = [] } = await servers.one.call('PollForJobs', { actionTypeId });
  const { id: jobId = '', nonce = '' } = job ?? {};
  await servers.one.call('AcknowledgeJob', { jobId, nonce });
  advance(day);
  await look();
  expect(await approval('Silent')).toMatchObject({
    status: 'Failed',
    errorDetails: { code: 'JobTimeout' },
  });
  expect(await servers.one.call('AcknowledgeJob', { jobId, nonce })).toEqual({
    status: 'TimedOut',
  });
  await expect(servers.one.call('PutJobSuccessResult', { jobId })).rejects.toMatchObject({
    code: 'InvalidJobStateException',
  });
});
