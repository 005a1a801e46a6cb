import type { EngineEvent } from '../../engine/index.js';
import type { Execution } from '../execution/index.js';
import type { ServerJobRow } from '../store/job-claims.js';

/** Says how a job went, unless it has been handed out again meanwhile or nobody waits for it any more. */
export const reportJob = async (
  execution: Execution,
  job: ServerJobRow,
  event: EngineEvent,
): Promise<void> => {
  await execution.handle({
    tenant: { account: job.account, region: job.region },
    target: { kind: 'job', jobId: job.job_id },
    toEvent: ({ job: now }) =>
      now?.nonce === job.nonce
        ? event
        : {
            kind: 'refusal',
            code: 'InvalidJobStateException',
            message: 'The job was handed out again.',
          },
  });
};

// What the API takes of a job worker is what it gets from the server, too, in whole characters.
const messageStart = /^.{0,5000}/su;
const summaryStart = /^.{0,2048}/su;

export const cutMessage = (text: string): string => messageStart.exec(text)?.[0] ?? '';

export const cutSummary = (text: string): string => summaryStart.exec(text)?.[0] ?? '';
