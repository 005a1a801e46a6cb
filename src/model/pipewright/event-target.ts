import {
  boolean,
  enumeration,
  type Infer,
  integer,
  list,
  required,
  string,
  structure,
  timestamp,
} from '../schema.js';
import { MaxResults, NextToken } from '../shapes/paging.js';

export const EventTargetName = string('EventTargetName', {
  min: 1,
  max: 100,
  pattern: String.raw`[A-Za-z0-9.@\-_]+`,
});
export type EventTargetName = Infer<typeof EventTargetName>;

export const EventTargetUrl = string('EventTargetUrl', { min: 1, max: 2048 });
export type EventTargetUrl = Infer<typeof EventTargetUrl>;

export const EventTargetFormat = enumeration('EventTargetFormat', [
  'EVENTBRIDGE',
  'CLOUDEVENTS',
  'SNS_APPROVALS',
]);
export type EventTargetFormat = Infer<typeof EventTargetFormat>;

export const EventTargetSecret = string('EventTargetSecret', {
  min: 1,
  max: 256,
  sensitive: true,
});
export type EventTargetSecret = Infer<typeof EventTargetSecret>;

export const EventDetailType = enumeration('EventDetailType', [
  'CodePipeline Pipeline Execution State Change',
  'CodePipeline Stage Execution State Change',
  'CodePipeline Action Execution State Change',
]);
export type EventDetailType = Infer<typeof EventDetailType>;

export const EventState = enumeration('EventState', [
  'STARTED',
  'SUCCEEDED',
  'RESUMED',
  'FAILED',
  'STOPPING',
  'STOPPED',
  'CANCELED',
  'SUPERSEDED',
  'SKIPPED',
  'ABANDONED',
]);
export type EventState = Infer<typeof EventState>;

const PipelinePattern = string('PipelinePattern', {
  min: 1,
  max: 100,
  pattern: String.raw`[A-Za-z0-9.@\-_*]+`,
});

/** Which events a target is told of; what is left out, or empty, leaves none out. */
export const EventFilter = structure('EventFilter', {
  detailTypes: list('EventDetailTypeList', EventDetailType, { max: 3 }),
  states: list('EventStateList', EventState, { max: 10 }),
  pipelines: list('PipelinePatternList', PipelinePattern, { max: 100 }),
  topicArns: list('TopicArnList', string('TopicArn', { min: 1, max: 1000 }), { max: 100 }),
});
export type EventFilter = Infer<typeof EventFilter>;

const MaximumEventAge = integer('MaximumEventAgeInSeconds', { min: 60, max: 86_400 });

export const EventTarget = structure('EventTarget', {
  name: required(EventTargetName),
  url: required(EventTargetUrl),
  format: required(EventTargetFormat),
  secret: EventTargetSecret,
  filter: EventFilter,
  enabled: required(boolean('EventTargetEnabled')),
  maximumEventAgeInSeconds: required(MaximumEventAge),
  created: required(timestamp('EventTargetCreated')),
  updated: required(timestamp('EventTargetUpdated')),
  // How the deliveries are going.
  pendingEvents: integer('PendingEvents', { min: 0 }),
  skippedEvents: integer('SkippedEvents', { min: 0 }),
  consecutiveFailures: integer('ConsecutiveFailures', { min: 0 }),
  errorMessage: string('EventTargetError'),
  lastSuccess: timestamp('LastSuccess'),
  lastFailure: timestamp('LastFailure'),
  nextAttempt: timestamp('NextAttempt'),
});
export type EventTarget = Infer<typeof EventTarget>;

export const PutEventTargetInput = structure('PutEventTargetInput', {
  name: required(EventTargetName),
  url: required(EventTargetUrl),
  format: EventTargetFormat,
  secret: EventTargetSecret,
  filter: EventFilter,
  enabled: boolean('EventTargetEnabled'),
  maximumEventAgeInSeconds: MaximumEventAge,
});
export type PutEventTargetInput = Infer<typeof PutEventTargetInput>;

export const PutEventTargetOutput = structure('PutEventTargetOutput', {
  eventTarget: required(EventTarget),
});
export type PutEventTargetOutput = Infer<typeof PutEventTargetOutput>;

export const ListEventTargetsInput = structure('ListEventTargetsInput', {
  nextToken: NextToken,
  maxResults: MaxResults,
});
export type ListEventTargetsInput = Infer<typeof ListEventTargetsInput>;

export const ListEventTargetsOutput = structure('ListEventTargetsOutput', {
  eventTargets: required(list('EventTargetList', EventTarget)),
  nextToken: NextToken,
});
export type ListEventTargetsOutput = Infer<typeof ListEventTargetsOutput>;

export const DeleteEventTargetInput = structure('DeleteEventTargetInput', {
  name: required(EventTargetName),
});
export type DeleteEventTargetInput = Infer<typeof DeleteEventTargetInput>;
