import type { JobStatus } from '../../model/index.js';
import type { Database } from './database.js';
import type { ActionJobData, JobRow, JobRowData } from './jobs.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** What a poller asks for. */
export interface JobQuery extends Tenant {
  readonly category: string;
  readonly owner: string;
  readonly provider: string;
  readonly version: string;
  /** Category/Owner/Provider/Version. */
  readonly actionType: string;
  readonly query?: { readonly key: string; readonly value: string } | undefined;
  readonly max: number;
  readonly now: number;
  /** How long the hand-out stands unacknowledged, in milliseconds. */
  readonly lease: number;
}

/** No value when the action type is not there (or no longer). */
export interface Claim {
  readonly queryable: string | null;
  /** Rules are for the server. */
  readonly jobs: readonly JobRow<ActionJobData>[];
}

type ClaimRow = { readonly queryable: string | null } & (
  | JobRow<ActionJobData>
  | { readonly job_id: null }
);

/**
 * Hands out up to `max` jobs, the oldest first: queued ones and those whose hand-out lapsed. Each
 * gets a nonce of its own, which ends the validity of an earlier one. A query that does not name
 * the type's queryable property claims nothing.
 *
 * Which jobs these are is asked once, apart: what is asked in the condition may be asked again for each
 * row, and then skips those that it has locked before, so that more are claimed than handed out.
 */
export const claimJobs = async (database: Database, want: JobQuery): Promise<Claim | undefined> => {
  const queryKey = want.query?.key ?? null;
  const rows = await database.rows(sql<ClaimRow>`
    with type as (
      select queryable from custom_action_type
      where account = ${want.account} and region = ${want.region}
        and category = ${want.category} and provider = ${want.provider}
        and version = ${want.version} and deleted is null
    ), due as materialized (
      select account, region, job_id from job
      where account = ${want.account} and region = ${want.region}
        and action_type = ${want.actionType} and claimant = 'worker'
        and status in ('Queued', 'Dispatched') and available_at <= ${want.now}::bigint
        and (${queryKey}::text is null or query_value = ${want.query?.value ?? null})
        and exists (select from type where queryable is not distinct from ${queryKey}::text)
      order by available_at, seq limit ${want.max}
      for update skip locked
    ), claimed as (
      update job j set status = 'Dispatched', nonce = gen_random_uuid()::text,
        available_at = ${want.now}::bigint + ${want.lease}::bigint
      from due
      where j.account = due.account and j.region = due.region and j.job_id = due.job_id
      returning j.account, j.region, j.job_id, j.seq, j.claimant, j.status, j.nonce, j.pipeline_id,
        j.pipeline_name, j.pipeline_execution_id, j.action_execution_id, j.continuation_token, j.data
    )
    select type.queryable, claimed.* from type left join claimed on true order by claimed.seq`);
  const [first] = rows;
  if (!first) return undefined;
  return { queryable: first.queryable, jobs: rows.filter((row) => row.job_id !== null) };
};

export interface Acknowledgement extends Tenant {
  readonly jobId: string;
  readonly nonce: string;
}

export interface Acknowledged {
  /** Which of the asked ones it answers. */
  readonly index: number;
  /** Absent when there is no such job. */
  readonly status: JobStatus | null;
  readonly isNonceRight: boolean | null;
}

/**
 * Gives jobs to the workers that hold their nonces. Of two that name one job only the holder of the
 * latest hand-out's nonce has it; asking again is answered alike.
 */
export const acknowledgeJobs = (
  database: Database,
  wanted: readonly Acknowledgement[],
): Promise<readonly Acknowledged[]> =>
  database.rows(sql<Acknowledged>`
    with wanted as (
      select * from jsonb_to_recordset(${json(wanted.map((one, index) => ({ ...one, index })))}::text::jsonb)
        as w(index integer, account text, region text, "jobId" uuid, nonce text)
    ), acknowledged as (
      update job j set status = 'InProgress'
      from wanted w
      where j.account = w.account and j.region = w.region and j.job_id = w."jobId"
        and j.nonce = w.nonce and j.status = 'Dispatched' and j.claimant <> 'thirdParty'
      returning j.account, j.region, j.job_id
    )
    select w.index, case when a.job_id is null then j.status else 'InProgress' end as status,
      j.nonce = w.nonce as "isNonceRight"
    from wanted w
    left join job j on j.account = w.account and j.region = w.region and j.job_id = w."jobId"
      and j.claimant <> 'thirdParty'
    left join acknowledged a on a.account = w.account and a.region = w.region
      and a.job_id = w."jobId"`);

/** A job that the server does itself. */
export interface ServerJobRow<Data extends JobRowData = JobRowData> extends JobRow<Data> {
  readonly created: number;
}

/**
 * Hands out jobs that the server does itself. The hand-out is a lease: a server that dies lets it
 * lapse, and another one takes the job up. Here, too, which ones these are is asked only once.
 */
export const claimServerJobs = (
  database: Database,
  want: { readonly max: number; readonly now: number; readonly lease: number },
): Promise<readonly ServerJobRow[]> =>
  database.rows(sql<ServerJobRow>`
    with due as materialized (
      select account, region, job_id from job
      where claimant = 'server' and status in ('Queued', 'Dispatched')
        and available_at <= ${want.now}::bigint
      order by available_at, seq limit ${want.max}
      for update skip locked)
    update job j set status = 'Dispatched', nonce = gen_random_uuid()::text,
      available_at = ${want.now}::bigint + ${want.lease}::bigint
    from due
    where j.account = due.account and j.region = due.region and j.job_id = due.job_id
    returning j.account, j.region, j.job_id, j.claimant, j.status, j.nonce, j.pipeline_id,
      j.pipeline_name, j.pipeline_execution_id, j.action_execution_id, j.continuation_token, j.created, j.data`);

/** Says when hand-outs of a server lapse: later, to keep them, or sooner, to let them go. */
export const renewServerJobs = (
  database: Database,
  held: readonly (Tenant & { readonly jobId: string; readonly nonce: string })[],
  until: number,
): Promise<readonly unknown[]> =>
  database.rows(sql`
    update job j set available_at = ${until}::bigint
    from jsonb_to_recordset(${json(held)}::text::jsonb)
      as w(account text, region text, "jobId" uuid, nonce text)
    where j.account = w.account and j.region = w.region and j.job_id = w."jobId"
      and j.nonce = w.nonce and j.status = 'Dispatched'`);

/** Frees what a server of this database held when it died; only its only server may ask. */
export const releaseServerJobs = (database: Database, now: number): Promise<readonly unknown[]> =>
  database.rows(sql`
    update job set available_at = ${now}::bigint
    where claimant = 'server' and status = 'Dispatched'`);
