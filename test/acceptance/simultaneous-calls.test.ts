import {
  CreatePipelineCommand,
  DeletePipelineCommand,
  GetPipelineCommand,
  GetPipelineStateCommand,
  ListPipelineExecutionsCommand,
  ListTagsForResourceCommand,
  type PipelineDeclaration,
  PutApprovalResultCommand,
  RetryStageExecutionCommand,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
  TagResourceCommand,
  UpdatePipelineCommand,
} from '@aws-sdk/client-codepipeline';
import { expect, test } from 'vitest';
import { liveServer } from '../support/live-server.js';
import {
  acknowledge,
  createPipeline,
  customType,
  executionIs,
  nextJob,
  registerType,
  roleArn,
  succeed,
} from '../support/story.js';

const live = liveServer(async ({ clients }) => {
  await registerType(clients.codepipeline, 'Source', 'Crowd');
});

const calls = 20;

/** The names of all that came of so many calls at once. */
const atOnce = async (call: (index: number) => Promise<unknown>) => {
  const outcomes = await Promise.allSettled(Array.from({ length: calls }, (_, at) => call(at)));
  const names = outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? 'answered' : String(outcome.reason?.name),
  );
  return {
    names: new Set(names),
    answered: names.filter((name) => name === 'answered').length,
    values: outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
  };
};

const approvalPipeline = (name: string, provider = 'Crowd'): PipelineDeclaration => ({
  name,
  roleArn,
  artifactStore: { type: 'S3', location: 'artifacts' },
  stages: [
    { name: 'Source', actions: [{ name: 'Fetch', actionTypeId: customType('Source', provider) }] },
    {
      name: 'Sign',
      actions: [
        {
          name: 'Approve',
          actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' },
        },
      ],
    },
  ],
});

const executions = async (pipelineName: string) =>
  (await live.clients.codepipeline.send(new ListPipelineExecutionsCommand({ pipelineName })))
    .pipelineExecutionSummaries ?? [];

/** A pipeline of which one execution waits for an approval. */
const createAtApproval = async (name: string) => {
  const { codepipeline } = live.clients;
  await registerType(codepipeline, 'Source', name);
  await createPipeline(codepipeline, approvalPipeline(name, name));
  const job = await nextJob(codepipeline, customType('Source', name));
  await acknowledge(codepipeline, job);
  await succeed(codepipeline, job);
  const { stageStates } = await codepipeline.send(new GetPipelineStateCommand({ name }));
  const [execution] = await executions(name);
  return {
    pipelineName: name,
    pipelineExecutionId: execution?.pipelineExecutionId,
    token: stageStates?.[1]?.actionStates?.[0]?.latestExecution?.token,
  };
};

test('of many that create a pipeline of one name one does, and one execution begins', async () => {
  const { codepipeline } = live.clients;
  const created = await atOnce(() => createPipeline(codepipeline, approvalPipeline('Created')));
  expect(created.answered).toBe(1);
  expect(created.names).toEqual(new Set(['answered', 'PipelineNameInUseException']));
  expect(await executions('Created')).toHaveLength(1);
});

test('starts are all executions of their own, unless they carry the same token', async () => {
  const { codepipeline } = live.clients;
  const name = 'Started';
  await createPipeline(codepipeline, approvalPipeline(name));
  const start = (clientRequestToken?: string) =>
    codepipeline.send(new StartPipelineExecutionCommand({ name, clientRequestToken }));
  const own = await atOnce(() => start());
  expect(own.answered).toBe(calls);
  expect(await executions(name)).toHaveLength(calls + 1);
  const same = await atOnce(() => start('one-token'));
  expect(same.answered).toBe(calls);
  expect(
    new Set(same.values.map((value) => JSON.stringify(Object(value).pipelineExecutionId))),
  ).toHaveLength(1);
  expect(await executions(name)).toHaveLength(calls + 2);
  // One is in the first stage, one waits in front of it; all others have been superseded.
  const statuses = (await executions(name)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 'InProgress')).toHaveLength(2);
  expect(statuses.filter((status) => status === 'Superseded')).toHaveLength(calls);
});

test('updates are all versions of their own', async () => {
  const { codepipeline } = live.clients;
  await createPipeline(codepipeline, approvalPipeline('Updated'));
  const updated = await atOnce(() =>
    codepipeline.send(new UpdatePipelineCommand({ pipeline: approvalPipeline('Updated') })),
  );
  const versions = updated.values.map((value) => Object(value).pipeline.version);
  expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: calls }, (_, at) => at + 2));
  const { pipeline } = await codepipeline.send(new GetPipelineCommand({ name: 'Updated' }));
  expect(pipeline?.version).toBe(calls + 1);
});

test('tags are all there', async () => {
  const { codepipeline } = live.clients;
  await codepipeline.send(new CreatePipelineCommand({ pipeline: approvalPipeline('Tagged') }));
  const resourceArn = 'arn:aws:codepipeline:us-east-1:000000000000:Tagged';
  const tagged = await atOnce((at) =>
    codepipeline.send(
      new TagResourceCommand({ resourceArn, tags: [{ key: `key${at}`, value: `${at}` }] }),
    ),
  );
  expect(tagged.answered).toBe(calls);
  const { tags } = await codepipeline.send(new ListTagsForResourceCommand({ resourceArn }));
  expect(tags).toHaveLength(calls);
});

test('of many answers to an approval one counts, of many retries and stops one is done', async () => {
  const { codepipeline } = live.clients;
  const { token, ...at } = await createAtApproval('Answered');
  const place = { stageName: 'Sign', actionName: 'Approve' };
  const result = { status: 'Rejected', summary: '' } as const;
  const answers = await atOnce(() =>
    codepipeline.send(
      new PutApprovalResultCommand({ pipelineName: at.pipelineName, ...place, token, result }),
    ),
  );
  expect(answers.answered).toBe(1);
  expect(answers.names).toEqual(new Set(['answered', 'ApprovalAlreadyCompletedException']));
  await executionIs(codepipeline, 'Answered', ['Failed']);

  const retries = await atOnce(() =>
    codepipeline.send(
      new RetryStageExecutionCommand({ ...at, stageName: 'Sign', retryMode: 'FAILED_ACTIONS' }),
    ),
  );
  expect(retries.answered).toBe(1);
  expect(retries.names).toEqual(new Set(['answered', 'ConflictException']));

  const stops = await atOnce(() =>
    codepipeline.send(new StopPipelineExecutionCommand({ ...at, abandon: false })),
  );
  expect(stops.answered).toBe(1);
  expect(stops.names).toEqual(new Set(['answered', 'DuplicatedStopRequestException']));
  const abandons = await atOnce(() =>
    codepipeline.send(new StopPipelineExecutionCommand({ ...at, abandon: true })),
  );
  expect(abandons.answered).toBe(1);
  expect(abandons.names).toEqual(new Set(['answered', 'PipelineExecutionNotStoppableException']));
  await executionIs(codepipeline, 'Answered', ['Stopped']);
});

test('a pipeline that many delete is gone for all', async () => {
  const { codepipeline } = live.clients;
  await createPipeline(codepipeline, approvalPipeline('Deleted'));
  const deleted = await atOnce(() =>
    codepipeline.send(new DeletePipelineCommand({ name: 'Deleted' })),
  );
  expect(deleted.answered).toBe(calls);
});
