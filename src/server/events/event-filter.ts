import { detailTypeOf, isExecutionChange } from './event-bridge.js';
import type { RecordedEvent } from './recorded-event.js';

/** Which events somebody wants. What is not said, or an empty list, leaves none out. */
export interface EventFilter {
  readonly detailTypes?: readonly string[] | undefined;
  readonly states?: readonly string[] | undefined;
  /** Names, in which `*` stands for anything. */
  readonly pipelines?: readonly string[] | undefined;
  /** For notifications: those of actions that name one of these. */
  readonly topicArns?: readonly string[] | undefined;
}

export const isWanted = (filter: EventFilter, event: RecordedEvent): boolean => {
  if (!isAmong(filter.pipelines, event.pipelineName, matchesName)) return false;
  if (isExecutionChange(event)) {
    const { change } = event;
    return (
      isAmong(filter.detailTypes, detailTypeOf(change)) && isAmong(filter.states, change.state)
    );
  }
  const { change } = event;
  return (
    change.kind === 'approvalNeeded' &&
    isAmong(filter.topicArns, change.configuration['NotificationArn'] ?? '')
  );
};

const isAmong = (
  wanted: readonly string[] | undefined,
  value: string,
  matches = (one: string, other: string): boolean => one === other,
): boolean =>
  wanted === undefined || wanted.length === 0 || wanted.some((one) => matches(one, value));

// By hand, in one pass: a regular expression with many stars could take for ever.
const matchesName = (pattern: string, name: string): boolean => {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
};
