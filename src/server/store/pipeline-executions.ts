import type { ExecutionState } from '../../engine/index.js';
import type { Tx } from './database.js';
import type { PipelineKeys, PipelineRow } from './pipelines.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

export interface ExecutionRow extends Tenant {
  readonly pipeline_id: string;
  readonly pipeline_execution_id: string;
  readonly number: number;
  readonly status: ExecutionState['status'];
  readonly state: ExecutionState;
}

/** An execution as it is to be written. */
export interface ExecutionChange extends ExecutionRow {
  readonly next_deadline: number | null;
}

/**
 * The executions in flight of the pipelines that `keys` name, and those asked for by id. Sent right
 * behind the locking statement, it sees what was committed before the locks were had.
 *
 * It is written for a planner without figures, which would else go through all executions that a
 * pipeline ever had: those in flight are joined by the pipeline's id alone, which only their small
 * index fits, and `offset 0` makes the others be looked up by their whole key.
 */
export const loadExecutions = (
  tx: Tx,
  keys: PipelineKeys,
  also: readonly string[],
): Promise<readonly ExecutionRow[]> =>
  tx.rows(sql<ExecutionRow>`
    with wanted as (
      select p.account, p.region, p.pipeline_id from pipeline p
      join unnest(${keys.names.map((key) => key.account)}::text[],
        ${keys.names.map((key) => key.region)}::text[],
        ${keys.names.map((key) => key.name)}::text[]) as w(account, region, name)
        using (account, region, name)
      union
      select j.account, j.region, j.pipeline_id from job j
      join unnest(${keys.jobs.map((key) => key.account)}::text[],
        ${keys.jobs.map((key) => key.region)}::text[],
        ${keys.jobs.map((key) => key.jobId)}::uuid[]) as w(account, region, job_id)
        using (account, region, job_id))
    select e.account, e.region, e.pipeline_id, e.pipeline_execution_id, e.number, e.status, e.state
    from wanted join pipeline_execution e on e.pipeline_id = wanted.pipeline_id
    where e.status in ('InProgress', 'Stopping')
    union all
    select e.account, e.region, e.pipeline_id, e.pipeline_execution_id, e.number, e.status, e.state
    from wanted cross join (select distinct unnest(${also}::uuid[]) as id) also
    cross join lateral (
      select * from pipeline_execution e
      where e.account = wanted.account and e.region = wanted.region
        and e.pipeline_id = wanted.pipeline_id and e.pipeline_execution_id = also.id
      offset 0) e
    where e.status not in ('InProgress', 'Stopping')`);

/** Executions of one pipeline by id, whether in flight or ended. */
export const findExecutions = (
  tx: Tx,
  { account, region, pipeline_id }: Pick<PipelineRow, 'account' | 'region' | 'pipeline_id'>,
  ids: readonly string[],
): Promise<readonly ExecutionRow[]> =>
  tx.rows(sql<ExecutionRow>`
    select account, region, pipeline_id, pipeline_execution_id, number, status, state
    from pipeline_execution
    where account = ${account} and region = ${region} and pipeline_id = ${pipeline_id}
      and pipeline_execution_id = any(${ids}::uuid[])`);

/** Adds the executions that are new and replaces those that changed. */
export const saveExecutions = (tx: Tx, rows: readonly ExecutionChange[]): void =>
  tx.write(sql`
    insert into pipeline_execution (account, region, pipeline_id, pipeline_execution_id, number,
      status, next_deadline, state)
    select * from jsonb_to_recordset(${json(rows)}::text::jsonb) as w(account text, region text,
      pipeline_id uuid, pipeline_execution_id uuid, number integer, status text, next_deadline bigint,
      state jsonb)
    on conflict (account, region, pipeline_id, pipeline_execution_id)
    do update set status = excluded.status, next_deadline = excluded.next_deadline,
      state = excluded.state`);
