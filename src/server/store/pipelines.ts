import type { StageState } from '../../engine/index.js';
import type { PipelineDeclaration } from '../../model/index.js';
import type { Database, Tx } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

export interface PipelineRow extends Tenant {
  readonly name: string;
  readonly pipeline_id: string;
  readonly version: number;
  readonly structure_version: number;
  readonly executions_started: number;
  readonly stages: Readonly<Record<string, StageState>>;
  readonly created: number;
  readonly updated: number;
}

/** Pipelines to lock, named by their name or by the job of one of their actions. */
export interface PipelineKeys {
  readonly names: readonly (Tenant & { readonly name: string })[];
  readonly jobs: readonly (Tenant & { readonly jobId: string })[];
}

const columnsOf = (keys: readonly Tenant[]) => ({
  accounts: keys.map((key) => key.account),
  regions: keys.map((key) => key.region),
});

/**
 * Locks pipelines, always in the same order, until the transaction ends. Which ones these are is asked
 * apart, as an array: of a row that somebody else has just changed PostgreSQL looks at the conditions
 * again, and in a join it may then find its partner no more and leave the row out.
 */
export const lockPipelines = (tx: Tx, keys: PipelineKeys): Promise<readonly PipelineRow[]> => {
  const names = columnsOf(keys.names);
  const jobs = columnsOf(keys.jobs);
  return tx.rows(sql<PipelineRow>`
    select p.* from pipeline p
    where p.pipeline_id = any(array(
      select pipeline_id from pipeline
      where (account, region, name) in (
        select * from unnest(${names.accounts}::text[], ${names.regions}::text[],
          ${keys.names.map((key) => key.name)}::text[]))
      union all
      select pipeline_id from job
      where (account, region, job_id) in (
        select * from unnest(${jobs.accounts}::text[], ${jobs.regions}::text[],
          ${keys.jobs.map((key) => key.jobId)}::uuid[]))))
    order by p.pipeline_id
    for update of p`);
};

/** What the engine changed of pipelines, all in one statement. */
export const updatePipelines = (tx: Tx, rows: readonly Omit<PipelineRow, 'created'>[]): void =>
  tx.write(sql`
    update pipeline p set version = w.version, structure_version = w.structure_version,
      executions_started = w.executions_started, stages = w.stages, updated = w.updated
    from jsonb_to_recordset(${json(rows)}::text::jsonb) as w(account text, region text, pipeline_id uuid,
      version integer, structure_version integer, executions_started integer, stages jsonb,
      updated bigint)
    where p.account = w.account and p.region = w.region and p.pipeline_id = w.pipeline_id`);

/** Adds a pipeline; gives nothing when the name is taken. */
export const insertPipeline = (tx: Tx, row: PipelineRow): Promise<readonly { name: string }[]> =>
  tx.rows(sql<{ name: string }>`
    insert into pipeline (account, region, name, pipeline_id, version, structure_version,
      executions_started, stages, created, updated)
    values (${row.account}, ${row.region}, ${row.name}, ${row.pipeline_id}, ${row.version},
      ${row.structure_version}, ${row.executions_started}, ${json(row.stages)}::text::jsonb,
      ${row.created}, ${row.updated})
    on conflict do nothing
    returning name`);

export const insertPipelineVersion = (
  tx: Tx,
  at: Tenant & { readonly pipelineId: string },
  declaration: PipelineDeclaration & { readonly version: number },
  now: number,
): void =>
  tx.write(sql`
    insert into pipeline_version (account, region, pipeline_id, version, declaration, created)
    values (${at.account}, ${at.region}, ${at.pipelineId}, ${declaration.version},
      ${json(declaration)}::text::jsonb, ${now})`);

/** Removes a pipeline and everything that was known of it. */
export const deletePipeline = (tx: Tx, at: Tenant & { readonly pipelineId: string }): void => {
  const { account, region, pipelineId } = at;
  tx.write(sql`delete from pipeline where account = ${account} and region = ${region}
    and pipeline_id = ${pipelineId}`);
  tx.write(sql`delete from pipeline_version where account = ${account} and region = ${region}
    and pipeline_id = ${pipelineId}`);
  tx.write(sql`delete from pipeline_execution where account = ${account} and region = ${region}
    and pipeline_id = ${pipelineId}`);
  tx.write(sql`delete from action_execution where account = ${account} and region = ${region}
    and pipeline_id = ${pipelineId}`);
  tx.write(sql`delete from rule_execution where account = ${account} and region = ${region}
    and pipeline_id = ${pipelineId}`);
  tx.write(sql`delete from start_request where account = ${account} and region = ${region}
    and pipeline_id = ${pipelineId}`);
  tx.write(sql`delete from source_watch where account = ${account} and region = ${region}
    and pipeline_id = ${pipelineId}`);
  tx.write(sql`delete from git_source where account = ${account} and region = ${region}
    and pipeline_id = ${pipelineId}`);
  tx.write(sql`delete from s3_source where account = ${account} and region = ${region}
    and pipeline_id = ${pipelineId}`);
};

/** A pipeline without locking it. */
export const findPipeline = async (
  database: Database,
  tenant: Tenant,
  name: string,
): Promise<PipelineRow | undefined> => {
  const rows = await database.rows(sql<PipelineRow>`
    select * from pipeline
    where account = ${tenant.account} and region = ${tenant.region} and name = ${name}`);
  return rows[0];
};

/** The declaration of one version; versions never change once written. */
export const findDeclaration = async (
  from: Database | Tx,
  at: Tenant & { readonly pipelineId: string },
  version: number,
): Promise<(PipelineDeclaration & { readonly version: number }) | undefined> => {
  const rows = await from.rows(sql<{
    declaration: PipelineDeclaration & { readonly version: number };
  }>`
    select declaration from pipeline_version
    where account = ${at.account} and region = ${at.region} and pipeline_id = ${at.pipelineId}
      and version = ${version}`);
  return rows[0]?.declaration;
};

export const countPipelines = async (from: Tx, tenant: Tenant): Promise<number> => {
  const rows = await from.rows(sql<{ count: number }>`
    select count(*) as count from pipeline
    where account = ${tenant.account} and region = ${tenant.region}`);
  return rows[0]?.count ?? 0;
};
