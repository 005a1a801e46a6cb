import type { EngineEvent } from '../../engine/index.js';
import type { JobRow } from '../store/jobs.js';
import type { OperationContext } from './handler.js';
import type { ServiceError } from './service-error.js';

/** What both operations that end a job have in common. */
interface JobResultContext
  extends Pick<OperationContext<'PutJobSuccessResult'>, 'tenant' | 'execution'> {
  readonly error: (
    code: 'JobNotFoundException' | 'InvalidJobStateException',
    message: string,
  ) => ServiceError;
}

/** Reports the end of a job that its worker has acknowledged. */
export const endJob = async (
  ctx: JobResultContext,
  jobId: string,
  toEvent: (job: JobRow) => EngineEvent,
): Promise<void> => {
  const outcome = await ctx.execution.handle({
    tenant: ctx.tenant,
    target: { kind: 'job', jobId },
    toEvent: ({ job }) => (job?.status === 'InProgress' ? toEvent(job) : notInProgress(job)),
  });
  if (outcome.kind === 'done') return;
  if (outcome.kind === 'notFound') {
    throw ctx.error('JobNotFoundException', `Job ${jobId} could not be found`);
  }
  throw ctx.error('InvalidJobStateException', outcome.message);
};

const notInProgress = (job: JobRow | undefined) => ({
  kind: 'refusal' as const,
  code: 'InvalidJobStateException' as const,
  message: `Job ${job?.job_id} is ${job?.status}; only a job that is InProgress, which is one that its worker has acknowledged, can be given a result.`,
});
