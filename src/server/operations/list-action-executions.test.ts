import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { approval, declare } from '../../../test/support/engine-story.js';
import {
  linkedType,
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';
import type { ActionExecutionDetail, InputOf } from '../../model/index.js';

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

type Input = InputOf<'ListActionExecutions'>;
const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);

const page = (pipelineName: string, more: Partial<Input> = {}) =>
  story.call('ListActionExecutions', { pipelineName, ...more });

const walk = async (
  pipelineName: string,
  more: Partial<Input> = {},
  between: () => Promise<unknown> = async () => undefined,
): Promise<readonly ActionExecutionDetail[]> => {
  const details: ActionExecutionDetail[] = [];
  let nextToken: string | undefined;
  do {
    const answer = await page(pipelineName, { ...more, ...(nextToken && { nextToken }) });
    details.push(...(answer.actionExecutionDetails ?? []));
    ({ nextToken } = answer);
    await between();
  } while (nextToken !== undefined);
  return details;
};

const names = (details: readonly ActionExecutionDetail[]) =>
  details.map(({ actionName, status }) => `${actionName} ${status}`);
const ids = (details: readonly ActionExecutionDetail[]) =>
  details.map(({ actionExecutionId }) => actionExecutionId);

const retry = (pipelineName: string, pipelineExecutionId: string) =>
  story.call('RetryStageExecution', {
    pipelineName,
    stageName: 'T',
    pipelineExecutionId,
    retryMode: 'FAILED_ACTIONS',
  });

describe('ListActionExecutions', () => {
  const name = 'Attempts';
  let first = '';
  let second = '';
  beforeAll(async () => {
    first = await story.create(declare({ S: ['s'], T: ['a', 'b'] }, { name }));
    await story.succeed(first, 's', 'b');
    for (let count = 0; count < 3; count += 1) {
      await story.fail(first, 'a');
      await retry(name, first);
    }
    await story.succeed(first, 'a');
    second = await story.start(name);
    await story.succeed(second, 's');
  });

  test('gives every attempt, the newest first', async () => {
    const details = await walk(name);
    expect(names(details)).toEqual([
      ...['b InProgress', 'a InProgress', 's Succeeded'],
      ...['a Succeeded', 'a Failed', 'a Failed', 'b Succeeded', 'a Failed', 's Succeeded'],
    ]);
    expect(new Set(ids(details)).size).toBe(9);
  });

  test.each([1, 2, 4, 8, 9, 10])('gives the same in pages of %i', async (maxResults) => {
    const all = ids(await walk(name));
    expect(ids(await walk(name, { maxResults }))).toEqual(all);
    for (const filter of [
      { pipelineExecutionId: first },
      { latestInPipelineExecution: { pipelineExecutionId: first, startTimeRange: 'All' } },
    ] as const) {
      expect(ids(await walk(name, { maxResults, filter }))).toEqual(all.slice(3));
    }
  });

  test('gives the latest attempt of each action of an execution', async () => {
    const filter = {
      latestInPipelineExecution: { pipelineExecutionId: first, startTimeRange: 'Latest' },
    } as const;
    for (const maxResults of [1, 2, 3, 100]) {
      expect(names(await walk(name, { maxResults, filter }))).toEqual([
        'a Succeeded',
        'b Succeeded',
        's Succeeded',
      ]);
    }
  });

  test('gives an action that is retried between the pages as it was at the first', async () => {
    const other = 'Retried';
    const id = await story.create(declare({ S: ['s'], T: ['a', 'b', 'c'] }, { name: other }));
    await story.succeed(id, 's', 'b', 'c');
    await story.fail(id, 'a');
    const filter = {
      latestInPipelineExecution: { pipelineExecutionId: id, startTimeRange: 'Latest' },
    } as const;
    const seen = await walk(other, { maxResults: 1, filter }, async () => {
      // Retried once, and then in progress.
      await retry(other, id).catch(() => undefined);
    });
    expect(seen.map(({ actionName }) => actionName)).toEqual(['c', 'b', 'a', 's']);
    expect(names(await walk(other, { filter }))).toEqual([
      'a InProgress',
      'c Succeeded',
      'b Succeeded',
      's Succeeded',
    ]);
  });

  test('is refused for what is not there and for two filters at once', async () => {
    const error = (code: string) => expect.objectContaining({ code });
    await story.create(declare({ S: ['s'], T: ['a'] }, { name: 'Other' }));
    const [other = ''] = await story.executions('Other');
    await expect(page('Nowhere')).rejects.toEqual(error('PipelineNotFoundException'));
    for (const pipelineExecutionId of [randomUUID(), other]) {
      for (const filter of [
        { pipelineExecutionId },
        { latestInPipelineExecution: { pipelineExecutionId, startTimeRange: 'Latest' } },
        { latestInPipelineExecution: { pipelineExecutionId, startTimeRange: 'All' } },
      ] as const) {
        await expect(page(name, { filter })).rejects.toEqual(
          error('PipelineExecutionNotFoundException'),
        );
      }
    }
    const latest = { pipelineExecutionId: first, startTimeRange: 'All' } as const;
    await expect(
      page(name, { filter: { pipelineExecutionId: first, latestInPipelineExecution: latest } }),
    ).rejects.toEqual(error('ValidationException'));
  });

  test('takes no token of another list', async () => {
    const filter = { pipelineExecutionId: first };
    const { nextToken = '' } = await page(name, { maxResults: 1, filter });
    for (const other of [
      {},
      { pipelineExecutionId: second },
      { latestInPipelineExecution: { pipelineExecutionId: first, startTimeRange: 'Latest' } },
    ] as const) {
      await expect(page(name, { nextToken, filter: other })).rejects.toMatchObject({
        code: 'InvalidNextTokenException',
      });
    }
    expect((await page(name, { nextToken, filter })).actionExecutionDetails).toHaveLength(5);
  });
});

describe('the details of an attempt', () => {
  test('are an error where it has failed, and the token where an approval is open', async () => {
    const name = 'Ends';
    const id = await story.create(declare({ S: ['s'], T: [approval('Sign'), 'a'] }, { name }));
    await story.succeed(id, 's');
    await story.fail(id, 'a');
    const { token = '' } = (await story.action(name, 'T', 'Sign')).latestExecution ?? {};
    const [failed, sign] = await walk(name);
    expect(failed?.output).toEqual({
      outputArtifacts: [],
      executionResult: {
        externalExecutionSummary: 'a went wrong',
        errorDetails: { code: 'JobFailed', message: 'a went wrong' },
      },
    });
    expect(sign).toMatchObject({
      status: 'InProgress',
      output: { outputArtifacts: [], executionResult: { externalExecutionId: token } },
    });
    await story.call('PutApprovalResult', {
      pipelineName: name,
      stageName: 'T',
      actionName: 'Sign',
      token,
      result: { status: 'Approved', summary: 'Fine' },
    });
    expect((await walk(name))[1]).toMatchObject({
      updatedBy: story.caller.arn,
      status: 'Succeeded',
      output: { executionResult: { externalExecutionSummary: 'Fine' } },
    });
  });

  test('are what it began with, raw and resolved, without secrets, and what came out', async () => {
    const name = 'Details';
    const source = {
      name: 'Fetch',
      outputArtifacts: [{ name: 'Code' }],
      namespace: 'Src',
    };
    const roleArn = 'arn:aws:iam::000000000000:role/build';
    const compile = {
      name: 'Compile',
      actionTypeId: linkedType('Build'),
      configuration: { Project: 'app-#{Src.Branch}', Password: 'hush-#{Src.Branch}' },
      inputArtifacts: [{ name: 'Code' }],
      outputArtifacts: [{ name: 'Binary' }],
      roleArn,
    };
    const id = await story.create(declare({ S: [source], B: [compile] }, { name }));
    const { id: fetchId = '' } = await story.job(id, 'Fetch');
    await story.call('PutJobSuccessResult', {
      jobId: fetchId,
      outputVariables: { Branch: 'main' },
    });
    const startTime = story.clock.now / 1000;
    const job = await story.job(id, 'Compile');
    // The worker is told what nobody else is.
    expect(job.data?.actionConfiguration?.configuration).toEqual({
      Project: 'app-main',
      Password: 'hush-main',
    });
    story.clock.now += 4_000;
    await story.call('PutJobSuccessResult', {
      jobId: job.id ?? '',
      executionDetails: { summary: 'Compiled', externalExecutionId: '42', percentComplete: 100 },
      outputVariables: { Size: '17' },
    });

    const place = (name: string) => ({
      name,
      s3location: { bucket: 'artifacts', key: expect.stringContaining(`Details/${name}/`) },
    });
    const [compiled, fetched] = await walk(name);
    expect(compiled).toEqual({
      pipelineExecutionId: id,
      actionExecutionId: uuid,
      pipelineVersion: 1,
      stageName: 'B',
      actionName: 'Compile',
      startTime,
      lastUpdateTime: startTime + 4,
      status: 'Succeeded',
      input: {
        actionTypeId: linkedType('Build'),
        configuration: { Project: 'app-#{Src.Branch}', Password: '****' },
        resolvedConfiguration: { Project: 'app-main', Password: '****' },
        roleArn,
        inputArtifacts: [place('Code')],
      },
      output: {
        outputArtifacts: [place('Binary')],
        executionResult: {
          externalExecutionId: '42',
          externalExecutionSummary: 'Compiled',
          externalExecutionUrl: 'http://ci.example/job/app-main/42',
        },
        outputVariables: { Size: '17' },
      },
    });
    expect(fetched).toMatchObject({
      input: { configuration: {}, resolvedConfiguration: {}, inputArtifacts: [], namespace: 'Src' },
      output: { outputArtifacts: [place('Code')], outputVariables: { Branch: 'main' } },
    });

    // A type that is deleted afterwards takes nobody's secrets into the open.
    await story.call('DeleteCustomActionType', {
      category: 'Build',
      provider: 'Linked',
      version: '1',
    });
    expect((await walk(name))[0]).toEqual(compiled);
  });
});
