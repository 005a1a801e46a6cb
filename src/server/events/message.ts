import type { ApprovalNeeded } from '../../engine/index.js';
import type { EventTargetFormat } from '../../model/index.js';
import { approvalNotification } from './approval-notification.js';
import { cloudEvent } from './cloud-event.js';
import { eventBridgeEvent, isExecutionChange } from './event-bridge.js';
import { type EventFilter, isWanted } from './event-filter.js';
import type { RecordedEvent } from './recorded-event.js';

/** What is posted for an event. */
export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The message for an event; nothing where the target does not want it. */
export const messageFor = (
  target: { readonly format: EventTargetFormat; readonly filter: EventFilter },
  event: RecordedEvent,
  publicAddress: string,
): Message | undefined => {
  if (!isWanted(target.filter, event)) return undefined;
  if (target.format === 'SNS_APPROVALS') {
    return isApprovalNeeded(event) ? notificationMessage(event, publicAddress) : undefined;
  }
  if (!isExecutionChange(event)) return undefined;
  return target.format === 'CLOUDEVENTS'
    ? message('application/cloudevents+json; charset=utf-8', cloudEvent(event))
    : message('application/json', eventBridgeEvent(event));
};

const isApprovalNeeded = (event: RecordedEvent): event is RecordedEvent<ApprovalNeeded> =>
  event.change.kind === 'approvalNeeded';

const message = (contentType: string, body: object): Message => ({
  headers: { 'content-type': contentType },
  body: JSON.stringify(body),
});

// SNS itself says that its JSON is plain text, and its subscribers go by the other headers.
const notificationMessage = (
  event: RecordedEvent<ApprovalNeeded>,
  publicAddress: string,
): Message => {
  const notification = approvalNotification(event, publicAddress);
  const { headers, body } = message('text/plain; charset=UTF-8', notification);
  const topic = notification.TopicArn;
  return {
    body,
    headers: {
      ...headers,
      'x-amz-sns-message-type': notification.Type,
      'x-amz-sns-message-id': notification.MessageId,
      ...(topic !== undefined && isHeaderValue(topic) ? { 'x-amz-sns-topic-arn': topic } : {}),
    },
  };
};

// The configuration of an action may hold anything.
const isHeaderValue = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);
