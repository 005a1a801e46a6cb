import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { approval, declare } from '../../../test/support/engine-story.js';
import {
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';
import type { InputOf, PipelineDeclaration } from '../../model/index.js';

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

const error = (code: string, message: unknown = expect.any(String)) =>
  expect.objectContaining({ code, message });
const day = 24 * 60 * 60 * 1000;

const declaration = (name: string, more: Partial<PipelineDeclaration> = {}) =>
  declare(
    { Source: ['Fetch'], Release: [approval('Sign'), 'Watch'], After: ['Ship'] },
    { name, ...more },
  );

/** A pipeline whose first execution waits for its approval. */
const waiting = async (name: string, more: Partial<PipelineDeclaration> = {}) => {
  const id = await story.create(declaration(name, more));
  await story.succeed(id, 'Fetch');
  return { id, token: await tokenOf(name) };
};

const tokenOf = async (name: string): Promise<string> =>
  (await story.action(name, 'Release', 'Sign')).latestExecution?.token ?? '';

const put = (
  pipelineName: string,
  token: string,
  more: Partial<InputOf<'PutApprovalResult'>> = {},
) =>
  story.call('PutApprovalResult', {
    pipelineName,
    stageName: 'Release',
    actionName: 'Sign',
    token,
    result: { status: 'Approved', summary: 'Looks good' },
    ...more,
  });
const rejection = { result: { status: 'Rejected', summary: 'Not today' } } as const;

describe('PutApprovalResult', () => {
  test('that approves lets the stage go on and says who approved, and when', async () => {
    const name = 'Approved';
    const { id, token } = await waiting(name);
    story.clock.now += 60_000;
    expect(await put(name, token)).toEqual({ approvedAt: story.clock.now / 1000 });
    expect((await story.action(name, 'Release', 'Sign')).latestExecution).toEqual({
      actionExecutionId: expect.any(String),
      status: 'Succeeded',
      summary: 'Looks good',
      lastStatusChange: story.clock.now / 1000,
      lastUpdatedBy: story.caller.arn,
      externalExecutionId: token,
    });
    await story.succeed(id, 'Watch');
    expect(await story.where(name, id)).toBe('InProgress in After');
  });

  test('that rejects fails the stage and the execution', async () => {
    const name = 'Rejected';
    const { id, token } = await waiting(name);
    await story.succeed(id, 'Watch');
    expect(await put(name, token, rejection)).toEqual({ approvedAt: expect.any(Number) });
    expect(await story.where(name, id)).toBe('Failed');
    expect((await story.action(name, 'Release', 'Sign')).latestExecution).toMatchObject({
      status: 'Failed',
      summary: 'Not today',
      errorDetails: { message: 'Not today' },
      lastUpdatedBy: story.caller.arn,
    });
  });

  test('may have an empty summary, which is not shown', async () => {
    const name = 'Silent';
    const { token } = await waiting(name);
    await put(name, token, { result: { status: 'Approved', summary: '' } });
    const { latestExecution } = await story.action(name, 'Release', 'Sign');
    expect(latestExecution).toMatchObject({ status: 'Succeeded' });
    expect(latestExecution).not.toHaveProperty('summary');
  });

  test('must have a summary where the action asks for one', async () => {
    const name = 'Wordy';
    const stages = declare({
      Source: ['Fetch'],
      Release: [approval('Sign', { configuration: { IsSummaryRequired: 'true' } }), 'Watch'],
    }).stages;
    const { token } = await waiting(name, { stages });
    await expect(
      put(name, token, { result: { status: 'Rejected', summary: ' ' } }),
    ).rejects.toEqual(
      error(
        'InvalidApprovalTokenException',
        "Action 'Sign' in stage 'Release' requires a summary. Provide a summary in the approval result and try again.",
      ),
    );
    await put(name, token);
  });

  test('looks for the pipeline, the stage and the action before the token', async () => {
    const name = 'Lookups';
    const { token } = await waiting(name);
    const nowhere = { stageName: 'No', actionName: 'No' };
    await expect(put('Nowhere', token, nowhere)).rejects.toEqual(
      error('PipelineNotFoundException'),
    );
    await expect(put(name, token, nowhere)).rejects.toEqual(error('StageNotFoundException'));
    await expect(put(name, token, { actionName: 'Ship' })).rejects.toEqual(
      error('ActionNotFoundException'),
    );
    for (const more of [{ actionName: 'Watch' }, { stageName: 'After', actionName: 'Ship' }]) {
      await expect(put(name, token, more)).rejects.toEqual(error('InvalidApprovalTokenException'));
    }
    await expect(put(name, randomUUID())).rejects.toEqual(error('InvalidApprovalTokenException'));
    await put(name, token);
  });
});

describe('a token', () => {
  const completed = error('ApprovalAlreadyCompletedException');
  const invalid = error('InvalidApprovalTokenException');

  test('is good for one answer, while the stage runs and when the execution has gone on', async () => {
    const name = 'Once';
    const { id, token } = await waiting(name);
    await put(name, token);
    await expect(put(name, token, rejection)).rejects.toEqual(completed);
    await story.succeed(id, 'Watch');
    await expect(put(name, token)).rejects.toEqual(completed);
    await story.succeed(id, 'Ship');
    await expect(put(name, token)).rejects.toEqual(completed);
  });

  test('is good for one answer of many that are given at once', async () => {
    const name = 'Race';
    const { token } = await waiting(name);
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => put(name, token)));
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(4);
    for (const answer of refused) expect(answer).toMatchObject({ reason: completed });
  });

  test('of a rejected approval stays answered when a retry asks anew', async () => {
    const name = 'Anew';
    const { id, token } = await waiting(name);
    await put(name, token, rejection);
    await story.call('RetryStageExecution', {
      pipelineName: name,
      stageName: 'Release',
      pipelineExecutionId: id,
      retryMode: 'FAILED_ACTIONS',
    });
    const next = await tokenOf(name);
    expect(next).not.toBe(token);
    await expect(put(name, token)).rejects.toEqual(completed);
    await put(name, next);
  });

  test('that has expired, or whose approval was abandoned, is invalid', async () => {
    const name = 'Expired';
    const { id, token } = await waiting(name);
    const { latestExecution } = await story.action(name, 'Release', 'Sign');
    story.clock.now += 7 * day;
    await story.execution.handle({
      tenant: { account: story.caller.accountId, region: 'us-east-1' },
      target: { kind: 'pipeline', name },
      toEvent: () => ({
        kind: 'deadlinePassed',
        pipelineExecutionId: id,
        actionExecutionId: latestExecution?.actionExecutionId ?? '',
      }),
    });
    await expect(put(name, token)).rejects.toEqual(invalid);

    const stopped = await waiting('Abandoned');
    await story.call('StopPipelineExecution', {
      pipelineName: 'Abandoned',
      pipelineExecutionId: stopped.id,
      abandon: true,
    });
    expect((await story.action('Abandoned', 'Release', 'Sign')).latestExecution).toMatchObject({
      status: 'Abandoned',
      summary: 'The approval action has been canceled.',
    });
    await expect(put('Abandoned', stopped.token)).rejects.toEqual(invalid);
  });

  test('of an approval that an update has cancelled is out of date', async () => {
    const name = 'Updated';
    const { token } = await waiting(name);
    const { stages } = declare({
      Source: ['Fetch'],
      Release: [approval('Sign'), 'Watch', 'More'],
    });
    await story.call('UpdatePipeline', { pipeline: declaration(name, { stages }) });
    await expect(put(name, token)).rejects.toEqual(
      error(
        'InvalidApprovalTokenException',
        `The pipeline ${name} has been updated, and the approval request you responded to is now out of date.`,
      ),
    );
  });

  test('in PARALLEL mode is found in the list of action executions, each its own', async () => {
    const name = 'Parallel';
    const first = await waiting(name, { pipelineType: 'V2', executionMode: 'PARALLEL' });
    expect(first.token).toBe('');
    const second = await story.start(name);
    await story.succeed(second, 'Fetch');
    for (const pipelineExecutionId of [first.id, second]) {
      const { actionExecutionDetails = [] } = await story.call('ListActionExecutions', {
        pipelineName: name,
        filter: { pipelineExecutionId },
      });
      const sign = actionExecutionDetails.find(({ actionName }) => actionName === 'Sign');
      await put(name, sign?.output?.executionResult?.externalExecutionId ?? '');
      await story.succeed(pipelineExecutionId, 'Watch', 'Ship');
      expect(await story.where(name, pipelineExecutionId)).toBe('Succeeded');
    }
  });

  test('in PARALLEL mode is good though the stage is declared no more', async () => {
    const name = 'Undeclared';
    const { id } = await waiting(name, { pipelineType: 'V2', executionMode: 'PARALLEL' });
    const later = declare(
      { Source: ['Fetch'], After: ['Ship'] },
      { name, pipelineType: 'V2', executionMode: 'PARALLEL' },
    );
    await story.call('UpdatePipeline', { pipeline: later });
    const { actionExecutionDetails = [] } = await story.call('ListActionExecutions', {
      pipelineName: name,
    });
    const sign = actionExecutionDetails.find(({ actionName }) => actionName === 'Sign');
    const token = sign?.output?.executionResult?.externalExecutionId ?? '';
    await expect(put(name, randomUUID())).rejects.toEqual(error('StageNotFoundException'));
    await put(name, token);
    await story.succeed(id, 'Watch', 'Ship');
    expect(await story.where(name, id)).toBe('Succeeded');
  });
});
