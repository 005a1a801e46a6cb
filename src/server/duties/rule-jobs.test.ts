import { afterAll, beforeAll, expect, test } from 'vitest';
import { rule, takeRules } from '../../../test/support/rule-jobs.js';
import {
  openTestServers,
  s3Pipeline,
  type TestServers,
} from '../../../test/support/server-duties.js';
import type { PipelineDeclaration, RuleDeclaration } from '../../model/index.js';
import { claimServerJobs } from '../store/job-claims.js';
import { sql } from '../store/sql.js';
import { endOverdueActions } from './action-deadlines.js';
import { doServerJob, giveUpServerJob } from './do-server-job.js';

let servers: TestServers;
beforeAll(async () => {
  servers = await openTestServers();
});
afterAll(() => servers.close());

const minute = 60_000;

const claim = () => {
  const parts = servers.parts();
  return claimServerJobs(parts.database, { max: 9, now: parts.clock(), lease: 30_000 });
};

/** A pipeline whose execution is asked a rule before its second stage. */
const createAtRule = async (name: string, asked: RuleDeclaration = rule('Rule')) => {
  await servers.put(`${name}.zip`, name);
  const { stages, ...pipeline } = s3Pipeline(name, `${name}.zip`);
  const [source, sign] = stages;
  if (!source || !sign) throw new Error('There are two stages.');
  const beforeEntry = { conditions: [{ result: 'FAIL', rules: [asked] }] } as const;
  const whole: PipelineDeclaration = {
    ...pipeline,
    pipelineType: 'V2',
    stages: [source, { ...sign, beforeEntry }],
  };
  await servers.one.call('CreatePipeline', { pipeline: whole });
  const parts = servers.parts();
  for (const job of await claim()) await doServerJob(parts, job, new AbortController().signal);
};

const asked = async (pipelineName: string) =>
  (await servers.one.call('ListRuleExecutions', { pipelineName })).ruleExecutionDetails?.[0];

const hold = async () => {
  const held = (await takeRules(servers.one, servers.objects.database)).get('Rule');
  if (!held) throw new Error('There is no rule to be evaluated.');
  return held;
};

const jobStatus = async (jobId: string) => {
  const rows = await servers.objects.database.rows(sql<{ status: string }>`
    select status from job where job_id = ${jobId}`);
  return rows[0]?.status;
};

test('a rule of a type that cannot be evaluated fails, and says so', async () => {
  await createAtRule('Unknown', {
    name: 'Rule',
    ruleTypeId: { category: 'Rule', owner: 'AWS', provider: 'CodeBuild', version: '1' },
    configuration: { ProjectName: 'p' },
  });
  for (const job of await claim()) {
    await doServerJob(servers.parts(), job, new AbortController().signal);
  }
  expect((await asked('Unknown'))?.output?.executionResult?.errorDetails).toEqual({
    code: 'ConfigurationError',
    message:
      'Pipewright knows the rule type Rule/AWS/CodeBuild/1 but cannot run it yet. Use a rule of another type in its place.',
  });
  const { stageStates = [] } = await servers.one.call('GetPipelineState', { name: 'Unknown' });
  expect(stageStates[1]?.beforeEntryConditionState?.latestExecution?.status).toBe('Errored');
  expect((await servers.executions('Unknown'))[0]?.status).toBe('Failed');
});

test('a rule that waits is asked again when it said, with its token, until its time is up', async () => {
  await createAtRule('Waiting', rule('Rule', { timeoutInMinutes: 10 }));
  const first = await hold();
  const until = servers.one.clock.now + 3 * minute;
  await first.say({ kind: 'waiting', until, token: 'again', summary: 'Not yet.' });
  expect(await asked('Waiting')).toMatchObject({
    status: 'InProgress',
    output: { executionResult: { externalExecutionSummary: 'Not yet.' } },
  });
  servers.one.clock.now = until - 1;
  expect(await claim()).toEqual([]);
  servers.one.clock.now = until;
  const second = await hold();
  expect(second.job.continuation_token).toBe('again');
  expect(second.job.job_id).not.toBe(first.job.job_id);

  servers.one.clock.now += 7 * minute - 1;
  await endOverdueActions(servers.parts());
  expect((await asked('Waiting'))?.status).toBe('InProgress');
  servers.one.clock.now += 1;
  await endOverdueActions(servers.parts());
  expect(await asked('Waiting')).toMatchObject({
    status: 'Failed',
    output: { executionResult: { errorDetails: { code: 'JobTimeout' } } },
  });
  expect(await jobStatus(second.job.job_id)).toBe('TimedOut');
  // Nobody waits for what it says now.
  await second.say({ kind: 'succeeded' });
  expect((await servers.executions('Waiting'))[0]?.status).toBe('Failed');
});

test('a rule that could not be evaluated, however often it was tried, fails', async () => {
  await createAtRule('Hopeless');
  const { job } = await hold();
  await giveUpServerJob(servers.parts(), job, 'nobody answers');
  expect((await asked('Hopeless'))?.output?.executionResult?.errorDetails).toEqual({
    code: 'SystemUnavailable',
    message: 'The rule could not be evaluated: nobody answers',
  });
});

test('what a rule says too much of is cut', async () => {
  await createAtRule('Long');
  const { say } = await hold();
  await say({ kind: 'failed', type: 'JobFailed', message: 'x'.repeat(6_000) });
  const { errorDetails } = (await asked('Long'))?.output?.executionResult ?? {};
  expect(errorDetails?.message).toHaveLength(5_000);
  const { stageStates = [] } = await servers.one.call('GetPipelineState', { name: 'Long' });
  const [state] = stageStates[1]?.beforeEntryConditionState?.conditionStates ?? [];
  expect(state?.ruleStates?.[0]?.latestExecution?.summary).toHaveLength(2_048);
});

/** Hands the job of a rule to somebody who answers by the operations for job workers. */
const handOut = async (): Promise<string> => {
  const { job } = await hold();
  await servers.objects.database.rows(sql`
    update job set status = 'InProgress' where job_id = ${job.job_id}`);
  return job.job_id;
};

test('the job of a rule can be looked at, continued and ended by a worker', async () => {
  await createAtRule('Worker');
  const jobId = await handOut();
  const { jobDetails } = await servers.one.call('GetJobDetails', { jobId });
  expect(jobDetails?.data).toMatchObject({
    actionConfiguration: { configuration: { Operator: 'NE' } },
    pipelineContext: { stage: { name: 'Sign' }, action: { name: 'Rule' } },
    inputArtifacts: [],
    outputArtifacts: [],
  });
  await servers.one.call('PutJobSuccessResult', {
    jobId,
    continuationToken: 'more',
    executionDetails: { summary: 'Half of it.', externalExecutionId: 'x' },
  });
  expect(await jobStatus(jobId)).toBe('Succeeded');
  expect(await claim()).toEqual([]);
  servers.one.clock.now += servers.one.execution.settings.continuationDelay;
  await servers.one.call('PutJobSuccessResult', { jobId: await handOut() });
  expect(await asked('Worker')).toMatchObject({
    status: 'Succeeded',
    output: {
      executionResult: { externalExecutionId: 'x', externalExecutionSummary: 'Half of it.' },
    },
  });
  expect((await servers.executions('Worker'))[0]?.status).toBe('InProgress');
});

test('a worker can say that a rule does not hold', async () => {
  await createAtRule('Refusing');
  await servers.one.call('PutJobFailureResult', {
    jobId: await handOut(),
    failureDetails: { type: 'JobFailed', message: 'No.', externalExecutionId: 'y' },
  });
  expect(await asked('Refusing')).toMatchObject({
    status: 'Failed',
    output: {
      executionResult: {
        externalExecutionId: 'y',
        errorDetails: { code: 'JobFailed', message: 'No.' },
      },
    },
  });
  const { stageStates = [] } = await servers.one.call('GetPipelineState', { name: 'Refusing' });
  expect(stageStates[1]?.beforeEntryConditionState?.latestExecution?.status).toBe('Failed');
});

test('a rule that is abandoned with its execution is evaluated no more', async () => {
  await createAtRule('Stopped');
  const { job, say } = await hold();
  const [execution] = await servers.executions('Stopped');
  await servers.one.call('StopPipelineExecution', {
    pipelineName: 'Stopped',
    pipelineExecutionId: execution?.pipelineExecutionId ?? '',
    abandon: true,
  });
  expect(await asked('Stopped')).toMatchObject({ status: 'Abandoned' });
  expect(await jobStatus(job.job_id)).toBe('Failed');
  await say({ kind: 'succeeded' });
  expect((await servers.executions('Stopped'))[0]?.status).toBe('Stopped');
  const { stageStates = [] } = await servers.one.call('GetPipelineState', { name: 'Stopped' });
  expect(stageStates[1]?.beforeEntryConditionState?.latestExecution?.status).toBe('Abandoned');
});
