import type { EngineEvent } from '../../../src/engine/index.js';
import type { Store } from '../store.js';
import type { NewChecker } from './checker.js';

/** What a client was told to have happened is in the store, whatever crashes. */
export const promisesKept: NewChecker = () => (seen, store) => {
  if (seen.kind !== 'answered') return [];
  const broken = brokenBy(seen.event, store);
  return broken === undefined ? [] : [broken];
};

const brokenBy = (event: EngineEvent, { state, jobs, declarations }: Store): string | undefined => {
  switch (event.kind) {
    case 'executionStarted':
    case 'rollbackRequested':
      return state.executions[event.pipelineExecutionId]
        ? undefined
        : `${event.pipelineExecutionId} was promised, but is not there`;
    case 'jobSucceeded':
    case 'jobContinued':
    case 'jobFailed':
    case 'ruleReported':
      return jobs.get(event.jobId)?.status === 'InProgress' ||
        jobs.get(event.jobId)?.status === 'Dispatched'
        ? `the result of the job ${event.jobId} was accepted, but the job is open`
        : undefined;
    case 'pipelineUpdated':
      return declarations.get(event.version) === event.declaration
        ? undefined
        : `version ${event.version} was accepted, but is not there`;
    default:
      return undefined;
  }
};
