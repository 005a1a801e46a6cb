import type { Database } from '../store/database.js';
import { findPipeline, type PipelineRow } from '../store/pipelines.js';
import type { Tenant } from '../store/tenant.js';
import { pipelineNotFound } from './not-found.js';
import type { ServiceError } from './service-error.js';

/** What of an operation's context says that a pipeline is not there. */
export interface PipelineLookup {
  readonly tenant: Tenant;
  readonly error: (code: 'PipelineNotFoundException', message: string) => ServiceError;
}

/** The pipeline of this name, without its lock. */
export const existingPipeline = async (
  ctx: PipelineLookup & { readonly database: Database },
  name: string,
): Promise<PipelineRow> => {
  const row = await findPipeline(ctx.database, ctx.tenant, name);
  if (!row) throw noPipeline(ctx, name);
  return row;
};

export const noPipeline = (ctx: PipelineLookup, name: string): ServiceError =>
  ctx.error('PipelineNotFoundException', pipelineNotFound(ctx.tenant, name));
