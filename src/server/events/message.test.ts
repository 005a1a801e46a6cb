import { describe, expect, test } from 'vitest';
import {
  actionChange,
  approvalNeeded,
  executionId,
  pipelineChange,
  recorded,
  stageChange,
} from '../../../test/support/recorded-changes.js';
import type { EventTargetFormat } from '../../model/index.js';
import type { EventFilter } from './event-filter.js';
import { messageFor } from './message.js';

const address = 'https://pipewright.example.com';
const target = (format: EventTargetFormat, filter: EventFilter = {}) => ({ format, filter });

const sent = (...[to, event]: [ReturnType<typeof target>, Parameters<typeof messageFor>[1]]) => {
  const message = messageFor(to, event, address);
  if (!message) throw new Error('Nothing is sent.');
  return { headers: message.headers, body: JSON.parse(message.body) };
};

test('a CloudEvent has the detail as its data', () => {
  const { headers, body } = sent(
    target('CLOUDEVENTS'),
    recorded(actionChange({ state: 'FAILED' })),
  );
  expect(headers).toEqual({ 'content-type': 'application/cloudevents+json; charset=utf-8' });
  expect(body).toMatchObject({
    specversion: '1.0',
    id: 'e0e0e0e0-0000-8000-8000-000000000001',
    source: 'arn:aws:codepipeline:eu-west-1:000000000000:Shop',
    type: 'aws.codepipeline.action-execution.failed',
    subject: `${executionId}/Build/Compile`,
    time: '2026-11-28T12:00:00.250Z',
    datacontenttype: 'application/json',
    data: { pipeline: 'Shop', state: 'FAILED', action: 'Compile' },
  });
});

test.each([
  [pipelineChange(), 'pipeline-execution.started', executionId],
  [stageChange({ state: 'RESUMED' }), 'stage-execution.resumed', `${executionId}/Build`],
] as const)(
  'the type of a CloudEvent says what has changed and how: $kind',
  (change, type, subject) => {
    const { body } = sent(target('CLOUDEVENTS'), recorded(change));
    expect(body).toMatchObject({ type: `aws.codepipeline.${type}`, subject });
  },
);

describe('an approval that is needed', () => {
  const topic = 'arn:aws:sns:eu-west-1:000000000000:approvals';
  const asked = recorded(
    approvalNeeded({
      configuration: {
        NotificationArn: topic,
        CustomData: 'Release 7?',
        ExternalEntityLink: 'https://example.com/7',
      },
    }),
  );

  test('is told of as SNS does it', () => {
    const { headers, body } = sent(target('SNS_APPROVALS'), asked);
    expect(headers).toEqual({
      'content-type': 'text/plain; charset=UTF-8',
      'x-amz-sns-message-type': 'Notification',
      'x-amz-sns-message-id': asked.id,
      'x-amz-sns-topic-arn': topic,
    });
    const { Message, ...envelope } = body;
    expect(envelope).toEqual({
      Type: 'Notification',
      MessageId: asked.id,
      TopicArn: topic,
      Subject: 'APPROVAL NEEDED: AWS CodePipeline Shop for action Sign',
      Timestamp: '2026-11-28T12:00:00.250Z',
    });
    expect(JSON.parse(Message)).toEqual({
      region: 'eu-west-1',
      consoleLink: `${address}/pipelines/Shop`,
      approval: {
        pipelineName: 'Shop',
        stageName: 'Release',
        actionName: 'Sign',
        token: '77777777-8888-7777-6666-555555555556',
        expires: '2026-11-28T13:00Z',
        externalEntityLink: 'https://example.com/7',
        approvalReviewLink: `${address}/pipelines/Shop/Release/Sign/approve/77777777-8888-7777-6666-555555555556`,
        customData: 'Release 7?',
      },
    });
  });

  test('says null where the action has no link and no data, and names no topic that it has not', () => {
    const { headers, body } = sent(target('SNS_APPROVALS'), recorded(approvalNeeded()));
    expect(headers).not.toHaveProperty('x-amz-sns-topic-arn');
    expect(body).not.toHaveProperty('TopicArn');
    expect(JSON.parse(body.Message).approval).toMatchObject({
      externalEntityLink: null,
      customData: null,
    });
  });

  test('has a subject of no more than a hundred characters', () => {
    const change = approvalNeeded({ actionName: 'a'.repeat(100) });
    expect(sent(target('SNS_APPROVALS'), recorded(change)).body.Subject).toHaveLength(100);
  });

  test('with a topic that is no header value is told of without the header', () => {
    const change = approvalNeeded({ configuration: { NotificationArn: 'a\nb: c' } });
    const { headers, body } = sent(target('SNS_APPROVALS'), recorded(change));
    expect(headers).not.toHaveProperty('x-amz-sns-topic-arn');
    expect(body.TopicArn).toBe('a\nb: c');
  });

  test.each<[string, EventTargetFormat, EventFilter, boolean]>([
    ['approvals', 'SNS_APPROVALS', { topicArns: [topic] }, true],
    ['approvals of another topic', 'SNS_APPROVALS', { topicArns: [`${topic}2`] }, false],
    ['events', 'EVENTBRIDGE', {}, false],
    ['CloudEvents', 'CLOUDEVENTS', {}, false],
  ])('goes to those who want %s: %s %j %s', (_, format, filter, isTold) => {
    expect(messageFor(target(format, filter), asked, address) !== undefined).toBe(isTold);
  });
});

describe('who is told of an execution', () => {
  const stage = 'CodePipeline Stage Execution State Change';
  test.each<[EventFilter, boolean]>([
    [{}, true],
    [{ detailTypes: [], states: [], pipelines: [] }, true],
    [{ detailTypes: [stage] }, true],
    [{ detailTypes: ['CodePipeline Action Execution State Change'] }, false],
    [{ states: ['FAILED', 'STARTED'] }, true],
    [{ states: ['FAILED'] }, false],
    [{ pipelines: ['Shop'] }, true],
    [{ pipelines: ['Sho'] }, false],
    [{ pipelines: ['Other', 'S*p'] }, true],
    [{ pipelines: ['*'] }, true],
    [{ pipelines: ['*o*'] }, true],
    [{ pipelines: ['Sh*hop'] }, false],
    [{ pipelines: ['*x*'] }, false],
    [{ pipelines: ['Shop*Shop'] }, false],
    [{ pipelines: ['S*'], states: ['FAILED'] }, false],
  ])('%j: %s', (filter, isTold) => {
    const event = recorded(stageChange());
    expect(messageFor(target('EVENTBRIDGE', filter), event, address) !== undefined).toBe(isTold);
  });

  test('nobody who wants approvals', () => {
    expect(messageFor(target('SNS_APPROVALS'), recorded(stageChange()), address)).toBeUndefined();
  });

  test('a name with many stars is looked at in no time', () => {
    const filter = { pipelines: [`${'*a'.repeat(49)}*b`] };
    const event = recorded(stageChange(), { pipelineName: 'a'.repeat(100) });
    const began = performance.now();
    expect(messageFor(target('EVENTBRIDGE', filter), event, address)).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
