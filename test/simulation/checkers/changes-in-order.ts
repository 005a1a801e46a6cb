import type { StateChange } from '../../../src/engine/index.js';
import { acceptedIn, type NewChecker } from './checker.js';

/** What the world is told of an execution, a stage or an action begins, goes on and ends in that order. */
export const changesInOrder: NewChecker = () => {
  const last = new Map<string, StateChange>();
  return (seen) =>
    acceptedIn(seen).flatMap(({ event, decision: { changes } }) => {
      if (event.kind === 'pipelineUpdated') forgetPassedStages(last);
      return changes.flatMap((change) => {
        if (change.kind === 'approvalNeeded') {
          const action = last.get(`action ${change.actionExecutionId}`);
          return action ? [] : [`an approval was asked for before its action had STARTED`];
        }
        const key = keyOf(change);
        const before = last.get(key);
        last.set(key, change);
        return mayFollow(stateOf(before), change.state)
          ? []
          : [`${key} is told to be ${change.state} after ${stateOf(before) ?? 'nothing'}`];
      });
    });
};

// Stages may have changed places, and one that was passed may be come to again.
const forgetPassedStages = (last: Map<string, StateChange>): void => {
  for (const [key, change] of last) {
    const isPassed = stateOf(change) === 'SUCCEEDED' || stateOf(change) === 'SKIPPED';
    if (change.kind === 'stageChanged' && isPassed) last.delete(key);
  }
};

const keyOf = (change: StateChange): string => {
  switch (change.kind) {
    case 'pipelineChanged':
      return `execution ${change.pipelineExecutionId}`;
    case 'stageChanged':
      return `stage ${change.stageName} of ${change.pipelineExecutionId}`;
    default:
      return `action ${change.actionExecutionId}`;
  }
};

const stateOf = (change: StateChange | undefined): string | undefined =>
  change && change.kind !== 'approvalNeeded' ? change.state : undefined;

const isBegun = (state: string | undefined): boolean => state === 'STARTED' || state === 'RESUMED';

const mayFollow = (before: string | undefined, state: string): boolean => {
  switch (state) {
    case 'STARTED':
      return before === undefined;
    // A stage can be retried while siblings of a failed action still run.
    case 'RESUMED':
      return before === 'FAILED' || before === 'STOPPED' || isBegun(before);
    case 'STOPPING':
      return isBegun(before);
    case 'STOPPED':
    case 'CANCELED':
      return isBegun(before) || before === 'STOPPING';
    default:
      return isBegun(before);
  }
};
