import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { declare } from '../../../test/support/engine-story.js';
import {
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';

let db: TestDatabase;
let story: OperationsStory;
beforeAll(async () => {
  db = await openTestDatabase();
  story = await openOperationsStory(db.database);
});
afterAll(async () => {
  story.close();
  await db.close();
});

const get = (pipelineName: string, pipelineExecutionId: string) =>
  story.call('GetPipelineExecution', { pipelineName, pipelineExecutionId });

describe('GetPipelineExecution', () => {
  test('gives the revision of every artifact that a source has put out', async () => {
    const name = 'Revisions';
    const sources = [
      { name: 'Two', outputArtifacts: [{ name: 'Code' }, { name: 'Docs' }] },
      { name: 'One', outputArtifacts: [{ name: 'Config' }] },
      'None',
    ];
    const id = await story.create(declare({ S: sources, B: ['b'] }, { name }));
    for (const actionName of ['Two', 'One', 'None']) {
      const { id: jobId = '' } = await story.job(id, actionName);
      await story.call('PutJobSuccessResult', {
        jobId,
        currentRevision: {
          revision: `r-${actionName}`,
          changeIdentifier: `c-${actionName}`,
          created: 1_700_000_000.125,
          revisionSummary: `${actionName} has changed`,
        },
      });
    }
    const revision = (artifactName: string, actionName: string) => ({
      name: artifactName,
      revisionId: `r-${actionName}`,
      revisionChangeIdentifier: `c-${actionName}`,
      revisionSummary: `${actionName} has changed`,
      created: 1_700_000_000.125,
    });
    expect(await get(name, id)).toEqual({
      pipelineExecution: {
        pipelineName: name,
        pipelineVersion: 1,
        pipelineExecutionId: id,
        status: 'InProgress',
        artifactRevisions: [
          revision('Code', 'Two'),
          revision('Docs', 'Two'),
          revision('Config', 'One'),
        ],
        variables: [],
        trigger: { triggerType: 'CreatePipeline', triggerDetail: story.caller.arn },
        executionMode: 'SUPERSEDED',
        executionType: 'STANDARD',
      },
    });
  });

  test('keeps the version and the mode that the execution began with', async () => {
    const name = 'Version';
    const stages = { S: ['s'], B: ['b'] };
    const id = await story.create(
      declare(stages, { name, pipelineType: 'V2', executionMode: 'QUEUED' }),
    );
    await story.call('UpdatePipeline', { pipeline: declare(stages, { name }) });
    expect(await get(name, id)).toMatchObject({
      pipelineExecution: { pipelineVersion: 1, executionMode: 'QUEUED', status: 'InProgress' },
    });
  });

  test('is refused for an execution that is unknown or of another pipeline', async () => {
    const pipeline = declare({ S: ['s'], B: ['b'] }, { name: 'Mine' });
    const mine = await story.create(pipeline);
    const other = await story.create({ ...pipeline, name: 'Other' });
    const notFound = expect.objectContaining({ code: 'PipelineExecutionNotFoundException' });
    for (const id of [other, randomUUID()]) await expect(get('Mine', id)).rejects.toEqual(notFound);
    await expect(get('Nowhere', mine)).rejects.toMatchObject({ code: 'PipelineNotFoundException' });
    await story.call('DeletePipeline', { name: 'Mine' });
    await expect(get('Mine', mine)).rejects.toMatchObject({ code: 'PipelineNotFoundException' });
    await story.create(pipeline);
    await expect(get('Mine', mine)).rejects.toEqual(notFound);
  });
});
