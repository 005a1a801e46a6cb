import { describe, expect, test } from 'vitest';
import { pipelineOf, registerTypes } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';
import { sql } from '../store/sql.js';

const operations = operationsOfFile(async (opened) => {
  await registerTypes(opened, 'Shop');
});
const { call } = operations;

const create = (name: string, provider = 'Shop') =>
  call('CreatePipeline', { pipeline: pipelineOf(name, provider) });

/** Rows that are left of pipelines which are not there. */
const leftovers = () =>
  operations.database.rows(sql<{ kind: string }>`
    with gone as (
      select 'version' as kind, pipeline_id from pipeline_version
      union all select 'execution', pipeline_id from pipeline_execution
      union all select 'action execution', pipeline_id from action_execution
      union all select 'start', pipeline_id from start_request
      union all select 'S3 source', pipeline_id from s3_source)
    select kind from gone where pipeline_id not in (select pipeline_id from pipeline)`);

const sourceOf = (provider: string) =>
  ({ category: 'Source', owner: 'Custom', provider, version: '1' }) as const;

describe('DeletePipeline', () => {
  test('leaves nothing of the pipeline, and answers nothing', async () => {
    await create('Old');
    await call('UpdatePipeline', { pipeline: pipelineOf('Old', 'Shop') });
    await call('StartPipelineExecution', { name: 'Old', clientRequestToken: 'once' });
    expect(await call('DeletePipeline', { name: 'Old' })).toBeUndefined();
    await expect(call('GetPipeline', { name: 'Old' })).rejects.toMatchObject({
      code: 'PipelineNotFoundException',
    });
    expect(await leftovers()).toEqual([]);
  });

  test('succeeds for a pipeline that is not there', async () => {
    expect(await call('DeletePipeline', { name: 'Never' })).toBeUndefined();
  });

  test('leaves the pipelines of the same name in other regions and accounts alone', async () => {
    const at = { region: 'eu-west-1' };
    const elsewhere = {
      ...operations,
      call: ((name, input) => call(name, input, at)) as typeof call,
    };
    await registerTypes(elsewhere, 'Shop');
    await create('Namesake');
    await call('CreatePipeline', { pipeline: pipelineOf('Namesake', 'Shop') }, at);
    await call('DeletePipeline', { name: 'Namesake' });
    expect((await call('GetPipeline', { name: 'Namesake' }, at)).pipeline?.version).toBe(1);
  });

  test('abandons what is in flight: its jobs are nobody’s any more', async () => {
    await registerTypes(operations, 'Flight');
    await create('Flight', 'Flight');
    const actionTypeId = sourceOf('Flight');
    const [job] = (await call('PollForJobs', { actionTypeId })).jobs ?? [];
    const { id: jobId = '', nonce = '' } = job ?? {};
    expect(await call('AcknowledgeJob', { jobId, nonce })).toEqual({ status: 'InProgress' });

    await call('DeletePipeline', { name: 'Flight' });
    await expect(call('PutJobSuccessResult', { jobId })).rejects.toMatchObject({
      code: 'JobNotFoundException',
    });
    const failureDetails = { type: 'JobFailed', message: 'too late' } as const;
    await expect(call('PutJobFailureResult', { jobId, failureDetails })).rejects.toMatchObject({
      code: 'JobNotFoundException',
    });
    // The worker that asks whether it may go on learns that it may not.
    expect(await call('AcknowledgeJob', { jobId, nonce })).toEqual({ status: 'Failed' });
    expect(await leftovers()).toEqual([]);
  });

  test('takes jobs that nobody has claimed yet out of the queue', async () => {
    await registerTypes(operations, 'Queued');
    await create('Queued', 'Queued');
    await call('DeletePipeline', { name: 'Queued' });
    expect(await call('PollForJobs', { actionTypeId: sourceOf('Queued') })).toEqual({ jobs: [] });
  });

  test('takes the tags away, so that a new pipeline of the name has none', async () => {
    const tags = [{ key: 'team', value: 'web' }];
    await call('CreatePipeline', { pipeline: pipelineOf('Tagged', 'Shop'), tags });
    await call('DeletePipeline', { name: 'Tagged' });
    await create('Tagged');
    const resourceArn = 'arn:aws:codepipeline:us-east-1:000000000000:Tagged';
    expect(await call('ListTagsForResource', { resourceArn })).toEqual({ tags: [] });
  });

  test('lets the name begin again at version 1 with no history but the first execution', async () => {
    await create('Phoenix');
    await call('UpdatePipeline', { pipeline: pipelineOf('Phoenix', 'Shop') });
    const before = await call('ListPipelineExecutions', { pipelineName: 'Phoenix' });
    await call('DeletePipeline', { name: 'Phoenix' });
    expect((await create('Phoenix')).pipeline?.version).toBe(1);
    const after = await call('ListPipelineExecutions', { pipelineName: 'Phoenix' });
    expect(after.pipelineExecutionSummaries).toHaveLength(1);
    expect(after.pipelineExecutionSummaries?.[0]?.pipelineExecutionId).not.toBe(
      before.pipelineExecutionSummaries?.[0]?.pipelineExecutionId,
    );
    await expect(call('GetPipeline', { name: 'Phoenix', version: 2 })).rejects.toMatchObject({
      code: 'PipelineVersionNotFoundException',
    });
  });

  test('and creations of the same name at once come one after the other', async () => {
    await create('Contested');
    for (let round = 0; round < 10; round += 1) {
      const [created, deleted] = await Promise.allSettled([
        create('Contested'),
        call('DeletePipeline', { name: 'Contested' }),
      ]);
      expect(deleted.status).toBe('fulfilled');
      const there = await call('GetPipeline', { name: 'Contested' }).catch(() => undefined);
      if (created.status === 'rejected') {
        expect(created.reason).toMatchObject({ code: 'PipelineNameInUseException' });
        expect(there).toBeUndefined();
        await create('Contested');
      }
    }
    expect(await leftovers()).toEqual([]);
  });

  test('during updates and starts leaves nothing behind', async () => {
    await create('Hurried');
    await Promise.allSettled([
      call('UpdatePipeline', { pipeline: pipelineOf('Hurried', 'Shop') }),
      call('StartPipelineExecution', { name: 'Hurried' }),
      call('DeletePipeline', { name: 'Hurried' }),
      call('StartPipelineExecution', { name: 'Hurried' }),
      call('UpdatePipeline', { pipeline: pipelineOf('Hurried', 'Shop') }),
    ]);
    await expect(call('GetPipeline', { name: 'Hurried' })).rejects.toMatchObject({
      code: 'PipelineNotFoundException',
    });
    expect(await leftovers()).toEqual([]);
  });
});
