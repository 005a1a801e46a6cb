import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { pipelineOf, registerTypes } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';
import { tenant } from '../../../test/support/shell.js';
import { until } from '../../../test/support/until.js';
import { findActionTypes } from '../store/action-types.js';
import { claimServerJobs } from '../store/job-claims.js';
import { insertJobs } from '../store/jobs.js';
import { sql } from '../store/sql.js';
import { listTags } from '../store/tags.js';

const operations = operationsOfFile();
const { call } = operations;

const key = (provider: string) => ({ category: 'Source', provider, version: '1' }) as const;
const remove = (provider: string) => call('DeleteCustomActionType', key(provider));
const poll = (provider: string) =>
  call('PollForJobs', { actionTypeId: { ...key(provider), owner: 'Custom' } });

const isDeleted = async (provider: string): Promise<boolean> => {
  const [row] = await findActionTypes(operations.database, [{ ...tenant, ...key(provider) }]);
  return row?.deleted !== null;
};

describe('DeleteCustomActionType', () => {
  test('ends polling for the type and takes it off the list, and answers nothing', async () => {
    await registerTypes(operations, 'Old');
    expect(await remove('Old')).toBeUndefined();
    await expect(poll('Old')).rejects.toMatchObject({ code: 'ActionTypeNotFoundException' });
    const { actionTypes } = await call('ListActionTypes', { actionOwnerFilter: 'Custom' });
    expect(actionTypes.map(({ id }) => id)).not.toContainEqual({ ...key('Old'), owner: 'Custom' });
  });

  test('succeeds for a type that is not there or was deleted before', async () => {
    expect(await remove('Never')).toBeUndefined();
    await registerTypes(operations, 'Twice');
    await Promise.all([remove('Twice'), remove('Twice')]);
    expect(await remove('Twice')).toBeUndefined();
  });

  test('lets a worker finish the job that it has', async () => {
    await registerTypes(operations, 'Begun');
    await call('CreatePipeline', { pipeline: pipelineOf('Begun', 'Begun') });
    const [job] = (await poll('Begun')).jobs ?? [];
    const { id: jobId = '', nonce = '' } = job ?? {};
    await remove('Begun');
    expect(await call('AcknowledgeJob', { jobId, nonce })).toEqual({ status: 'InProgress' });
    expect(await call('PutJobSuccessResult', { jobId })).toBeUndefined();
  });

  test('leaves a job that no worker has taken to the server, which can say why it fails', async () => {
    await registerTypes(operations, 'Waiting');
    await call('CreatePipeline', { pipeline: pipelineOf('Waiting', 'Waiting') });
    await remove('Waiting');
    const jobs = await claimServerJobs(operations.database, {
      max: 10,
      now: operations.clock.now,
      lease: 600_000,
    });
    expect(jobs.map(({ pipeline_name }) => pipeline_name)).toEqual(['Waiting']);
  });

  test('leaves a job to the server, too, that is just being queued', async () => {
    await registerTypes(operations, 'Racing');
    const id = () => randomUUID();
    let removed: Promise<unknown> | undefined;
    await operations.database.transaction(async (tx) => {
      insertJobs(tx, [
        {
          ...tenant,
          job_id: id(),
          action_type: 'Source/Custom/Racing/1',
          available_at: operations.clock.now,
          pipeline_id: id(),
          pipeline_name: 'Racing',
          pipeline_execution_id: id(),
          action_execution_id: id(),
          created: operations.clock.now,
          data: {
            actionTypeId: { ...key('Racing'), owner: 'Custom' },
            configuration: {},
            stageName: 'Source',
            actionName: 'Fetch',
            inputArtifacts: [],
            outputArtifacts: [],
            sourceOverrides: [],
          },
        },
      ]);
      // The type was live when the job was written, and goes away before anybody sees the job.
      await tx.rows(sql`select 1`);
      removed = remove('Racing');
      await until('it is deleted, or waits', async () => {
        const [row] = await operations.database.rows(sql<{ waiting: number }>`
          select count(*) as waiting from pg_locks
          where not granted and relation = 'pipewright.job'::regclass`);
        return (row?.waiting ?? 0) > 0 || (await isDeleted('Racing'));
      });
    });
    await removed;
    const now = operations.clock.now;
    const jobs = await claimServerJobs(operations.database, { max: 10, now, lease: 600_000 });
    expect(jobs.map(({ pipeline_name }) => pipeline_name)).toEqual(['Racing']);
  });

  test('leaves what continues a job of the type to the server, too', async () => {
    await registerTypes(operations, 'Continued');
    await call('CreatePipeline', { pipeline: pipelineOf('Continued', 'Continued') });
    const [job] = (await poll('Continued')).jobs ?? [];
    const { id: jobId = '', nonce = '' } = job ?? {};
    await call('AcknowledgeJob', { jobId, nonce });
    await remove('Continued');
    await call('PutJobSuccessResult', { jobId, continuationToken: 'more' });
    operations.clock.now += 5_000;
    const now = operations.clock.now;
    const jobs = await claimServerJobs(operations.database, { max: 10, now, lease: 600_000 });
    expect(jobs.map(({ continuation_token }) => continuation_token)).toContain('more');
  });

  test('takes the tags away', async () => {
    await registerTypes(operations, 'Tagged');
    const resourceArn =
      'arn:aws:codepipeline:us-east-1:000000000000:actiontype:Custom/Source/Tagged/1';
    await call('TagResource', { resourceArn, tags: [{ key: 'team', value: 'web' }] });
    await remove('Tagged');
    expect(await listTags(operations.database, tenant, resourceArn)).toEqual([]);
    await expect(call('ListTagsForResource', { resourceArn })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
  });
});
