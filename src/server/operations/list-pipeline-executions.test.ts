import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { declare } from '../../../test/support/engine-story.js';
import {
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';
import type { InputOf } from '../../model/index.js';

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

type Input = InputOf<'ListPipelineExecutions'>;
const page = (pipelineName: string, more: Partial<Input> = {}) =>
  story.call('ListPipelineExecutions', { pipelineName, ...more });

/** Goes through all pages; `between` is called after each. */
const walk = async (
  pipelineName: string,
  more: Partial<Input>,
  between: () => Promise<unknown> = async () => undefined,
): Promise<readonly (readonly string[])[]> => {
  const pages: string[][] = [];
  let nextToken: string | undefined;
  do {
    const answer = await page(pipelineName, { ...more, ...(nextToken && { nextToken }) });
    const { pipelineExecutionSummaries = [] } = answer;
    pages.push(pipelineExecutionSummaries.map((one) => one.pipelineExecutionId ?? ''));
    ({ nextToken } = answer);
    await between();
  } while (nextToken !== undefined);
  return pages;
};

describe('ListPipelineExecutions', () => {
  const name = 'Many';
  const ids: string[] = [];
  beforeAll(async () => {
    ids.unshift(await story.create(declare({ S: ['s'], D: ['d'] }, { name })));
    for (let count = 1; count < 23; count += 1) ids.unshift(await story.start(name));
  });

  test.each([1, 2, 7, 22, 23, 24, 100])(
    'gives every execution once, the newest first, in pages of %i',
    async (maxResults) => {
      const pages = await walk(name, { maxResults });
      expect(pages.flat()).toEqual(ids);
      expect(pages.map(({ length }) => length)).toEqual(
        Array.from({ length: Math.ceil(23 / maxResults) }, (_, index) =>
          Math.min(maxResults, 23 - index * maxResults),
        ),
      );
    },
  );

  test('gives the rest as it was although executions are started between the pages', async () => {
    const started: string[] = [];
    const pages = await walk(name, { maxResults: 5 }, async () => {
      started.unshift(await story.start(name));
    });
    expect(pages.flat()).toEqual(ids);
    ids.unshift(...started);
    expect((await walk(name, {})).flat()).toEqual(ids);
  });

  test('takes another page size in the middle, and no token of another list', async () => {
    const { nextToken = '' } = await page(name, { maxResults: 3 });
    const { pipelineExecutionSummaries } = await page(name, { maxResults: 1, nextToken });
    expect(pipelineExecutionSummaries).toMatchObject([{ pipelineExecutionId: ids[3] }]);
    const invalid = expect.objectContaining({ code: 'InvalidNextTokenException' });
    await story.create(declare({ S: ['s'], D: ['d'] }, { name: 'Few' }));
    await expect(page('Few', { nextToken })).rejects.toEqual(invalid);
    await expect(page(name, { nextToken: `${nextToken}x` })).rejects.toEqual(invalid);
    await expect(
      page(name, { nextToken, filter: { succeededInStage: { stageName: 'S' } } }),
    ).rejects.toEqual(invalid);
    await expect(
      story.call('ListActionExecutions', { pipelineName: name, nextToken }),
    ).rejects.toEqual(invalid);
    await expect(page('Nowhere', { nextToken })).rejects.toMatchObject({
      code: 'PipelineNotFoundException',
    });
    await story.call('DeletePipeline', { name });
    await story.create(declare({ S: ['s'], D: ['d'] }, { name }));
    await expect(page(name, { nextToken })).rejects.toEqual(invalid);
    expect((await walk(name, {})).flat()).toHaveLength(1);
  });

  test('says what each execution began with and how it ended', async () => {
    const startTime = story.clock.now / 1000;
    const source = { name: 'Fetch', outputArtifacts: [{ name: 'Code' }, { name: 'Docs' }] };
    const id = await story.create(declare({ S: [source], D: ['d'] }, { name: 'Told' }));
    const { id: jobId = '' } = await story.job(id, 'Fetch');
    story.clock.now += 2_000;
    await story.call('PutJobSuccessResult', {
      jobId,
      currentRevision: { revision: 'r', changeIdentifier: 'c', revisionSummary: 'Fix it' },
    });
    story.clock.now += 3_000;
    await story.call('StopPipelineExecution', {
      pipelineName: 'Told',
      pipelineExecutionId: id,
      abandon: true,
      reason: 'Enough',
    });
    expect(await page('Told')).toEqual({
      pipelineExecutionSummaries: [
        {
          pipelineExecutionId: id,
          status: 'Stopped',
          statusSummary: 'Enough',
          startTime,
          lastUpdateTime: startTime + 5,
          sourceRevisions: [{ actionName: 'Fetch', revisionId: 'r', revisionSummary: 'Fix it' }],
          trigger: { triggerType: 'CreatePipeline', triggerDetail: story.caller.arn },
          stopTrigger: { reason: 'Enough' },
          executionMode: 'SUPERSEDED',
          executionType: 'STANDARD',
        },
      ],
    });
  });
});

describe('the filter succeededInStage', () => {
  const succeededIn = (stageName: string) => ({ filter: { succeededInStage: { stageName } } });

  test('gives the executions of the current version that succeeded there', async () => {
    const name = 'Succeeded';
    const pipeline = declare({ S: ['s'], B: ['b'], D: ['d'] }, { name });
    const old = await story.create(pipeline);
    await story.succeed(old, 's', 'b', 'd');
    await story.call('UpdatePipeline', { pipeline });
    expect(await walk(name, succeededIn('B'))).toEqual([[]]);
    const inB: string[] = [];
    for (let count = 0; count < 9; count += 1) {
      const id = await story.start(name);
      await story.succeed(id, 's');
      if (count % 3 === 0) {
        await story.fail(id, 'b');
      } else {
        await story.succeed(id, 'b');
        await story.fail(id, 'd');
        inB.unshift(id);
      }
    }
    for (const maxResults of [1, 2, 3, 6, 100]) {
      const pages = await walk(name, { ...succeededIn('B'), maxResults });
      expect(pages.flat()).toEqual(inB);
      expect(pages).toHaveLength(Math.ceil(6 / maxResults));
    }
    expect((await walk(name, succeededIn('S'))).flat()).toHaveLength(9);
    expect(await walk(name, succeededIn('D'))).toEqual([[]]);
    expect(await walk(name, succeededIn('Unknown'))).toEqual([[]]);
    expect((await walk(name, { filter: {} })).flat()).toHaveLength(10);
  });
});
