import type { ExecutionState } from '../../../src/engine/index.js';
import { type Accepted, acceptedIn, type NewChecker } from './checker.js';

const stateOfStatus: Readonly<Record<ExecutionState['status'], readonly string[]>> = {
  InProgress: ['STARTED', 'RESUMED'],
  Succeeded: ['SUCCEEDED'],
  Failed: ['FAILED'],
  Stopping: ['STOPPING'],
  Stopped: ['STOPPED'],
  Cancelled: ['CANCELED'],
  Superseded: ['SUPERSEDED'],
};

/** The last that the world is told of an execution is what it is. */
export const changesTellTheState: NewChecker = () => {
  const told = new Map<string, string>();
  return (seen) =>
    acceptedIn(seen).flatMap((accepted: Accepted) => {
      for (const change of accepted.decision.changes) {
        if (change.kind === 'pipelineChanged') told.set(change.pipelineExecutionId, change.state);
      }
      return accepted.changed.flatMap(({ is }) => {
        const state = told.get(is.pipelineExecutionId);
        return stateOfStatus[is.status].includes(state ?? '')
          ? []
          : [`${is.pipelineExecutionId} is ${is.status}, but is told to be ${state ?? 'nothing'}`];
      });
    });
};
