import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { declare } from '../../../test/support/engine-story.js';
import {
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';
import { no, rule, takeRules, yes } from '../../../test/support/rule-jobs.js';
import type { PipelineDeclaration } from '../../model/index.js';

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

const window = rule('Window', {
  roleArn: 'arn:aws:iam::000000000000:role/rule',
  region: 'us-east-1',
});

/** Two rules before the second stage. */
const guarded = (name: string): PipelineDeclaration => {
  const declaration = declare({ S: ['s'], T: ['t'] }, { name, pipelineType: 'V2' });
  const [source, last] = declaration.stages;
  if (!source || !last) throw new Error('There are two stages.');
  const conditions = [{ result: 'FAIL', rules: [window, rule('Other')] }] as const;
  return { ...declaration, stages: [source, { ...last, beforeEntry: { conditions } }] };
};

const list = (pipelineName: string, more: object = {}) =>
  story.call('ListRuleExecutions', { pipelineName, ...more });
const namesOf = async (pipelineName: string, more: object = {}) =>
  ((await list(pipelineName, more)).ruleExecutionDetails ?? []).map(({ ruleName }) => ruleName);

describe('ListRuleExecutions', () => {
  test('tells of each rule what it was asked and what came of it', async () => {
    const pipelineName = 'Told';
    const id = await story.create(guarded(pipelineName));
    expect(await list(pipelineName)).toEqual({ ruleExecutionDetails: [] });
    await story.succeed(id, 's');
    const began = story.clock.now / 1000;
    const rules = await takeRules(story, db.database);
    story.clock.now += 2_000;
    await rules.get('Window')?.say({ ...yes, externalExecutionId: 'x-1' });
    await rules.get('Other')?.say(no);
    const { ruleExecutionDetails = [] } = await list(pipelineName);
    expect(ruleExecutionDetails).toEqual([
      expect.objectContaining({
        ruleName: 'Other',
        status: 'Failed',
        output: {
          executionResult: {
            externalExecutionSummary: 'It does not hold.',
            errorDetails: { code: 'JobFailed', message: 'It does not hold.' },
          },
        },
      }),
      {
        pipelineExecutionId: id,
        ruleExecutionId: rules.get('Window')?.job.action_execution_id,
        pipelineVersion: 1,
        stageName: 'T',
        ruleName: 'Window',
        startTime: began,
        lastUpdateTime: began + 2,
        status: 'Succeeded',
        input: {
          ruleTypeId: { category: 'Rule', owner: 'AWS', provider: 'VariableCheck', version: '1' },
          configuration: window.configuration,
          resolvedConfiguration: { ...window.configuration, Variable: id },
          roleArn: window.roleArn,
          region: window.region,
          inputArtifacts: [],
        },
        output: {
          executionResult: { externalExecutionId: 'x-1', externalExecutionSummary: 'It holds.' },
        },
      },
    ]);
  });

  test('gives all of a pipeline, all of an execution, or the latest of one, in pages', async () => {
    const pipelineName = 'Filtered';
    const first = await story.create(guarded(pipelineName));
    await story.succeed(first, 's');
    for (const held of (await takeRules(story, db.database)).values()) await held.say(no);
    await story.call('RetryStageExecution', {
      pipelineName,
      stageName: 'T',
      pipelineExecutionId: first,
      retryMode: 'FAILED_ACTIONS',
    });
    for (const held of (await takeRules(story, db.database)).values()) await held.say(yes);
    await story.succeed(first, 't');
    const second = await story.start(pipelineName);
    await story.succeed(second, 's');

    const of = (pipelineExecutionId: string) => ({ filter: { pipelineExecutionId } });
    const latest = (startTimeRange: 'Latest' | 'All') => ({
      filter: { latestInPipelineExecution: { pipelineExecutionId: first, startTimeRange } },
    });
    expect(await namesOf(pipelineName)).toHaveLength(6);
    expect(await namesOf(pipelineName, of(second))).toEqual(['Other', 'Window']);
    expect(await namesOf(pipelineName, of(first))).toHaveLength(4);
    expect(await namesOf(pipelineName, latest('All'))).toHaveLength(4);
    const { ruleExecutionDetails = [] } = await list(pipelineName, latest('Latest'));
    expect(ruleExecutionDetails.map(({ status }) => status)).toEqual(['Succeeded', 'Succeeded']);

    const page = await list(pipelineName, { maxResults: 4 });
    const rest = await list(pipelineName, { maxResults: 4, nextToken: page.nextToken });
    expect(page.ruleExecutionDetails).toHaveLength(4);
    expect(rest.ruleExecutionDetails).toHaveLength(2);
    expect(rest.nextToken).toBeUndefined();
  });

  test('refuses what is not there, and a filter that says two things', async () => {
    const pipelineName = 'Refused';
    const pipelineExecutionId = await story.create(guarded(pipelineName));
    const latestInPipelineExecution = { pipelineExecutionId, startTimeRange: 'All' } as const;
    await expect(list('Nobody')).rejects.toMatchObject({ code: 'PipelineNotFoundException' });
    const other = { filter: { pipelineExecutionId: randomUUID() } };
    await expect(list(pipelineName, other)).rejects.toMatchObject({
      code: 'PipelineExecutionNotFoundException',
    });
    const both = { filter: { pipelineExecutionId, latestInPipelineExecution } };
    await expect(list(pipelineName, both)).rejects.toMatchObject({ code: 'ValidationException' });
    await expect(list(pipelineName, { nextToken: 'x' })).rejects.toMatchObject({
      code: 'InvalidNextTokenException',
    });
  });

  test('forgets a pipeline that is deleted', async () => {
    const pipelineName = 'Forgotten';
    const id = await story.create(guarded(pipelineName));
    await story.succeed(id, 's');
    expect(await namesOf(pipelineName)).toHaveLength(2);
    await story.call('DeletePipeline', { name: pipelineName });
    await story.create(guarded(pipelineName));
    expect(await namesOf(pipelineName)).toEqual([]);
  });
});
