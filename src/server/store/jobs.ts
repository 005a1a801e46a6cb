import type { ActionTypeId, EncryptionKey, JobStatus } from '../../model/index.js';
import type { ActionArtifact } from './action-executions.js';
import type { Database, Tx } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** What a worker is told about its job; the same for every round of a continued one. */
export interface JobRowData {
  readonly actionTypeId: ActionTypeId;
  readonly configuration: Readonly<Record<string, string>>;
  readonly stageName: string;
  readonly actionName: string;
  readonly inputArtifacts: readonly ActionArtifact[];
  readonly outputArtifacts: readonly ActionArtifact[];
  readonly encryptionKey?: EncryptionKey | undefined;
  readonly sourceOverrides: readonly {
    readonly revisionType: string;
    readonly revisionValue: string;
  }[];
}

export interface JobRow extends Tenant {
  readonly job_id: string;
  readonly status: JobStatus;
  readonly nonce: string | null;
  readonly pipeline_id: string;
  readonly pipeline_name: string;
  readonly pipeline_execution_id: string;
  readonly action_execution_id: string;
  readonly continuation_token: string | null;
  readonly data: JobRowData;
}

export interface NewJob extends Tenant {
  readonly job_id: string;
  readonly action_type: string;
  readonly available_at: number;
  readonly pipeline_id: string;
  readonly pipeline_name: string;
  readonly pipeline_execution_id: string;
  readonly action_execution_id: string;
  readonly created: number;
  readonly data: JobRowData;
}

/** How an action type is written in a job's row. */
export const actionTypeText = (id: ActionTypeId): string =>
  `${id.category}/${id.owner}/${id.provider}/${id.version}`;

/**
 * Queues jobs. One of a custom action type that is live goes to the job workers; every other one,
 * one of a deleted type too, to the server, which knows how to do it or why it cannot be done.
 */
export const insertJobs = (tx: Tx, rows: readonly NewJob[]): void =>
  tx.write(sql`
    insert into job (account, region, job_id, action_type, claimant, query_value, status,
      available_at, pipeline_id, pipeline_name, pipeline_execution_id, action_execution_id, created,
      data)
    select w.account, w.region, w.job_id, w.action_type,
      case when t.provider is null then 'server' else 'worker' end,
      w.data -> 'configuration' ->> t.queryable, 'Queued', w.available_at, w.pipeline_id,
      w.pipeline_name, w.pipeline_execution_id, w.action_execution_id, w.created, w.data
    from jsonb_to_recordset(${json(rows)}::text::jsonb) as w(account text, region text, job_id uuid,
      action_type text, available_at bigint, pipeline_id uuid, pipeline_name text,
      pipeline_execution_id uuid, action_execution_id uuid, created bigint, data jsonb)
    left join custom_action_type t on t.account = w.account and t.region = w.region
      and w.data -> 'actionTypeId' ->> 'owner' = 'Custom'
      and t.category = w.data -> 'actionTypeId' ->> 'category'
      and t.provider = w.data -> 'actionTypeId' ->> 'provider'
      and t.version = w.data -> 'actionTypeId' ->> 'version'
      and t.deleted is null`);

export interface JobContinuation extends Tenant {
  readonly job_id: string;
  readonly new_job_id: string;
  readonly continuation_token: string;
  readonly available_at: number;
  readonly created: number;
}

/** Queues, for each, a copy of the job that carries the token. */
export const continueJobs = (tx: Tx, rows: readonly JobContinuation[]): void =>
  tx.write(sql`
    insert into job (account, region, job_id, action_type, claimant, query_value, status,
      available_at, pipeline_id, pipeline_name, pipeline_execution_id, action_execution_id,
      continuation_token, created, data)
    select j.account, j.region, w.new_job_id, j.action_type, j.claimant, j.query_value, 'Queued',
      w.available_at, j.pipeline_id, j.pipeline_name, j.pipeline_execution_id,
      j.action_execution_id, w.continuation_token, w.created, j.data
    from jsonb_to_recordset(${json(rows)}::text::jsonb) as w(account text, region text, job_id uuid,
      new_job_id uuid, continuation_token text, available_at bigint, created bigint)
    join job j using (account, region, job_id)`);

export interface JobClosure extends Tenant {
  readonly job_id: string;
  readonly status: 'Succeeded' | 'Failed' | 'TimedOut';
}

export const closeJobs = (tx: Tx, rows: readonly JobClosure[]): void =>
  tx.write(sql`
    update job j set status = w.status
    from jsonb_to_recordset(${json(rows)}::text::jsonb) as w(account text, region text, job_id uuid,
      status text)
    where j.account = w.account and j.region = w.region and j.job_id = w.job_id`);

/** Jobs by id, as they are now. */
export const findJobs = (
  from: Database | Tx,
  keys: readonly (Tenant & { readonly jobId: string })[],
): Promise<readonly JobRow[]> =>
  from.rows(sql<JobRow>`
    select account, region, job_id, status, nonce, pipeline_id, pipeline_name,
      pipeline_execution_id, action_execution_id, continuation_token, data
    from job
    where (account, region, job_id) in (
      select * from unnest(${keys.map((key) => key.account)}::text[],
        ${keys.map((key) => key.region)}::text[], ${keys.map((key) => key.jobId)}::uuid[]))`);
