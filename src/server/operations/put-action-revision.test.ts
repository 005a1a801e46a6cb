import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { declare } from '../../../test/support/engine-story.js';
import {
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';
import type { ActionRevision, PipelineDeclaration } from '../../model/index.js';

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

const error = (code: string) => expect.objectContaining({ code });
const created = 1_780_000_000.5;
const source = { name: 'Fetch', outputArtifacts: [{ name: 'Code' }, { name: 'Docs' }] };
const declaration = (name: string, more: Partial<PipelineDeclaration> = {}) =>
  declare({ Source: [source, 'Other'], Build: ['Compile'] }, { name, ...more });

const put = (
  pipelineName: string,
  revision: Partial<ActionRevision> = {},
  at: { readonly stageName?: string; readonly actionName?: string } = {},
) =>
  story.call('PutActionRevision', {
    pipelineName,
    stageName: 'Source',
    actionName: 'Fetch',
    actionRevision: { revisionId: 'r1', revisionChangeId: 'c1', created, ...revision },
    ...at,
  });

describe('PutActionRevision', () => {
  test('starts an execution with a new revision, which the source need not report', async () => {
    const name = 'New';
    await story.create(declaration(name));
    const { newRevision, pipelineExecutionId = '' } = await put(name);
    expect(newRevision).toBe(true);
    expect((await story.executions(name))[0]).toBe(pipelineExecutionId);
    const asked = { pipelineName: name, pipelineExecutionId };
    const { pipelineExecution } = await story.call('GetPipelineExecution', asked);
    expect(pipelineExecution?.trigger).toEqual({
      triggerType: 'PutActionRevision',
      triggerDetail: story.caller.arn,
    });
    const revision = { revisionId: 'r1', revisionChangeIdentifier: 'c1', created };
    expect(pipelineExecution?.artifactRevisions).toEqual([
      { name: 'Code', ...revision },
      { name: 'Docs', ...revision },
    ]);
  });

  test('starts none with a revision that it was told of before', async () => {
    const name = 'Known';
    await story.create(declaration(name));
    const first = await put(name);
    const other = await put(name, { revisionId: 'r2' });
    expect(await put(name)).toEqual({ ...first, newRevision: false });
    expect(await put(name, { created: created + 5 })).toEqual({ ...first, newRevision: false });
    expect(other.pipelineExecutionId).not.toBe(first.pipelineExecutionId);
    expect(await story.executions(name)).toHaveLength(3);
    // The same revision by another change is another one; so is the same in another source.
    expect(await put(name, { revisionChangeId: 'c2' })).toMatchObject({ newRevision: true });
    expect(await put(name, {}, { actionName: 'Other' })).toMatchObject({ newRevision: true });
  });

  test('starts none with a revision that an execution has found by itself', async () => {
    const name = 'Found';
    const first = await story.create(declaration(name));
    const { id: jobId = '' } = await story.job(first, 'Fetch');
    await story.call('PutJobSuccessResult', {
      jobId,
      currentRevision: { revision: 'r1', changeIdentifier: 'c1' },
    });
    expect(await put(name)).toEqual({ newRevision: false, pipelineExecutionId: first });
    expect(await put(name, { revisionId: 'r2' })).toMatchObject({ newRevision: true });
  });

  test('told many times at once starts one execution', async () => {
    const name = 'Race';
    await story.create(declaration(name));
    const answers = await Promise.all(Array.from({ length: 6 }, () => put(name)));
    expect(answers.filter(({ newRevision }) => newRevision)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.pipelineExecutionId)).size).toBe(1);
  });

  test('takes revisions as long as they may be', async () => {
    const name = 'Long';
    await story.create(declaration(name));
    const revisionId = '…'.repeat(1_500);
    expect(await put(name, { revisionId })).toMatchObject({ newRevision: true });
    expect(await put(name, { revisionId })).toMatchObject({ newRevision: false });
  });

  test('knows nothing of what a pipeline of the same name was told before it was deleted', async () => {
    const name = 'Reborn';
    await story.create(declaration(name));
    await put(name);
    await story.call('DeletePipeline', { name });
    await story.create(declaration(name));
    expect(await put(name)).toMatchObject({ newRevision: true });
  });

  test('looks for the pipeline, the stage and the action, and wants a source', async () => {
    const name = 'Where';
    await story.create(declaration(name));
    await expect(put('Nowhere', {}, { stageName: 'No' })).rejects.toEqual(
      error('PipelineNotFoundException'),
    );
    await expect(put(name, {}, { stageName: 'No', actionName: 'No' })).rejects.toEqual(
      error('StageNotFoundException'),
    );
    await expect(put(name, {}, { actionName: 'Compile' })).rejects.toEqual(
      error('ActionNotFoundException'),
    );
    await expect(put(name, {}, { stageName: 'Build', actionName: 'Compile' })).rejects.toEqual(
      error('ValidationException'),
    );
    expect(await story.executions(name)).toHaveLength(1);
  });

  test('is refused over 50 executions in progress, and may be told again', async () => {
    const name = 'Full';
    await story.create(declaration(name, { pipelineType: 'V2', executionMode: 'QUEUED' }));
    for (let count = 1; count < 50; count += 1) await put(name, { revisionId: `r${count}` });
    await expect(put(name, { revisionId: 'late' })).rejects.toEqual(
      error('ConcurrentPipelineExecutionsLimitExceededException'),
    );
    const [newest = ''] = await story.executions(name);
    await story.call('StopPipelineExecution', {
      pipelineName: name,
      pipelineExecutionId: newest,
    });
    expect(await put(name, { revisionId: 'late' })).toMatchObject({ newRevision: true });
  });
});
