import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  openTestServers,
  s3Pipeline,
  type TestServers,
} from '../../../test/support/server-duties.js';
import { tenant } from '../../../test/support/shell.js';
import { claimServerJobs } from '../store/job-claims.js';
import { findJobs } from '../store/jobs.js';
import { doServerJob } from './do-server-job.js';
import { forgetOldHistory } from './history-retention.js';

let servers: TestServers;
beforeAll(async () => {
  servers = await openTestServers();
});
afterAll(() => servers.close());

const day = 24 * 60 * 60 * 1000;
const historyRetention = 365 * day;

const forget = () =>
  forgetOldHistory(
    { signal: new AbortController().signal },
    { ...servers.parts(), historyRetention },
  );

const doSourceJobs = async (): Promise<readonly string[]> => {
  const parts = servers.parts();
  const jobs = await claimServerJobs(parts.database, { max: 9, now: parts.clock(), lease: 30_000 });
  for (const job of jobs) await doServerJob(parts, job, new AbortController().signal);
  return jobs.map(({ job_id }) => job_id);
};

const statuses = async (name: string) =>
  (await servers.executions(name)).map(({ status }) => status);

let runs = 0;
let name = '';
let jobIds: readonly string[] = [];

/** A pipeline with one execution that failed, of which nothing is in flight. */
beforeEach(async () => {
  runs += 1;
  name = `Old${runs}`;
  await servers.one.call('CreatePipeline', {
    pipeline: s3Pipeline(name, 'missing.zip', { PollForSourceChanges: 'false' }),
  });
  jobIds = await doSourceJobs();
  expect(await statuses(name)).toEqual(['Failed']);
});

test('an execution that was started a year ago is forgotten, with the history of its actions', async () => {
  servers.one.clock.now += historyRetention - day;
  await forget();
  expect(await statuses(name)).toEqual(['Failed']);
  servers.one.clock.now += 2 * day;
  await forget();
  expect(await statuses(name)).toEqual([]);
  const { actionExecutionDetails } = await servers.one.call('ListActionExecutions', {
    pipelineName: name,
  });
  expect(actionExecutionDetails).toEqual([]);
});

test('what is younger stays, and what is in flight, however old', async () => {
  await servers.put('there.zip', 'there');
  const waiting = `Waiting${runs}`;
  await servers.one.call('CreatePipeline', {
    pipeline: s3Pipeline(waiting, 'there.zip', { PollForSourceChanges: 'false' }),
  });
  await doSourceJobs();
  servers.one.clock.now += historyRetention + day;
  await servers.one.call('StartPipelineExecution', { name });
  await forget();
  expect(await statuses(waiting)).toEqual(['InProgress']);
  expect(await statuses(name)).toEqual(['InProgress']);
});

test('a job is forgotten a day after it ended', async () => {
  const { database } = servers.parts();
  const left = () =>
    findJobs(
      database,
      jobIds.map((jobId) => ({ ...tenant, jobId })),
    );
  await forget();
  expect(await left()).toHaveLength(jobIds.length);
  servers.one.clock.now += day + 1;
  await forget();
  expect(await left()).toEqual([]);
});
