import { acceptedIn, isInFlight, type NewChecker } from './checker.js';

const executionsInFlightMax = 50;

/** No call brings a QUEUED or PARALLEL pipeline above its most executions in flight. */
export const room: NewChecker = () => (seen) =>
  acceptedIn(seen).flatMap(({ event, before, after }) => {
    const mode = after.declaration.executionMode ?? 'SUPERSEDED';
    if (mode === 'SUPERSEDED' || event.kind !== 'executionStarted') return [];
    const count = Object.values(before.executions).filter(isInFlight).length;
    return count >= executionsInFlightMax ? [`an execution was begun beside ${count} others`] : [];
  });
