import { describe, expect, test } from 'vitest';
import { pipelineOf, registerTypes } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';

const operations = operationsOfFile();
const { call } = operations;

const secret = { name: 'Token', required: true, key: false, secret: true };

describe('GetPipeline', () => {
  test('answers the declaration as CreatePipeline did, and its metadata', async () => {
    await registerTypes(operations, 'Shop', [secret]);
    const pipeline = pipelineOf('Site', 'Shop', { Token: 'sesame' });
    const created = await call('CreatePipeline', { pipeline });
    expect(await call('GetPipeline', { name: 'Site' })).toEqual({
      pipeline: created.pipeline,
      metadata: {
        pipelineArn: 'arn:aws:codepipeline:us-east-1:000000000000:Site',
        created: 1_790_000_000,
        updated: 1_790_000_000,
      },
    });
  });

  test('answers artifact stores as they were given', async () => {
    await registerTypes(operations, 'Stores');
    const { artifactStore: _, ...rest } = pipelineOf('Stores', 'Stores');
    const artifactStores = { 'us-east-1': { type: 'S3', location: 'artifacts' } } as const;
    await call('CreatePipeline', { pipeline: { ...rest, artifactStores } });
    const { pipeline } = await call('GetPipeline', { name: 'Stores' });
    expect(pipeline?.artifactStores).toEqual(artifactStores);
    expect(pipeline).not.toHaveProperty('artifactStore');
  });

  test('answers an earlier version when it is asked for, with the metadata of the pipeline', async () => {
    await registerTypes(operations, 'Versions');
    const pipeline = pipelineOf('Versions', 'Versions');
    await call('CreatePipeline', { pipeline });
    operations.clock.now += 2_500;
    const roleArn = 'arn:aws:iam::000000000000:role/other';
    await call('UpdatePipeline', { pipeline: { ...pipeline, roleArn } });

    expect((await call('GetPipeline', { name: 'Versions' })).pipeline).toMatchObject({
      version: 2,
      roleArn,
    });
    const { pipeline: first, metadata } = await call('GetPipeline', {
      name: 'Versions',
      version: 1,
    });
    expect(first).toMatchObject({ version: 1, roleArn: pipeline.roleArn });
    expect(metadata?.updated).toBe((metadata?.created ?? 0) + 2.5);
  });

  test('masks the secrets of an action whose type was deleted, and nothing else', async () => {
    const project = { name: 'Project', required: true, key: true, secret: false };
    await registerTypes(operations, 'Gone', [secret, project]);
    const configuration = { Token: 'sesame', Project: 'site' };
    await call('CreatePipeline', { pipeline: pipelineOf('OfGone', 'Gone', configuration) });
    await call('DeleteCustomActionType', { category: 'Build', provider: 'Gone', version: '1' });
    const { pipeline } = await call('GetPipeline', { name: 'OfGone' });
    expect(pipeline?.stages[1]?.actions[0]?.configuration).toEqual({
      Token: '****',
      Project: 'site',
    });
  });

  test('refuses a name that there is no pipeline of', async () => {
    await expect(call('GetPipeline', { name: 'fake-pipeline' })).rejects.toMatchObject({
      code: 'PipelineNotFoundException',
      message: "Account '000000000000' does not have a pipeline with name 'fake-pipeline'",
    });
  });

  test('refuses a version that there is not', async () => {
    await registerTypes(operations, 'Young');
    await call('CreatePipeline', { pipeline: pipelineOf('Young', 'Young') });
    for (const version of [2, 2 ** 31 - 1]) {
      await expect(call('GetPipeline', { name: 'Young', version })).rejects.toMatchObject({
        code: 'PipelineVersionNotFoundException',
      });
    }
  });
});
