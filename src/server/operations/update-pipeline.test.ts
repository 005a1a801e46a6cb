import { describe, expect, test } from 'vitest';
import { pipelineOf, registerTypes } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';
import type { PipelineDeclaration } from '../../model/index.js';
import { sql } from '../store/sql.js';

const operations = operationsOfFile(async (opened) => {
  await registerTypes(opened, 'Shop', [
    { name: 'Token', required: false, key: false, secret: true },
    { name: 'Project', required: false, key: true, secret: false },
  ]);
});
const { call } = operations;

const create = (pipeline: PipelineDeclaration) => call('CreatePipeline', { pipeline });
const update = (pipeline: PipelineDeclaration) => call('UpdatePipeline', { pipeline });
const get = (name: string) => call('GetPipeline', { name });

const executionsOf = (name: string) =>
  operations.database.rows(sql<{ status: string; number: number }>`
    select e.status, e.number from pipeline_execution e
    join pipeline p using (account, region, pipeline_id) where p.name = ${name}`);

const keptToken = async (name: string): Promise<unknown> => {
  const rows = await operations.database.rows(sql<{ token: string | null }>`
    select v.declaration -> 'stages' -> 1 -> 'actions' -> 0 -> 'configuration' ->> 'Token' as token
    from pipeline_version v join pipeline p using (account, region, pipeline_id, version)
    where p.name = ${name}`);
  return rows[0]?.token;
};

const withBuild = (
  pipeline: PipelineDeclaration,
  change: Partial<PipelineDeclaration['stages'][number]['actions'][number]>,
): PipelineDeclaration => ({
  ...pipeline,
  stages: pipeline.stages.map((stage) =>
    stage.name === 'Build'
      ? { ...stage, actions: stage.actions.map((action) => ({ ...action, ...change })) }
      : stage,
  ),
});

describe('UpdatePipeline', () => {
  test('raises the version though nothing changes, whatever version the input says', async () => {
    const pipeline = pipelineOf('Same', 'Shop');
    const { pipeline: before } = await create(pipeline);
    operations.clock.now += 1_000;
    expect(await update({ ...pipeline, version: 40 })).toEqual({
      pipeline: { ...before, version: 2 },
    });
    expect((await update(pipeline)).pipeline?.version).toBe(3);
  });

  test('changes when the pipeline was updated, and neither its creation nor its ARN', async () => {
    await create(pipelineOf('Dated', 'Shop'));
    const { metadata: before } = await get('Dated');
    operations.clock.now += 1_500;
    await update(pipelineOf('Dated', 'Shop'));
    expect((await get('Dated')).metadata).toEqual({
      ...before,
      updated: (before?.updated ?? 0) + 1.5,
    });
  });

  test('takes what GetPipeline answers, and keeps the secrets that are masked in it', async () => {
    await create(pipelineOf('Edited', 'Shop', { Token: 'sesame', Project: 'site' }));
    const { pipeline } = await get('Edited');
    const answer = await update(pipeline!);
    expect(answer.pipeline?.stages[1]?.actions[0]?.configuration).toEqual({
      Token: '****',
      Project: 'site',
    });
    expect(await keptToken('Edited')).toBe('sesame');
  });

  test('takes a new value for a secret', async () => {
    await create(pipelineOf('Rotated', 'Shop', { Token: 'sesame' }));
    await update(pipelineOf('Rotated', 'Shop', { Token: 'barley' }));
    expect(await keptToken('Rotated')).toBe('barley');
  });

  test('refuses a masked secret of an action that is new under its name', async () => {
    const pipeline = pipelineOf('Renamed', 'Shop', { Token: 'sesame' });
    await create(pipeline);
    const configuration = { Token: '****' };
    await expect(
      update(withBuild(pipeline, { name: 'Rebuild', configuration })),
    ).rejects.toMatchObject({
      code: 'InvalidActionDeclarationException',
      message:
        "Action configuration for the new action 'Rebuild' contains an invalid configuration for the secret property 'Token'. '****' may be used in secret properties only when updating an existing action.",
    });
    expect((await get('Renamed')).pipeline?.version).toBe(1);
  });

  test('starts no execution', async () => {
    await create(pipelineOf('Quiet', 'Shop'));
    await update(pipelineOf('Quiet', 'Shop'));
    expect(await executionsOf('Quiet')).toEqual([{ status: 'InProgress', number: 1 }]);
  });

  test('cancels the execution in a stage that changes, and closes its job', async () => {
    await registerTypes(operations, 'Changing');
    const pipeline = pipelineOf('Changing', 'Changing');
    await create(pipeline);
    const actionTypeId = {
      category: 'Source',
      owner: 'Custom',
      provider: 'Changing',
      version: '1',
    } as const;
    const [job] = (await call('PollForJobs', { actionTypeId })).jobs ?? [];
    await call('AcknowledgeJob', { jobId: job?.id ?? '', nonce: job?.nonce ?? '' });

    const [source, ...others] = pipeline.stages;
    const actions = source!.actions.map((action) => ({ ...action, name: 'FetchAll' }));
    await update({ ...pipeline, stages: [{ ...source!, actions }, ...others] });
    expect(await executionsOf('Changing')).toEqual([{ status: 'Cancelled', number: 1 }]);
    await expect(call('PutJobSuccessResult', { jobId: job?.id ?? '' })).rejects.toMatchObject({
      code: 'InvalidJobStateException',
    });
  });

  test('leaves the tags alone', async () => {
    const tags = [{ key: 'team', value: 'web' }];
    await call('CreatePipeline', { pipeline: pipelineOf('Tagged', 'Shop'), tags });
    await update(pipelineOf('Tagged', 'Shop'));
    const resourceArn = 'arn:aws:codepipeline:us-east-1:000000000000:Tagged';
    expect(await call('ListTagsForResource', { resourceArn })).toEqual({ tags });
  });

  test('gives each of many updates at once a version of its own', async () => {
    await create(pipelineOf('Busy', 'Shop'));
    const updates = Array.from({ length: 8 }, () => update(pipelineOf('Busy', 'Shop')));
    const versions = (await Promise.all(updates)).map(({ pipeline }) => pipeline?.version ?? 0);
    expect(versions.sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await get('Busy')).pipeline?.version).toBe(9);
  });

  test('refuses a pipeline that is not there', async () => {
    await expect(update(pipelineOf('Missing', 'Shop'))).rejects.toMatchObject({
      code: 'PipelineNotFoundException',
      message: "Account '000000000000' does not have a pipeline with name 'Missing'",
    });
  });

  test('refuses a structure that breaks a rule, and changes nothing', async () => {
    const pipeline = pipelineOf('Kept', 'Shop');
    await create(pipeline);
    await expect(
      update({ ...pipeline, stages: [...pipeline.stages, pipeline.stages[1]!] }),
    ).rejects.toMatchObject({
      code: 'InvalidStageDeclarationException',
      message: "Stage name 'Build' is used more than once",
    });
    expect((await get('Kept')).pipeline?.version).toBe(1);
  });
});

describe('the S3 sources of UpdatePipeline', () => {
  const s3Pipeline = (configuration: Readonly<Record<string, string>>): PipelineDeclaration => {
    const { stages, ...rest } = pipelineOf('Watching', 'Shop');
    const source = {
      name: 'Fetch',
      actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' } as const,
      outputArtifacts: [{ name: 'Code' }],
      configuration: { S3Bucket: 'sources', ...configuration },
    };
    return { ...rest, stages: [{ name: 'Source', actions: [source] }, ...stages.slice(1)] };
  };
  const sources = () =>
    operations.database.rows(sql<{ object_key: string; revision: string | null }>`
      select object_key, revision from s3_source where pipeline_name = 'Watching'`);

  test('follow the declaration; one that stays the same keeps what it has seen', async () => {
    await create(s3Pipeline({ S3ObjectKey: 'a.zip' }));
    await operations.database.rows(sql`update s3_source set revision = 'r1'`);
    await update(s3Pipeline({ S3ObjectKey: 'a.zip' }));
    expect(await sources()).toEqual([{ object_key: 'a.zip', revision: 'r1' }]);
    await update(s3Pipeline({ S3ObjectKey: 'b.zip' }));
    expect(await sources()).toEqual([{ object_key: 'b.zip', revision: null }]);
    await update(s3Pipeline({ S3ObjectKey: 'b.zip', PollForSourceChanges: 'false' }));
    expect(await sources()).toEqual([]);
    await update(pipelineOf('Watching', 'Shop'));
    expect(await sources()).toEqual([]);
  });
});
