import type { Database, Tx } from './database.js';
import { sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** A pipeline, by what its rows are found with. */
export interface PipelinePlace extends Tenant {
  readonly pipeline_id: string;
}

/** Pipelines whose oldest ended execution was started before a time. */
export const findPipelinesWithOldHistory = (
  database: Database,
  { before, max }: { readonly before: number; readonly max: number },
): Promise<readonly PipelinePlace[]> =>
  database.rows(sql<PipelinePlace>`
    select p.account, p.region, p.pipeline_id from pipeline p
    cross join lateral (
      select state from pipeline_execution e
      where e.pipeline_id = p.pipeline_id and e.status not in ('InProgress', 'Stopping')
      order by e.number limit 1) oldest
    where (oldest.state ->> 'startedAt')::bigint < ${before}
    limit ${max}`);

/** Keeps whoever else would change the pipeline waiting: nothing that is retried now is forgotten. */
export const lockPipelineHistory = (
  tx: Tx,
  at: PipelinePlace,
): Promise<readonly { pipeline_id: string }[]> =>
  tx.rows(sql<{ pipeline_id: string }>`
    select pipeline_id from pipeline
    where account = ${at.account} and region = ${at.region} and pipeline_id = ${at.pipeline_id}
    for update`);

/** Forgets the oldest ended executions that were started before a time; gives their ids. */
export const deleteOldExecutions = (
  tx: Tx,
  at: PipelinePlace,
  { before, max }: { readonly before: number; readonly max: number },
): Promise<readonly { pipeline_execution_id: string }[]> =>
  tx.rows(sql<{ pipeline_execution_id: string }>`
    with oldest as (
      select pipeline_execution_id, state from pipeline_execution
      where pipeline_id = ${at.pipeline_id} and status not in ('InProgress', 'Stopping')
      order by number limit ${max})
    delete from pipeline_execution e using oldest
    where e.account = ${at.account} and e.region = ${at.region}
      and e.pipeline_id = ${at.pipeline_id}
      and e.pipeline_execution_id = oldest.pipeline_execution_id
      and (oldest.state ->> 'startedAt')::bigint < ${before}
    returning e.pipeline_execution_id`);

export const deleteActionExecutionsOf = (tx: Tx, executionIds: readonly string[]): void =>
  tx.write(sql`
    delete from action_execution where pipeline_execution_id = any(${executionIds}::uuid[])`);

export const deleteRuleExecutionsOf = (tx: Tx, executionIds: readonly string[]): void =>
  tx.write(sql`
    delete from rule_execution where pipeline_execution_id = any(${executionIds}::uuid[])`);

export const deleteWatchedRevisions = (tx: Tx, at: PipelinePlace, before: number): void =>
  tx.write(sql`
    delete from source_watch
    where account = ${at.account} and region = ${at.region} and pipeline_id = ${at.pipeline_id}
      and created < ${before}`);

/** Forgets jobs, with the configuration that their workers were told, that ended before a time. */
export const deleteEndedJobs = async (
  database: Database,
  { before, max }: { readonly before: number; readonly max: number },
): Promise<number> => {
  // Those that ended before it was noted when have only the time at which they began.
  const rows = await database.rows(sql<{ count: number }>`
    with old as (
      select account, region, job_id from job
      where status in ('Succeeded', 'Failed', 'TimedOut') and coalesce(ended, created) < ${before}
      limit ${max}
    ), gone as (
      delete from job j using old
      where j.account = old.account and j.region = old.region and j.job_id = old.job_id
      returning 1)
    select count(*) as count from gone`);
  return rows[0]?.count ?? 0;
};
