import type { ExecutionMode, PipelineDeclaration, PipelineType } from '../../model/index.js';
import type { Database } from './database.js';
import type { PipelineRow } from './pipelines.js';
import { sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** A pipeline with one version of its declaration. */
export interface PipelineVersionRow extends PipelineRow {
  /** None when there is no such version. */
  readonly declaration: (PipelineDeclaration & { readonly version: number }) | null;
}

/** A pipeline and a version of it, the current one unless another is asked for. */
export const findPipelineVersion = async (
  database: Database,
  at: Tenant & { readonly name: string },
  version?: number,
): Promise<PipelineVersionRow | undefined> => {
  const rows = await database.rows(sql<PipelineVersionRow>`
    select p.*, v.declaration from pipeline p
    left join pipeline_version v on v.account = p.account and v.region = p.region
      and v.pipeline_id = p.pipeline_id
      and v.version = coalesce(${version ?? null}::integer, p.version)
    where p.account = ${at.account} and p.region = ${at.region} and p.name = ${at.name}`);
  return rows[0];
};

export interface PipelineSummaryRow {
  readonly name: string;
  readonly version: number;
  readonly pipelineType: PipelineType;
  readonly executionMode: ExecutionMode;
  readonly created: number;
  readonly updated: number;
}

/** Pipelines by name, from behind `after` on. */
export const listPipelines = (
  database: Database,
  tenant: Tenant,
  page: { readonly after: string | undefined; readonly max: number },
): Promise<readonly PipelineSummaryRow[]> =>
  database.rows(sql<PipelineSummaryRow>`
    select p.name, p.version, p.created, p.updated,
      v.declaration ->> 'pipelineType' as "pipelineType",
      v.declaration ->> 'executionMode' as "executionMode"
    from pipeline p join pipeline_version v using (account, region, pipeline_id, version)
    where p.account = ${tenant.account} and p.region = ${tenant.region}
      and p.name collate "C" > coalesce(${page.after ?? null}::text, '')
    order by p.name collate "C" limit ${page.max}`);
