import type { EngineEvent } from '../../../src/engine/index.js';
import { acceptedIn, isInFlight, type NewChecker } from './checker.js';

/** A job takes one result, and none once its action, its rule or its execution has ended. */
export const jobResults: NewChecker = () => {
  const ended = new Set<string>();
  return (seen) =>
    acceptedIn(seen).flatMap(({ event, before }) => {
      const jobId = jobOf(event);
      if (jobId === undefined || !('pipelineExecutionId' in event)) return [];
      const execution = before.executions[event.pipelineExecutionId];
      const faults = [
        ...(ended.has(jobId) ? [`the job ${jobId} has taken a second result`] : []),
        ...(isInFlight(execution)
          ? []
          : [`the job ${jobId} of ${event.pipelineExecutionId} was given a result after its end`]),
      ];
      ended.add(jobId);
      return faults;
    });
};

const jobOf = (event: EngineEvent): string | undefined => {
  switch (event.kind) {
    case 'jobSucceeded':
    case 'jobContinued':
    case 'jobFailed':
    case 'ruleReported':
      return event.jobId;
    default:
      return undefined;
  }
};
