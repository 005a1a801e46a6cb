import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { openTestShell, type TestShell, tenant } from '../../../test/support/shell.js';
import type { EngineEvent } from '../../engine/index.js';
import type { PipelineDeclaration } from '../../model/index.js';
import type { JobQuery } from '../store/job-claims.js';
import type { ActionJobData, JobRow } from '../store/jobs.js';
import { sql } from '../store/sql.js';

let db: TestDatabase;
let shell: TestShell;
beforeAll(async () => {
  db = await openTestDatabase();
  shell = openTestShell(db.database);
});
afterAll(async () => {
  shell.execution.close();
  await db.close();
});

let providers = 0;
/** A provider of a test's own, so that no test is handed another's jobs. */
const newProvider = async (queryable?: string): Promise<string> => {
  providers += 1;
  const provider = `P${providers}`;
  await shell.addType('Source', provider, queryable);
  await shell.addType('Build', provider, queryable);
  return provider;
};

const declaration = (
  name: string,
  provider: string,
  configuration: Readonly<Record<string, string>> = {},
): PipelineDeclaration => {
  const action = (category: 'Source' | 'Build', actionName: string) => ({
    name: actionName,
    actionTypeId: { category, owner: 'Custom' as const, provider, version: '1' },
    configuration,
  });
  return {
    name,
    roleArn: 'arn:aws:iam::000000000000:role/r',
    artifactStore: { type: 'S3', location: 'artifacts' },
    stages: [
      { name: 'Source', actions: [action('Source', 'Fetch')] },
      { name: 'Build', actions: [action('Build', 'One'), action('Build', 'Two')] },
    ],
  };
};

const never = new AbortController().signal;
const query = (provider: string, more: Partial<JobQuery> = {}): JobQuery => ({
  ...tenant,
  category: 'Source',
  owner: 'Custom',
  provider,
  version: '1',
  actionType: `Source/Custom/${provider}/1`,
  max: 1,
  now: shell.clock.now,
  lease: 60_000,
  ...more,
});
const builds = (provider: string, more: Partial<JobQuery> = {}): JobQuery =>
  query(provider, { category: 'Build', actionType: `Build/Custom/${provider}/1`, ...more });

type Job = JobRow<ActionJobData>;

const claim = async (want: JobQuery, waitFor = 0): Promise<readonly Job[]> =>
  (await shell.execution.poll(want, { waitFor, signal: never }))?.jobs ?? [];

const claimOne = async (want: JobQuery): Promise<Job> => {
  const [job] = await claim(want);
  if (!job) throw new Error('There is no job.');
  return job;
};

const acknowledge = (job: Job) =>
  shell.execution.acknowledge({ ...tenant, jobId: job.job_id, nonce: job.nonce ?? '' });

const about = (job: Job) => ({
  pipelineExecutionId: job.pipeline_execution_id,
  actionExecutionId: job.action_execution_id,
  jobId: job.job_id,
});

const tell = (job: Job, event: EngineEvent) =>
  shell.execution.handle({
    tenant,
    target: { kind: 'job', jobId: job.job_id },
    toEvent: () => event,
  });

const succeed = (job: Job) =>
  tell(job, { kind: 'jobSucceeded', ...about(job), outputVariables: {} });

describe('the job protocol', () => {
  test('a job that is not acknowledged is handed out again, and the first nonce is dead (T9)', async () => {
    const provider = await newProvider();
    await shell.addPipeline(declaration('T9', provider));
    const first = await claimOne(query(provider));
    expect(await claim(query(provider))).toEqual([]);

    shell.clock.now += 60_001;
    const second = await claimOne(query(provider));
    expect(second.job_id).toBe(first.job_id);
    expect(second.nonce).not.toBe(first.nonce);
    expect(await acknowledge(first)).toMatchObject({ status: 'Dispatched', isNonceRight: false });
    expect(await acknowledge(second)).toMatchObject({ status: 'InProgress', isNonceRight: true });
    expect(await acknowledge(second)).toMatchObject({ status: 'InProgress', isNonceRight: true });

    const continuationToken = 'c';
    await tell(second, { kind: 'jobContinued', ...about(second), continuationToken });
    expect(await claim(query(provider))).toEqual([]);
    shell.clock.now += 5_000;
    const third = await claimOne(query(provider));
    expect(third.job_id).not.toBe(second.job_id);
    expect(third.action_execution_id).toBe(second.action_execution_id);
    expect(third.continuation_token).toBe('c');

    expect(await succeed(second)).toMatchObject({ code: 'InvalidJobStateException' });
    await acknowledge(third);
    expect(await succeed(third)).toMatchObject({ kind: 'done' });
    expect(await acknowledge(third)).toMatchObject({ status: 'Succeeded', isNonceRight: true });
    expect(await succeed(third)).toMatchObject({ code: 'InvalidJobStateException' });
  });

  test('a poll gets up to as many jobs as it asks for, the oldest first', async () => {
    const provider = await newProvider();
    await shell.addPipeline(declaration('Batch', provider));
    const source = await claimOne(query(provider));
    await acknowledge(source);
    await succeed(source);
    const jobs = await claim(builds(provider, { max: 5 }));
    expect(jobs.map((job) => job.data.actionName)).toEqual(['One', 'Two']);
    expect(new Set(jobs.map((job) => job.nonce)).size).toBe(2);
  });

  test('a poll that may wait is answered the moment a job is queued', async () => {
    const provider = await newProvider();
    const waiting = claim(query(provider), 20_000);
    await shell.addPipeline(declaration('Awaited', provider));
    expect(await waiting).toHaveLength(1);
  });

  test('a poll that waits and whose client has gone takes no job with it', async () => {
    const provider = await newProvider();
    const other = openTestShell(db.database);
    const gone = new AbortController();
    const polled = shell.execution.poll(query(provider), { waitFor: 20_000, signal: gone.signal });
    // It has looked, and waits, when one that came later is answered.
    await claim(query(provider));
    await other.addPipeline(declaration('Left', provider));
    gone.abort();
    expect((await polled)?.jobs).toEqual([]);
    expect(await claim(query(provider))).toHaveLength(1);
    other.execution.close();
  });

  test('many polls at once share the jobs among them, each job once', async () => {
    const provider = await newProvider();
    for (let count = 0; count < 10; count += 1) {
      await shell.addPipeline(declaration(`Many${count}`, provider));
    }
    const polls = await Promise.all(Array.from({ length: 30 }, () => claim(query(provider))));
    const ids = polls.flat().map((job) => job.job_id);
    expect(ids).toHaveLength(10);
    expect(new Set(ids).size).toBe(10);
  });

  test('with a queryable property only the jobs with the asked value are handed out', async () => {
    const provider = await newProvider('ProjectName');
    await shell.addPipeline(declaration('QueryA', provider, { ProjectName: 'A' }));
    await shell.addPipeline(declaration('QueryB', provider, { ProjectName: 'B' }));
    const asked = { query: { key: 'ProjectName', value: 'B' }, max: 5 };
    expect((await claim(query(provider, asked))).map((job) => job.pipeline_name)).toEqual([
      'QueryB',
    ]);
    // Without the property, or with another one, nothing is claimed: the caller is told why.
    expect(await claim(query(provider, { max: 5 }))).toEqual([]);
    expect(await claim(query(provider, { query: { key: 'Other', value: 'A' } }))).toEqual([]);
  });

  test('an action type that is not there is told apart from one that has no jobs', async () => {
    expect(
      await shell.execution.poll(query('Nobody'), { waitFor: 0, signal: never }),
    ).toBeUndefined();
  });

  test('results that arrive together are decided together, each on top of the one before', async () => {
    const provider = await newProvider();
    await shell.addPipeline(declaration('Together', provider));
    const source = await claimOne(query(provider));
    await acknowledge(source);
    await succeed(source);
    const jobs = await claim(builds(provider, { max: 2 }));
    await Promise.all(jobs.map(acknowledge));
    const outcomes = await Promise.all(jobs.map(succeed));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done']);
    const rows = await db.database.rows(sql<{ status: string }>`
      select e.status from pipeline_execution e join pipeline p using (account, region, pipeline_id)
      where p.name = 'Together'`);
    expect(rows).toEqual([{ status: 'Succeeded' }]);
  });

  test('an event that a bug makes impossible fails alone, not with those beside it', async () => {
    const provider = await newProvider();
    await shell.addPipeline(declaration('Alone', provider));
    const job = await claimOne(query(provider));
    await acknowledge(job);
    const broken = shell.execution.handle({
      tenant,
      target: { kind: 'pipeline', name: 'Alone' },
      toEvent: () => {
        throw new Error('a bug');
      },
    });
    const sound = succeed(job);
    await expect(broken).rejects.toThrow('a bug');
    expect(await sound).toMatchObject({ kind: 'done' });
  });

  test('the job of an action type that was never created goes to the server, not to a worker', async () => {
    await shell.addPipeline(declaration('Nowhere', 'NeverMade'));
    const rows = await db.database.rows(sql<{ claimant: string }>`
      select claimant from job where pipeline_name = 'Nowhere'`);
    expect(rows).toEqual([{ claimant: 'server' }]);
  });

  test('an action that names no region puts its output into the store of the pipeline’s own', async () => {
    const provider = await newProvider();
    const { artifactStore: _, ...plain } = declaration('Regions', provider);
    const stages = plain.stages.map((stage) => ({
      ...stage,
      actions: stage.actions.map((action) => ({
        ...action,
        outputArtifacts: [{ name: `${stage.name}${action.name}` }],
      })),
    }));
    const artifactStores = {
      'eu-west-1': { type: 'S3', location: 'over-there' },
      'us-east-1': { type: 'S3', location: 'right-here' },
    } as const;
    await shell.addPipeline({ ...plain, stages, artifactStores });
    const source = await claimOne(query(provider));
    await acknowledge(source);
    await succeed(source);
    const jobs = await claim(builds(provider, { max: 2 }));
    const buckets = [source, ...jobs].flatMap(({ data }) =>
      data.outputArtifacts.map(({ bucket }) => bucket),
    );
    expect(new Set(buckets)).toEqual(new Set(['right-here']));
  });
});
