import type { EngineEvent, Refusal } from '../../engine/index.js';
import type { JobRow } from '../store/jobs.js';
import type { OperationContext } from './handler.js';
import { jobNotFound } from './not-found.js';
import type { ServiceError } from './service-error.js';

/** What the operations that end a job have in common. */
interface JobResultContext
  extends Pick<OperationContext<'PutJobSuccessResult'>, 'tenant' | 'execution'> {
  readonly error: (
    code: 'JobNotFoundException' | 'InvalidJobStateException',
    message: string,
  ) => ServiceError;
}

type ToEvent = (job: JobRow) => EngineEvent;

/** Reports the end of a job that its worker has acknowledged. A third party's job is none here. */
export const endJob = (ctx: JobResultContext, jobId: string, toEvent: ToEvent): Promise<void> =>
  reportEnd(ctx, jobId, { isKnown: ({ claimant }) => claimant !== 'thirdParty', toEvent });

/** Reports the end of a third party's job that its worker has acknowledged. */
export const endThirdPartyJob = (
  ctx: JobResultContext,
  jobId: string,
  toEvent: ToEvent,
): Promise<void> =>
  reportEnd(ctx, jobId, { isKnown: ({ claimant }) => claimant === 'thirdParty', toEvent });

const reportEnd = async (
  ctx: JobResultContext,
  jobId: string,
  { isKnown, toEvent }: { readonly isKnown: (job: JobRow) => boolean; readonly toEvent: ToEvent },
): Promise<void> => {
  const outcome = await ctx.execution.handle({
    tenant: ctx.tenant,
    target: { kind: 'job', jobId },
    toEvent: ({ job }) => {
      if (!job || !isKnown(job)) return noSuchJob;
      return job.status === 'InProgress' ? toEvent(job) : notInProgress(job);
    },
  });
  if (outcome.kind === 'done') return;
  if (outcome.kind === 'notFound' || outcome === noSuchJob) {
    throw ctx.error('JobNotFoundException', jobNotFound(jobId));
  }
  throw ctx.error('InvalidJobStateException', outcome.message);
};

// Told apart from other refusals by being this very one.
const noSuchJob: Refusal = {
  kind: 'refusal',
  code: 'InvalidJobStateException',
  message: 'There is no such job for this operation.',
};

const notInProgress = (job: JobRow): Refusal => ({
  kind: 'refusal',
  code: 'InvalidJobStateException',
  message: `Job ${job.job_id} is ${job.status}; only a job that is InProgress, which is one that its worker has acknowledged, can be given a result.`,
});
