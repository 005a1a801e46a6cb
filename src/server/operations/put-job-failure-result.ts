import { endJob } from './end-job.js';
import type { Handler } from './handler.js';
import { jobFailureEvent } from './job-failure-event.js';
import { ruleFailureEvent } from './rule-report-event.js';

/** Ends a job badly: its action fails, or its rule does. */
export const putJobFailureResult: Handler<'PutJobFailureResult'> = (input, ctx) =>
  endJob(ctx, input.jobId, (job) => {
    const toEvent = job.data.kind === 'rule' ? ruleFailureEvent : jobFailureEvent;
    return toEvent(input.failureDetails, job);
  });
