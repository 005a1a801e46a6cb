import {
  type CodePipelineClient,
  DeletePipelineCommand,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type StockClients, stockClients } from '../support/clients.js';
import {
  type EventReceiver,
  isSignedWith,
  openEventReceiver,
  toldOf,
} from '../support/event-receiver.js';
import { approval } from '../support/own-commands.js';
import { type CallPipewright, pipewrightCaller, refusalOf } from '../support/pipewright-call.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import {
  acknowledge,
  answerApproval,
  createPipeline,
  customType,
  executionIs,
  jobsPipeline,
  nextJob,
  registerType,
  roleArn,
  succeed,
} from '../support/story.js';
import { until } from '../support/until.js';

const provider = 'Told';
let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let clients: StockClients;
let client: CodePipelineClient;
let call: CallPipewright;
let receiver: EventReceiver;

const begin = async (port?: number): Promise<void> => {
  server = await startServer({
    dataDirectory: data.path,
    ...(port === undefined ? {} : { port }),
  });
  clients = stockClients(server);
  client = clients.codepipeline;
  call = pipewrightCaller(server);
};

beforeAll(async () => {
  data = await makeDataDirectory();
  await begin();
  await registerType(client, 'Source', provider);
  await registerType(client, 'Build', provider);
});
afterAll(async () => {
  clients.close();
  await server.stop();
  await data.remove();
});
beforeEach(async () => {
  receiver = await openEventReceiver();
});
afterEach(async () => {
  const { eventTargets } = await call('ListEventTargets', {});
  for (const { name } of eventTargets) await call('DeleteEventTarget', { name });
  await receiver.close();
});

const pipeline = (name: string) => jobsPipeline(name, { provider, stages: 1, actions: 1 });

const work = async (category: 'Source' | 'Build'): Promise<void> => {
  const job = await nextJob(client, customType(category, provider));
  await acknowledge(client, job);
  await succeed(client, job);
};

/** Everything that one run of the pipeline is told as. */
const storyOf = (name: string): readonly string[] => [
  `${name} STARTED`,
  'Source STARTED',
  'Source/Fetch STARTED',
  'Source/Fetch SUCCEEDED',
  'Source SUCCEEDED',
  'Stage1 STARTED',
  'Stage1/Action1 STARTED',
  'Stage1/Action1 SUCCEEDED',
  'Stage1 SUCCEEDED',
  `${name} SUCCEEDED`,
];

test('a target is told of a whole run in order, signed, though it fails at first', async () => {
  const { eventTarget } = await call('PutEventTarget', {
    name: 'ci',
    url: receiver.url,
    secret: 'geheim',
  });
  expect(eventTarget).toMatchObject({ name: 'ci', secret: '****', enabled: true });
  receiver.answerWith(503, 500);
  await createPipeline(client, pipeline('Story'));
  await work('Source');
  await work('Build');
  const { pipelineExecutionId } = await executionIs(client, 'Story', ['Succeeded']);
  const story = storyOf('Story');
  const taken = await receiver.taken(story.length);
  expect(taken.map(({ body }) => toldOf(body))).toEqual(story);
  expect(taken.every((message) => isSignedWith('geheim', message))).toBe(true);
  expect(receiver.received.slice(0, 3).map(({ body }) => body.id)).toEqual(
    Array(3).fill(taken[0]?.body.id),
  );
  expect(taken[0]?.body).toMatchObject({
    source: 'aws.codepipeline',
    'detail-type': 'CodePipeline Pipeline Execution State Change',
    region: 'us-east-1',
    resources: ['arn:aws:codepipeline:us-east-1:000000000000:Story'],
    detail: {
      pipeline: 'Story',
      'execution-id': pipelineExecutionId,
      version: 1,
      'pipeline-execution-attempt': 1,
      'execution-trigger': { 'trigger-type': 'CreatePipeline' },
    },
  });
});

test('the administrator sees why something is not delivered', async () => {
  receiver.answerWith(...Array(20).fill(418));
  await call('PutEventTarget', { name: 'teapot', url: receiver.url });
  await createPipeline(client, pipeline('Stuck'));
  await until('the failure is shown', async () => {
    const { eventTargets } = await call('ListEventTargets', {});
    return (eventTargets[0]?.consecutiveFailures ?? 0) > 0;
  });
  const { eventTargets } = await call('ListEventTargets', {});
  expect(eventTargets).toMatchObject([
    {
      name: 'teapot',
      pendingEvents: 3,
      skippedEvents: 0,
      errorMessage: expect.stringMatching(/418/),
    },
  ]);
  expect(eventTargets[0]?.nextAttempt).toBeGreaterThan(eventTargets[0]?.lastFailure ?? Infinity);
  await work('Source');
  await work('Build');
});

test('what was recorded is told also when its pipeline has been deleted', async () => {
  receiver.answerWith(503);
  await call('PutEventTarget', { name: 'late', url: receiver.url });
  await createPipeline(client, pipeline('Gone'));
  await until('the target has failed', async () => receiver.received.length > 0);
  await client.send(new DeletePipelineCommand({ name: 'Gone' }));
  const taken = await receiver.taken(3);
  expect(taken.slice(0, 3).map(({ body }) => toldOf(body))).toEqual(storyOf('Gone').slice(0, 3));
});

test('an approval that is needed is told of as SNS does it', async () => {
  const topic = 'arn:aws:sns:us-east-1:000000000000:approvals';
  await call('PutEventTarget', {
    name: 'approvals',
    url: receiver.url,
    format: 'SNS_APPROVALS',
    filter: { topicArns: [topic] },
  });
  await createPipeline(client, {
    name: 'Asking',
    roleArn,
    artifactStore: { type: 'S3', location: 'artifacts' },
    stages: [
      {
        name: 'Source',
        actions: [{ name: 'Fetch', actionTypeId: customType('Source', provider) }],
      },
      {
        name: 'Release',
        actions: [
          {
            name: 'Sign',
            actionTypeId: approval,
            configuration: { NotificationArn: topic, CustomData: 'Go?' },
          },
        ],
      },
    ],
  });
  await work('Source');
  const [message] = await receiver.taken(1);
  const notification: unknown = JSON.parse(message?.text ?? '');
  expect(notification).toMatchObject({ Type: 'Notification', TopicArn: topic });
  const { Message } = notification as { readonly Message: string };
  expect(JSON.parse(Message)).toMatchObject({
    region: 'us-east-1',
    consoleLink: `${server.endpoint}/pipelines/Asking`,
    approval: { pipelineName: 'Asking', actionName: 'Sign', customData: 'Go?' },
  });
  await answerApproval(client, {
    pipelineName: 'Asking',
    stageName: 'Release',
    actionName: 'Sign',
  });
  await executionIs(client, 'Asking', ['Succeeded']);
});

test('kill -9 in the middle loses nothing and changes no order', async () => {
  await call('PutEventTarget', { name: 'steady', url: receiver.url });
  await createPipeline(client, pipeline('Crash'));
  await work('Source');
  await receiver.taken(1);
  await server.kill();
  clients.close();
  await begin(Number(new URL(server.endpoint).port));
  await work('Build');
  await executionIs(client, 'Crash', ['Succeeded']);
  const story = storyOf('Crash');
  await until('everything was told', async () =>
    receiver.received.some(({ body }) => toldOf(body) === 'Crash SUCCEEDED'),
  );
  // What was under way when the server died comes twice, with one id.
  const once = receiver.received.filter(
    ({ body }, index, all) => all.findIndex((other) => other.body.id === body.id) === index,
  );
  expect(once.map(({ body }) => toldOf(body))).toEqual(story);
});

describe('targets', () => {
  test('are listed page by page, and filtered by what they want', async () => {
    for (const name of ['a', 'b', 'c']) {
      await call('PutEventTarget', { name, url: receiver.url, enabled: false });
    }
    const first = await call('ListEventTargets', { maxResults: 2 });
    expect(first.eventTargets.map(({ name }) => name)).toEqual(['a', 'b']);
    const second = await call('ListEventTargets', { maxResults: 2, nextToken: first.nextToken });
    expect(second).toMatchObject({ eventTargets: [{ name: 'c' }] });
    expect(second.nextToken).toBeUndefined();
  });

  test('are told only of what they want, from when they want it', async () => {
    const target = { name: 'some', url: receiver.url } as const;
    await call('PutEventTarget', { ...target, enabled: false });
    await createPipeline(client, pipeline('Wanted'));
    await call('PutEventTarget', {
      ...target,
      filter: { pipelines: ['Want*'], states: ['SUCCEEDED'], detailTypes: [detailType] },
    });
    await work('Source');
    await work('Build');
    await client.send(new StartPipelineExecutionCommand({ name: 'Wanted' }));
    await work('Source');
    await work('Build');
    const taken = await receiver.taken(2);
    expect(taken.map(({ body }) => toldOf(body))).toEqual(['Wanted SUCCEEDED', 'Wanted SUCCEEDED']);
  });
  const detailType = 'CodePipeline Pipeline Execution State Change';

  const url = 'http://127.0.0.1:1/';
  test.each([
    [{ url: 'ftp://example.com' }, 'ValidationException'],
    [{ url: 'somewhere' }, 'ValidationException'],
    [{ url: 'http://user:word@example.com' }, 'ValidationException'],
    [{ url, secret: 'whsec_short' }, 'ValidationException'],
    [{ url, secret: '****' }, 'ValidationException'],
    [{ url, filter: { topicArns: ['arn'] } }, 'ValidationException'],
    [{ url, format: 'SNS_APPROVALS', filter: { states: ['FAILED'] } }, 'ValidationException'],
    [{ url, maximumEventAgeInSeconds: 5 }, 'ValidationException'],
  ] as const)('%j is refused', async (given, code) => {
    expect(await refusalOf(call('PutEventTarget', { name: 'wrong', ...given }))).toBe(code);
  });

  test('that are not there cannot be deleted', async () => {
    expect(await refusalOf(call('DeleteEventTarget', { name: 'nobody' }))).toBe(
      'ResourceNotFoundException',
    );
  });

  test('keep their secret when it is given back masked, and lose it when it is not given', async () => {
    await call('PutEventTarget', { name: 'secret', url: receiver.url, secret: 'geheim' });
    const kept = await call('PutEventTarget', {
      name: 'secret',
      url: receiver.url,
      secret: '****',
    });
    expect(kept.eventTarget.secret).toBe('****');
    const lost = await call('PutEventTarget', { name: 'secret', url: receiver.url });
    expect(lost.eventTarget.secret).toBeUndefined();
  });
});
