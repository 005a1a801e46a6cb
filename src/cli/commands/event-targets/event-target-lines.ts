import type { EventTarget } from '../../../model/index.js';

/** What a list of targets says, line by line. */
export function eventTargetLines(targets: readonly EventTarget[], now: number): readonly string[] {
  if (targets.length === 0) return ['There are no event targets.'];
  return targets.flatMap((target) => [
    `${target.name}  ${target.format}  ${target.url}`,
    `  ${stateOf(target, now)}`,
    ...filterLines(target),
  ]);
}

function stateOf(target: EventTarget, now: number): string {
  const { pendingEvents: pending = 0, skippedEvents: skipped = 0 } = target;
  const parts = [
    howItGoes(target, now),
    pending === 0 ? 'nothing waits' : `${pending} waiting`,
    ...(skipped === 0 ? [] : [`${skipped} given up`]),
    target.secret === undefined ? 'not signed' : 'signed',
  ];
  return parts.join(', ');
}

function howItGoes(target: EventTarget, now: number): string {
  if (!target.enabled) return 'disabled';
  const { consecutiveFailures: failures = 0, lastSuccess, nextAttempt, errorMessage } = target;
  if (failures === 0) {
    return lastSuccess === undefined
      ? 'not told of anything yet'
      : `well, told ${ago(lastSuccess, now)}`;
  }
  const next = Math.max(0, Math.ceil(((nextAttempt ?? now) - now) / 1000));
  return `failed ${failures} times, tried again in ${next} s (${errorMessage})`;
}

function ago(time: number, now: number): string {
  return `${Math.max(0, Math.round((now - time) / 1000))} s ago`;
}

function filterLines({ filter = {} }: EventTarget): readonly string[] {
  const wanted = Object.entries(filter).filter(([, values]) => (values?.length ?? 0) > 0);
  return wanted.map(([name, values]) => `  ${name}: ${values?.join(', ')}`);
}
