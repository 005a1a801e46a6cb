import type { EventTarget } from '../../../model/index.js';
import type { EventTargetRow } from '../../store/event-targets.js';

/** What stands for a secret that is there; given back, it keeps the secret. */
export const secretMask = '****';

/** A target as it is shown, without its secret. */
export const shownEventTarget = (row: EventTargetRow, pending?: number): EventTarget => ({
  name: row.name,
  url: row.url,
  format: row.format,
  secret: row.secret === null ? undefined : secretMask,
  filter: row.filter,
  enabled: row.enabled,
  maximumEventAgeInSeconds: row.event_age_max / 1000,
  created: row.created,
  updated: row.updated,
  pendingEvents: pending,
  skippedEvents: row.skipped,
  consecutiveFailures: row.failures,
  errorMessage: row.last_error ?? undefined,
  lastSuccess: row.last_success ?? undefined,
  lastFailure: row.last_failure ?? undefined,
  nextAttempt: row.failures > 0 ? row.next_attempt : undefined,
});
