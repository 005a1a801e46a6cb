import { messageFor } from '../events/message.js';
import { type EventPage, readEventPage } from '../events/read-events.js';
import type { RecordedEvent } from '../events/recorded-event.js';
import { webhookHeaders } from '../events/webhook-signature.js';
import { saveDeliveries } from '../store/event-deliveries.js';
import type { EventTargetRow } from '../store/event-targets.js';
import type { DeliveryParts } from './event-deliveries.js';
import type { DutyRun } from './every.js';
import { type PostOutcome, postMessage } from './post-message.js';

type DeliveryAttempt = Omit<DeliveryParts, 'isOnlyServer'>;

const firstPause = 1_000;
const pauseMax = 5 * 60_000;
/** How long a target may refuse one event before the next has its turn. */
const refusedMax = 60 * 60_000;
const errorLengthMax = 500;

/**
 * Delivers to a target what is there for it, one event after the other: the next one goes only when the
 * target has taken the one before, or that was given up. How far this has come is durable after each, so
 * that after a crash at most one event is delivered again.
 */
export const deliverEvents = async (
  run: DutyRun,
  parts: DeliveryAttempt & { readonly lease: number },
  claimed: EventTargetRow,
): Promise<void> => {
  const { database, feed, clock, lease } = parts;
  let held: Held = { target: claimed, isLast: false };
  while (!held.isLast) {
    const { target } = held;
    const after = { seq: target.cursor_seq, index: target.cursor_index };
    const page = await readEventPage(database, target, { after, through: await feed.settled() });
    held = await deliverPage(run, parts, { target, page });
    const heldUntil = held.isLast ? undefined : clock() + lease;
    // Who is not the holder any more has nothing to note: another one has taken over.
    if ((await saveDeliveries(database, held.target, heldUntil)).length === 0) return;
  }
};

/** A target, and whether there is nothing more to do for it now. */
interface Held {
  readonly target: EventTargetRow;
  readonly isLast: boolean;
}

const deliverPage = async (
  run: DutyRun,
  parts: DeliveryAttempt & { readonly lease: number },
  { target: before, page }: { readonly target: EventTargetRow; readonly page: EventPage },
): Promise<Held> => {
  let target = before;
  for (const event of page.events) {
    const next = await deliverOne(run, parts, { target, event });
    if (next === undefined) return { target, isLast: true };
    // Nothing was sent: that shows only in the next place that is noted.
    if (next === target) continue;
    const isFailing = next.failures > target.failures;
    target = next;
    if (isFailing) return { target, isLast: true };
    const saved = await saveDeliveries(parts.database, target, parts.clock() + parts.lease);
    if (saved.length === 0) return { target, isLast: true };
  }
  return { target: at(target, page.end), isLast: page.isLast };
};

const at = (target: EventTargetRow, { seq, index }: RecordedEvent['position']): EventTargetRow => ({
  ...target,
  cursor_seq: seq,
  cursor_index: index,
});

/** The target after an event: the same where it does not want it; nothing when we have been stopped. */
const deliverOne = async (
  run: DutyRun,
  parts: DeliveryAttempt,
  { target, event }: { readonly target: EventTargetRow; readonly event: RecordedEvent },
): Promise<EventTargetRow | undefined> => {
  const message = messageFor(target, event, parts.publicAddress());
  if (!message) return target;
  if (run.signal.aborted) return undefined;
  const now = parts.clock();
  // While the target fails, what has become too old is not even tried.
  if (target.failures > 0 && now - event.recorded > target.event_age_max) {
    return givenUp(run, target, event);
  }
  const headers = {
    ...message.headers,
    ...webhookHeaders({ id: event.id, body: message.body }, target.secret ?? undefined, now),
  };
  const outcome = await postMessage(target.url, { headers, body: message.body }, run.signal);
  if (outcome.kind === 'stopped') return undefined;
  if (outcome.kind === 'taken') return succeeded(at(target, event.position), parts.clock());
  run.log.warn({ target: target.name, eventId: event.id, why: outcome.why }, 'event not taken');
  const failed = failedAt(target, outcome, parts.clock());
  const isHopeless =
    outcome.isRefusal && parts.clock() - (failed.failing_since ?? now) > refusedMax;
  return isHopeless ? givenUp(run, failed, event) : failed;
};

const succeeded = (target: EventTargetRow, now: number): EventTargetRow => ({
  ...target,
  failures: 0,
  failing_since: null,
  next_attempt: 0,
  last_success: now,
});

const failedAt = (
  target: EventTargetRow,
  { why }: Extract<PostOutcome, { kind: 'failed' }>,
  now: number,
): EventTargetRow => ({
  ...target,
  failures: target.failures + 1,
  failing_since: target.failing_since ?? now,
  next_attempt: now + Math.min(firstPause * 2 ** target.failures, pauseMax),
  last_failure: now,
  last_error: why.slice(0, errorLengthMax),
});

const givenUp = (run: DutyRun, target: EventTargetRow, event: RecordedEvent): EventTargetRow => {
  run.log.error({ target: target.name, eventId: event.id }, 'event given up');
  return {
    ...at(target, event.position),
    failing_since: null,
    skipped: target.skipped + 1,
  };
};
