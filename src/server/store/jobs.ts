import type { Gate } from '../../engine/index.js';
import type {
  ActionTypeId,
  EncryptionKey,
  JobStatus,
  RuleDeclaration,
  RuleTypeId,
} from '../../model/index.js';
import type { ActionArtifact } from './action-executions.js';
import type { Database, Tx } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** What a worker is told about its job; the same for every round of a continued one. */
export type JobRowData = ActionJobData | RuleJobData;

export interface ActionJobData {
  readonly kind?: 'action' | undefined;
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

/** Of a job that evaluates a rule. */
export interface RuleJobData {
  readonly kind: 'rule';
  readonly gate: Gate;
  /** As it is declared. */
  readonly rule: RuleDeclaration;
  /** With the variables put in. */
  readonly configuration: Readonly<Record<string, string>>;
  readonly stageName: string;
  readonly ruleName: string;
  readonly inputArtifacts: readonly ActionArtifact[];
}

/** Who may claim a job; a third party's workers have operations of their own. */
export type Claimant = 'worker' | 'thirdParty' | 'server';

export interface JobRow<Data extends JobRowData = JobRowData> extends Tenant {
  readonly job_id: string;
  readonly claimant: Claimant;
  readonly status: JobStatus;
  readonly nonce: string | null;
  readonly pipeline_id: string;
  readonly pipeline_name: string;
  readonly pipeline_execution_id: string;
  /** Of a job about a rule: the id of the rule's execution. */
  readonly action_execution_id: string;
  readonly continuation_token: string | null;
  readonly data: Data;
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

/** How a rule type is written there; a declaration may leave out what is the same in all of them. */
export const ruleTypeText = ({
  category,
  owner = 'AWS',
  provider,
  version = '1',
}: RuleTypeId): string => `${category}/${owner}/${provider}/${version}`;

/**
 * Queues jobs. One of a custom action type that is live goes to the job workers, one of a type with a
 * JobWorker executor to the third party's; every other one, one of a deleted type or about a rule too,
 * to the server, which knows how to do it or why it cannot be done.
 */
export const insertJobs = (tx: Tx, rows: readonly NewJob[]): void =>
  tx.write(sql`
    insert into job (account, region, job_id, action_type, claimant, query_value, status,
      available_at, pipeline_id, pipeline_name, pipeline_execution_id, action_execution_id, created,
      data)
    select w.account, w.region, w.job_id, w.action_type,
      case
        when t.provider is not null then 'worker'
        -- Looked up only for the jobs that are of no custom type.
        when exists (
          select from executor_action_type e
          where e.account = w.account and e.region = w.region and e.executor = 'JobWorker'
            and e.category = w.data -> 'actionTypeId' ->> 'category'
            and e.owner = w.data -> 'actionTypeId' ->> 'owner'
            and e.provider = w.data -> 'actionTypeId' ->> 'provider'
            and e.version = w.data -> 'actionTypeId' ->> 'version') then 'thirdParty'
        else 'server' end,
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
  readonly ended: number;
}

export const closeJobs = (tx: Tx, rows: readonly JobClosure[]): void =>
  tx.write(sql`
    update job j set status = w.status, ended = w.ended
    from jsonb_to_recordset(${json(rows)}::text::jsonb) as w(account text, region text, job_id uuid,
      status text, ended bigint)
    where j.account = w.account and j.region = w.region and j.job_id = w.job_id`);

/** Jobs by id, as they are now. */
export const findJobs = (
  from: Database | Tx,
  keys: readonly (Tenant & { readonly jobId: string })[],
): Promise<readonly JobRow[]> =>
  from.rows(sql<JobRow>`
    select account, region, job_id, claimant, status, nonce, pipeline_id, pipeline_name,
      pipeline_execution_id, action_execution_id, continuation_token, data
    from job
    where (account, region, job_id) in (
      select * from unnest(${keys.map((key) => key.account)}::text[],
        ${keys.map((key) => key.region)}::text[], ${keys.map((key) => key.jobId)}::uuid[]))`);
