import { decide } from '../../engine/index.js';
import type { Working } from '../execution/index.js';
import { closeJobs, type JobClosure } from '../store/jobs.js';
import { InvariantError } from '../store/operating-error.js';
import { deletePipeline as deleteRows } from '../store/pipelines.js';
import { removeAllTags } from '../store/tags.js';
import { pipelineArn } from './arn.js';
import type { Handler, OperationContext } from './handler.js';

/**
 * Deletes a pipeline with its history and tags; what is in flight is abandoned. A pipeline that is
 * not there is as good as deleted.
 */
export const deletePipeline: Handler<'DeletePipeline'> = async ({ name }, ctx) => {
  const { tenant, execution } = ctx;
  await execution.unit({ ...tenant, name }, async ({ tx, set, now }) => {
    const working = set.byName(tenant, name);
    if (!working) return;
    // Of all that is decided only the jobs outlive the pipeline: their workers are to learn of it.
    const closures = openJobs(ctx, working, now);
    if (closures.length > 0) closeJobs(tx, closures);
    deleteRows(tx, { ...tenant, pipelineId: working.row.pipeline_id });
    removeAllTags(tx, tenant, pipelineArn(tenant, name));
  });
};

const openJobs = (
  { execution, tenant }: OperationContext<'DeletePipeline'>,
  { state }: Working,
  now: number,
): readonly JobClosure[] => {
  const given = { ...execution.names, now, region: tenant.region };
  const decision = decide(state, { kind: 'pipelineDeleted' }, given);
  if (decision.kind !== 'decision') throw new InvariantError('A deletion is always decided.');
  return decision.effects.flatMap((effect) =>
    effect.kind === 'closeJob'
      ? [{ ...tenant, job_id: effect.jobId, status: effect.status, ended: now }]
      : [],
  );
};
