import { expect, test } from 'vitest';
import {
  approve,
  compile,
  context,
  pipeline,
  stage,
  work,
} from '../../test/support/declarations.js';
import type { ActionDeclaration } from '../model/index.js';
import { checkStructure } from './check-structure.js';

const declare = (declared: ActionDeclaration) =>
  checkStructure(pipeline([stage('Sign', [declared])]), context);

const notify = (arn: string) => declare(approve({ configuration: { NotificationArn: arn } }));

const refused = (message: string) => ({ code: 'InvalidActionDeclarationException', message });

test.each([
  'topic',
  'sns:eu-west-1:000000000000:topic',
  'arn:aws:sns:eu-west-1:000000000000',
  'arn:aws:sns:eu-west-1:000000000000:',
  'arn:aws:sns:eu-west-1::topic',
  'arn::sns:eu-west-1:000000000000:topic',
])('the notification topic %s is not an ARN', (arn) => {
  expect(notify(arn)).toEqual(
    refused(
      `The ARN ${arn} you specified for sending notifications for the approval action Approve contains a format error.`,
    ),
  );
});

test('approvals notify topics and nothing else', () => {
  const arn = 'arn:aws:sqs:eu-west-1:000000000000:queue';
  expect(notify(arn)).toEqual(
    refused(
      `The ARN ${arn} has been specified for sending notifications for the approval action Approve, but the AWS service for this ARN cannot be used to send approval requests.`,
    ),
  );
});

test('the topic is in the region of the pipeline', () => {
  const arn = 'arn:aws:sns:us-east-1:000000000000:topic';
  expect(notify(arn)).toEqual(
    refused(
      `The ARN ${arn} has been specified for sending notifications for the approval action Approve, but the ARN is not in the same region as the pipeline.`,
    ),
  );
});

test.each([
  'arn:aws:sns:eu-west-1:000000000000:topic',
  'arn:aws-cn:sns:eu-west-1:999999999999:topic.fifo',
  'arn:aws:sns:#{Src.ETag}:000000000000:topic',
])('the notification topic %s is fine', (arn) => {
  expect(notify(arn)).toBeUndefined();
});

test.each([
  ['a custom action', work('Act', { timeoutInMinutes: 60 })],
  ['an action of AWS', compile({ name: 'Act', timeoutInMinutes: 60 })],
])('%s cannot have a timeout', (_, declared) => {
  expect(declare(declared)).toEqual(
    refused(
      "Action 'Act' in stage 'Sign' declares timeoutInMinutes, which only a manual approval action can have. Remove it.",
    ),
  );
});

test('a manual approval may have a timeout', () => {
  expect(declare(approve({ timeoutInMinutes: 60 }))).toBeUndefined();
});
