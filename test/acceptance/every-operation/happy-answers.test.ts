import { afterAll, describe, expect, test } from 'vitest';
import { operations } from '../../../src/model/index.js';
import { liveServer } from '../../support/live-server.js';
import { executorType } from '../../support/third-party.js';
import { declare, openThirdParty, openWorld, thirdPartyId, type World } from './world.js';

let world: World;
const called = new Set<string>();
const live = liveServer(async ({ server }) => {
  world = openWorld(server);
  world.client.middlewareStack.add(
    (next, context) => (args) => {
      called.add(String(context['commandName']).replace(/Command$/, ''));
      return next(args);
    },
    { step: 'initialize' },
  );
  await openThirdParty(world, 3);
});

afterAll(() => {
  // Where a test is left out on purpose, so is what it calls.
  if (called.size > 0) expect([...called].sort()).toEqual(Object.keys(operations).sort());
});

const stages = [{ name: 'Build', builds: ['Compile'] }, { name: 'Sign' }];

describe('pipelines', () => {
  test('are created, read, listed, changed, tagged and deleted', async () => {
    const { client } = world;
    await world.create({ name: 'Shop', stages });
    const { pipeline, metadata } = await client.getPipeline({ name: 'Shop' });
    expect(pipeline).toMatchObject({ name: 'Shop', version: 1, pipelineType: 'V2' });
    const updated = await client.updatePipeline({ pipeline: declare({ name: 'Shop', stages }) });
    expect(updated.pipeline?.version).toBe(2);
    const { pipelines } = await client.listPipelines({});
    expect(pipelines?.map(({ name }) => name)).toContain('Shop');
    const resourceArn = metadata?.pipelineArn;
    await client.tagResource({ resourceArn, tags: [{ key: 'team', value: 'shop' }] });
    expect((await client.listTagsForResource({ resourceArn })).tags).toEqual([
      { key: 'team', value: 'shop' },
    ]);
    await client.untagResource({ resourceArn, tagKeys: ['team'] });
    expect((await client.listTagsForResource({ resourceArn })).tags).toEqual([]);
    await client.deletePipeline({ name: 'Shop' });
    await expect(client.getPipeline({ name: 'Shop' })).rejects.toMatchObject({
      name: 'PipelineNotFoundException',
    });
  });
});

describe('executions', () => {
  test('are started, watched, approved and stopped', async () => {
    const { client } = world;
    const pipelineName = 'Run';
    const first = await world.create({ name: pipelineName, stages });
    await world.succeed(pipelineName, 'Source');
    await world.succeed(pipelineName, 'Build');
    const token = await world.token(pipelineName);
    const result = { summary: 'fine', status: 'Approved' } as const;
    const approval = { pipelineName, stageName: 'Sign', actionName: 'Approve', token, result };
    const { approvedAt } = await client.putApprovalResult(approval);
    expect(approvedAt).toBeInstanceOf(Date);
    const { pipelineExecution } = await client.getPipelineExecution({
      pipelineName,
      pipelineExecutionId: first,
    });
    expect(pipelineExecution?.status).toBe('Succeeded');
    const second = await world.start(pipelineName);
    const stopped = await client.stopPipelineExecution({
      pipelineName,
      pipelineExecutionId: second,
      abandon: true,
    });
    expect(stopped.pipelineExecutionId).toBe(second);
    const { pipelineExecutionSummaries } = await client.listPipelineExecutions({ pipelineName });
    expect(pipelineExecutionSummaries?.map(({ status }) => status)).toEqual([
      'Stopped',
      'Succeeded',
    ]);
    const { actionExecutionDetails } = await client.listActionExecutions({ pipelineName });
    expect(actionExecutionDetails?.map(({ status }) => status)).toEqual([
      'Abandoned',
      'Succeeded',
      'Succeeded',
      'Succeeded',
    ]);
    const actionExecutionId = actionExecutionDetails?.[0]?.actionExecutionId;
    expect(await client.listDeployActionExecutionTargets({ actionExecutionId })).toMatchObject({
      targets: [],
    });
  });

  test('are retried and rolled back, and held at a transition', async () => {
    const { client } = world;
    const pipelineName = 'Back';
    const good = await world.create({ name: pipelineName, stages: [stages[0] ?? { name: 'B' }] });
    await world.succeed(pipelineName, 'Source');
    await world.succeed(pipelineName, 'Build');
    const bad = await world.start(pipelineName);
    await world.succeed(pipelineName, 'Source');
    await world.fail(pipelineName, 'Build');
    const stage = { pipelineName, stageName: 'Build' };
    const retry = { ...stage, retryMode: 'FAILED_ACTIONS', pipelineExecutionId: bad } as const;
    expect((await client.retryStageExecution(retry)).pipelineExecutionId).toBe(bad);
    await world.fail(pipelineName, 'Build');
    const rollback = await client.rollbackStage({ ...stage, targetPipelineExecutionId: good });
    await world.succeed(pipelineName, 'Build');
    const { pipelineExecution } = await client.getPipelineExecution({
      pipelineName,
      pipelineExecutionId: rollback.pipelineExecutionId,
    });
    expect(pipelineExecution).toMatchObject({
      status: 'Succeeded',
      executionType: 'ROLLBACK',
      rollbackMetadata: { rollbackTargetPipelineExecutionId: good },
    });
    const door = { ...stage, transitionType: 'Inbound' } as const;
    const inbound = async () =>
      (await client.getPipelineState({ name: pipelineName })).stageStates?.[1]
        ?.inboundTransitionState;
    await client.disableStageTransition({ ...door, reason: 'Not today.' });
    expect(await inbound()).toMatchObject({ enabled: false, disabledReason: 'Not today.' });
    await client.enableStageTransition(door);
    expect(await inbound()).toMatchObject({ enabled: true });
  });

  test('are begun by a revision, once', async () => {
    await world.create({ name: 'Watched', stages });
    const put = {
      pipelineName: 'Watched',
      stageName: 'Source',
      actionName: 'Fetch',
      actionRevision: { revisionId: 'r1', revisionChangeId: 'c1', created: new Date() },
    };
    const { newRevision, pipelineExecutionId } = await world.client.putActionRevision(put);
    expect(newRevision).toBe(true);
    expect(await world.client.putActionRevision(put)).toMatchObject({
      newRevision: false,
      pipelineExecutionId,
    });
  });

  test('pass a condition, or are let pass it', async () => {
    const { client } = world;
    const pipelineName = 'Gate';
    const rule = {
      name: 'Never',
      ruleTypeId: { category: 'Rule', provider: 'VariableCheck' },
      configuration: { Variable: 'yes', Value: 'no', Operator: 'EQ' },
    } as const;
    const beforeEntry = { conditions: [{ result: 'FAIL' as const, rules: [rule] }] };
    const id = await world.create({
      name: pipelineName,
      stages: [{ name: 'Build', builds: ['Compile'], beforeEntry }],
    });
    await world.succeed(pipelineName, 'Source');
    await world.ended(pipelineName, id);
    const { ruleExecutionDetails } = await client.listRuleExecutions({ pipelineName });
    expect(ruleExecutionDetails).toMatchObject([{ ruleName: 'Never', status: 'Failed' }]);
    const { ruleTypes } = await client.listRuleTypes({});
    expect(ruleTypes?.map((type) => type.id?.provider)).toContain('VariableCheck');
    const gate = { pipelineName, stageName: 'Build', pipelineExecutionId: id };
    await client.overrideStageCondition({ ...gate, conditionType: 'BEFORE_ENTRY' });
    const { stageStates } = await client.getPipelineState({ name: pipelineName });
    expect(stageStates?.[1]?.beforeEntryConditionState?.latestExecution?.status).toBe('Overridden');
    await world.succeed(pipelineName, 'Build');
    expect(await world.ended(pipelineName, id)).toBe('Succeeded');
  });
});

describe('jobs', () => {
  test('are polled for, acknowledged, looked up and ended', async () => {
    await world.create({ name: 'Jobs', stages });
    const job = await world.take('Jobs', 'Source');
    const { jobDetails } = await world.client.getJobDetails({ jobId: job.id });
    expect(jobDetails?.data?.pipelineContext?.pipelineName).toBe('Jobs');
    await world.client.putJobSuccessResult({ jobId: job.id });
    await world.fail('Jobs', 'Build');
  });

  test('of a third party are done by its own workers', async () => {
    const { client } = world;
    const first = await world.thirdPartyJob();
    const { jobDetails } = await client.getThirdPartyJobDetails(first);
    const nonce = jobDetails?.nonce;
    expect(await client.acknowledgeThirdPartyJob({ ...first, nonce })).toMatchObject({
      status: 'InProgress',
    });
    await client.putThirdPartyJobSuccessResult(first);
    const second = await world.thirdPartyJob();
    const { jobDetails: details } = await client.getThirdPartyJobDetails(second);
    await client.acknowledgeThirdPartyJob({ ...second, nonce: details?.nonce });
    const failureDetails = { type: 'JobFailed', message: 'no' } as const;
    await client.putThirdPartyJobFailureResult({ ...second, failureDetails });
  });
});

test('action types are registered, declared, listed and deleted', async () => {
  const { client } = world;
  const key = { category: 'Test', provider: 'Bench', version: '1' } as const;
  const counts = { minimumCount: 0, maximumCount: 1 };
  const { actionType } = await client.createCustomActionType({
    ...key,
    inputArtifactDetails: counts,
    outputArtifactDetails: counts,
  });
  expect(actionType?.id).toEqual({ ...key, owner: 'Custom' });
  await client.deleteCustomActionType(key);
  const { actionTypes } = await client.listActionTypes({});
  const ids = actionTypes?.map(({ id }) => `${id?.owner}/${id?.provider}`);
  expect(ids).toContain(`ThirdParty/${thirdPartyId.provider}`);
  expect(ids).not.toContain('Custom/Bench');
  await client.updateActionType({
    actionType: executorType(thirdPartyId.provider, { description: 'Builds elsewhere, faster.' }),
  });
  const declared = await client.getActionType(thirdPartyId);
  expect(declared.actionType?.description).toBe('Builds elsewhere, faster.');
});

test('webhooks are put, listed, registered, and taken away again', async () => {
  const { client } = world;
  await world.create({ name: 'Hooked', stages });
  const { webhook } = await client.putWebhook({
    webhook: {
      name: 'Hook',
      targetPipeline: 'Hooked',
      targetAction: 'Fetch',
      filters: [{ jsonPath: '$.ref', matchEquals: 'refs/heads/main' }],
      authentication: 'GITHUB_HMAC',
      authenticationConfiguration: { SecretToken: 'secret' },
    },
  });
  expect(webhook?.url).toContain(live.server.endpoint);
  const { webhooks } = await client.listWebhooks({});
  expect(webhooks).toMatchObject([
    { definition: { authenticationConfiguration: { SecretToken: '****' } } },
  ]);
  // Only GitHub's own action type has a third party to register with.
  const named = { webhookName: 'Hook' };
  await expect(client.registerWebhookWithThirdParty(named)).rejects.toMatchObject({
    name: 'ValidationException',
  });
  await client.deregisterWebhookWithThirdParty(named);
  await client.deleteWebhook({ name: 'Hook' });
  expect((await client.listWebhooks({})).webhooks).toEqual([]);
});
